// The table of a comparison: a line a subject, a column a territory, and how they stand to each other.
import { all, element } from "../shared/elements.js";
import { story } from "./stories.js";

/**
 * @typedef {{ slug: string, name: string, url: string, line: HTMLTableRowElement }} Territory a line of the page’s table
 * @typedef {{ title: string, anchor?: string, index: number }} Row a subject; with an anchor, it is told in a story
 * @typedef {"same" | "different" | "partial" | "told" | "untold"} Standing
 */

/** @type {Record<Standing, [sign: string, meaning: string]>} */
const MARKS = {
  same: ["=", "Pareil"],
  different: ["≠", "Différent"],
  partial: ["◐", "En partie renseigné"],
  told: ["●", "Raconté par tous"],
  untold: ["○", "Raconté par personne"],
};

/**
 * The comparison of the chosen territories, on the rows of the page’s own table.
 * @param {HTMLTableElement} everything
 * @param {Territory[]} chosen
 * @returns {Promise<HTMLTableElement>}
 */
export async function tableOf(everything, chosen) {
  const rows = all(everything, "thead th[data-rubrique]", HTMLTableCellElement).map((head, index) => ({
    title: head.textContent ?? "",
    anchor: head.dataset.ancre,
    index: index + 1,
  }));
  // On a phone, lines and cells are laid out otherwise; said, their roles stay those of a table in every browser.
  const made = element("table", { class: "comparaison", role: "table", "data-territoires": String(chosen.length) });
  const names = chosen.map(({ name }) => name).join(", ");
  const heads = chosen.map(({ name, url }) => element("th", { scope: "col", role: "columnheader" }, element("a", { href: url }, name)));
  made.append(element("caption", {}, `Comparaison\u00a0: ${names}`));
  const lines = await Promise.all(rows.map((row) => lineOf(row, chosen)));
  made.append(
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, element("td", { role: "cell" }), ...heads)),
    element("tbody", { role: "rowgroup" }, ...lines),
  );
  return made;
}

/**
 * The cell of the page’s table.
 * @param {Territory} territory
 * @param {Row} row
 */
const cellIn = ({ line }, { index }) => line.cells[index];

/**
 * The words of a cell that lists some.
 * @param {Territory} territory
 * @param {Row} row
 */
const words = (territory, row) => all(cellIn(territory, row), "li", HTMLElement).map((item) => item.textContent ?? "");

/**
 * Whether a territory tells something of a row.
 * @param {Territory} territory
 * @param {Row} row
 */
const tells = (territory, row) => !cellIn(territory, row).querySelector(".non-renseigne");

/**
 * How the territories stand to each other on a row.
 * @param {Row} row
 * @param {Territory[]} chosen
 * @returns {Standing}
 */
function standing(row, chosen) {
  const telling = chosen.filter((it) => tells(it, row)).length;
  if (telling === 0) return "untold";
  if (telling < chosen.length) return "partial";
  if (row.anchor) return "told";
  const [first, ...others] = chosen.map((it) => words(it, row).sort().join("\n"));
  return others.every((it) => it === first) ? "same" : "different";
}

/**
 * @param {Row} row
 * @param {Territory[]} chosen
 */
async function lineOf(row, chosen) {
  const kind = standing(row, chosen);
  const [sign, meaning] = MARKS[kind];
  const mark = element("span", { class: "comparaison__marque" }, element("span", { "aria-hidden": "true" }, `${sign} `), meaning);
  const head = element("th", { scope: "row", role: "rowheader" }, element("span", {}, row.title), " ", mark);
  const cells = await Promise.all(chosen.map((it) => cellOf(row, it, chosen)));
  return element("tr", { role: "row", "data-marque": kind }, head, ...cells);
}

/**
 * @param {Row} row
 * @param {Territory} territory
 * @param {Territory[]} chosen
 */
async function cellOf(row, territory, chosen) {
  const cell = element("td", { role: "cell", "data-nom": territory.name });
  if (!tells(territory, row)) {
    cell.append(element("p", { class: "non-renseigne" }, "Non renseigné"));
  } else if (row.anchor) {
    try {
      cell.append(...(await story(territory.url, row.anchor)));
    } catch {
      cell.append(element("p", {}, "Ce récit n’a pas pu être lu ici\u00a0: "));
    }
    if (cell.querySelector(".enonce") === null) {
      cell.append(element("a", { href: `${territory.url}#${row.anchor}` }, `lire celui de ${territory.name}`));
    }
  } else {
    cell.append(listOf(row, territory, chosen));
  }
  return cell;
}

/**
 * A cell of words, those that all the territories have set apart by a sign and by words.
 * @param {Row} row
 * @param {Territory} territory
 * @param {Territory[]} chosen
 */
function listOf(row, territory, chosen) {
  const items = words(territory, row).map((word) => {
    if (!chosen.every((it) => words(it, row).includes(word))) return element("li", {}, word);
    const sign = element("span", { "aria-hidden": "true" }, "= ");
    return element("li", { class: "commun" }, sign, word, element("span", { class: "invisible" }, " (en commun)"));
  });
  return element("ul", {}, ...items);
}
