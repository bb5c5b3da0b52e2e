// What every sheet tells at its foot: title, authors, licence, source, address. In the margin where the browser can.
import { element } from "../shared/elements.js";
import { root } from "./page.js";

/**
 * @typedef {import("./sources.js").Foot} Foot
 * @typedef {import("./sources.js").Words} Words
 * @typedef {import("./sources.js").ToolWords} ToolWords
 */

const inMargins = "CSSMarginRule" in window && "adoptedStyleSheets" in document;
const rules = inMargins ? new CSSStyleSheet() : null;
if (inMargins) root.dataset.marges = "";

/**
 * The licence of the words around the fiches, which keep theirs: that of all of them, else the site’s.
 * @param {ToolWords[]} tools
 * @param {Words} words
 */
export function licenceOf(tools, words) {
  const licences = [...new Set(tools.map((it) => it.licence))];
  return licences.length === 1 ? licences[0] : words.licence;
}

/**
 * The foot of what belongs to the whole session, as a kit of one’s own has it.
 * @param {string} titre
 * @param {ToolWords[]} tools
 * @param {Words} words
 * @returns {Foot}
 */
export function footOfSession(titre, tools, words) {
  const licence = licenceOf(tools, words);
  const terms = words.licences[licence];
  const oldest = tools.reduce((one, other) => (other.verifie_le < one.verifie_le ? other : one));
  return {
    titre,
    auteurs: [...new Set(tools.flatMap((it) => it.redaction))].join(", "),
    licence: terms.nom,
    licence_url: terms.adresse,
    source: tools.some((it) => it.licence !== licence) ? words.chacune : "",
    url: words.site.adresse,
    date: oldest.pied.date,
  };
}

/**
 * The lines of a foot.
 * @param {Foot} foot
 * @returns {string[]}
 */
function lines(foot) {
  const who = [foot.titre, foot.auteurs].filter(Boolean).join(" · ");
  const terms = foot.licence_url ? `${foot.licence} (${foot.licence_url})` : foot.licence;
  return [who, terms, foot.source, `${foot.url} · ${foot.date}`].filter(Boolean);
}

/**
 * « CC BY 4.0 · essaimage.example/kits », for what has little room.
 * @param {Foot} foot
 */
export const shortFoot = (foot) => element("p", { class: "feuillet__mention" }, `${foot.licence} · ${foot.url}`);

/**
 * Gives a sheet its foot: on the screen, and on paper where margins hold nothing.
 * @param {HTMLElement} sheet
 * @param {Foot} foot
 * @returns {HTMLElement}
 */
export function withFoot(sheet, foot) {
  const told = lines(foot);
  sheet.dataset.pied = told.join("\n");
  sheet.append(element("div", { class: "feuillet__pied" }, ...told.map((it) => element("p", {}, it))));
  return sheet;
}

/**
 * Names a kind of page for each foot there is among the sheets shown, and says it to the browser.
 * @param {HTMLElement[]} sheets
 */
export function putInMargins(sheets) {
  if (!rules) return;
  const known = [...new Set(sheets.flatMap((it) => it.dataset.pied ?? []))];
  for (const sheet of sheets) {
    const place = known.indexOf(sheet.dataset.pied ?? "");
    if (place >= 0) sheet.dataset.page = String(place);
  }
  rules.replaceSync(known.map((it, place) => `@page pied-${place} { ${PAGE} @bottom-left { content: ${quotedForStyle(it)}; ${LEFT} } @bottom-right { content: counter(page); ${RIGHT} } }
    @media print { .feuillet[data-page="${place}"] { page: pied-${place}; } .feuillet[data-page="${place}"] > .feuillet__pied { display: none; } }`).join("\n"));
  if (!document.adoptedStyleSheets.includes(rules)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
}

const FONT = "font: 9pt/1.25 'Atkinson Hyperlegible', sans-serif; color: #000;";
const PAGE = "size: A4; margin: 15mm 15mm 30mm;";
const LEFT = `${FONT} white-space: pre-line; text-align: left; vertical-align: top; width: 164mm; padding-top: 3mm; border-top: .5pt solid #777;`;
const RIGHT = `${FONT} font-weight: bold; text-align: right; vertical-align: top; width: 16mm; padding-top: 3mm; border-top: .5pt solid #777;`;

/** @param {string} text */
const quotedForStyle = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\A ")}"`;
