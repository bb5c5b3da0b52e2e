// Mistakes told beside their field, and listed together with a link to each.
import { all, element, found, maybe } from "../shared/elements.js";
import { control, controlOfItem, fieldsOf, helpOf, holder, identified, pathOf } from "./fields.js";
import { fields, form } from "./page.js";
import { readAll, readField } from "./reading.js";
import { mistakeIn, mistakesInUse, undeclared } from "./rules.js";
import { cleaned } from "./values.js";

/**
 * A mistake, what to do it again in, and how one calls that.
 * @typedef {{ box: HTMLElement, path: string, mistake: string }} Told
 */

/**
 * @param {HTMLElement} field
 * @returns {string}
 */
function mistakeOf(field) {
  // Of an open block, the fields that are missing say so themselves.
  if (field.dataset.genre === "bloc" && maybe(field, ".champ[data-obligatoire]", HTMLElement)) return "";
  const value = readField(field);
  const mistake = mistakeIn(value, field.dataset, helpOf(field)) || (form.dataset.kind === "usage" && mistakesInUse(readAll(fields))[field.dataset.champ ?? ""]) || "";
  return mistake || field.dataset.champ !== "source" ? mistake : undeclared(value, declared());
}

/**
 * The identifiers of the sources that the form holds.
 * @returns {unknown[]}
 */
function declared() {
  const sources = fieldsOf(fields).find((it) => it.dataset.champ === "sources");
  const names = sources ? all(sources, '[data-champ="id"]', HTMLElement) : [];
  return names.map(readField);
}

/**
 * Tells a mistake at the end of what it is in, or that there is none any more.
 * @param {HTMLElement} holding a field, or an item of a list of texts
 * @param {string} path
 * @param {string} mistake
 * @returns {Told[]} one, or none
 */
function tell(holding, path, mistake) {
  const told = maybe(holding, ":scope > .champ__erreur", HTMLElement);
  if (told) {
    told.textContent = mistake;
    told.hidden = !mistake;
    control(holding)?.setAttribute("aria-invalid", mistake ? "true" : "false");
  }
  const box = control(holding) ?? found(holding, "input, textarea, select, button", HTMLElement);
  const fold = mistake && box.closest("details");
  if (fold) fold.open = true;
  return mistake ? [{ box, path, mistake }] : [];
}

/**
 * Tells each mistake of a field beside it: in a list of texts, beside the text.
 * @param {HTMLElement} field
 * @returns {Told[]}
 */
export function judge(field) {
  const told = tell(field, pathOf(field), mistakeOf(field));
  const { genre, modele, element: kind } = field.dataset;
  if (genre !== "liste" || modele) return told;
  const items = /** @type {HTMLElement[]} */ ([...holder(field).children]);
  const rules = { genre: kind, lettres: field.dataset.lettres, motif: field.dataset.motif };
  const ofItems = items.flatMap((item, index) => {
    const path = items.length > 1 ? `${pathOf(field)}, ${index + 1}` : pathOf(field);
    return tell(item, path, mistakeIn(cleaned(controlOfItem(item).value).trim(), rules, helpOf(field)));
  });
  return [...told, ...ofItems];
}

/**
 * Judges again the fields of which a mistake is told: what is typed in one may mend another.
 */
export function judgeAgain() {
  for (const told of all(fields, ".champ__erreur:not([hidden])", HTMLElement)) {
    const field = told.closest(".champ");
    if (field instanceof HTMLElement) judge(field);
  }
}

/**
 * Judges every field, lists what is wrong in `list`, and says how many are.
 * @param {HTMLElement} list
 * @returns {number}
 */
export function check(list) {
  const wrong = all(fields, ".champ", HTMLElement).flatMap(judge);
  list.replaceChildren();
  list.hidden = !wrong.length;
  if (wrong.length) {
    const said = wrong.length > 1 ? `${wrong.length} champs sont à reprendre\u00a0:` : "Un champ est à reprendre\u00a0:";
    const items = wrong.map(({ box, path, mistake }) =>
      element("li", {}, element("a", { href: `#${identified(box)}` }, `${path}\u00a0: ${mistake}`)),
    );
    list.append(element("p", {}, said), element("ul", {}, ...items));
  }
  return wrong.length;
}
