// The whole session on one page, to keep in hand: the hour planned and real, who, with what, and what may be cut short.
import { element } from "../shared/elements.js";
import { counted, duration, number } from "../shared/french.js";
import { lineToWrite, slotted } from "./blocks.js";
import { fit } from "./fitting.js";
import { shortFoot } from "./feet.js";
import { cell, closeOf, isPause, nameOf, seated, sheet, table } from "./setting.js";
import { printable } from "./typography.js";
import { whoTold } from "./who.js";

/**
 * @typedef {import("./setting.js").Setting} Setting
 * @typedef {import("./setting.js").Part} Part
 */

const SIZES = [14, 13.5, 13, 12.5, 12];
const AIRS = [0.35, 0.28, 0.22, 0.16, 0.1, 0.04];
const NAMED = 3; // things to bring that it names at least: the list has them all

/**
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function runSheet(setting) {
  const page = made(setting, true);
  if (fit(page, SIZES, AIRS)) return [page];
  // Without its moments where they would be too small to read.
  const shorter = made(setting, false);
  fit(shorter, SIZES, AIRS);
  return [shorter];
}

/**
 * @param {Setting} setting
 * @param {boolean} moments
 */
function made({ session, words, foot, date }, moments) {
  const { conducteur, le, fin } = words.mots;
  const close = closeOf(session);
  const when = element("p", { class: "feuillet__quand" },
    `${counted(session.kit.participants, "personne", "personnes")} · `, ...slotted(conducteur.en_tout, { duree: duration(session.minutes) }), " · ",
    ...(date ? [date] : [`${le} `, lineToWrite()]));
  const title = element("h3", {}, ...slotted(conducteur.titre, { debut: session.parts[0].start, fin: close }));
  const end = element("tr", {}, cell({}, element("strong", {}, close)), cell({}), cell({ colspan: "5" }, fin), cell({}));
  const rows = [...session.parts.flatMap((it) => rowsOf(it, session.kit.participants, words, moments)), end];
  const body = element("div", { class: "feuillet__corps" }, table("conducteur", conducteur.colonnes, rows));
  return sheet("conducteur", title.textContent ?? "", element("header", { class: "feuillet__tete" }, title, when), body, shortFoot(foot));
}

/**
 * @param {Part} part
 * @param {number} everybody
 * @param {import("./sources.js").Words} words
 * @param {boolean} moments
 */
function rowsOf(part, everybody, words, moments) {
  const own = moments ? part.moments : [];
  const rows = String(1 + own.length);
  const who = whoTold(part.people, part.made.rooms, everybody);
  const strong = (/** @type {string} */ text) => element("strong", {}, text);
  const things = atHand(part, part.moments.length);
  const first = element("tr", { class: isPause(part) ? "tableau__pause" : "tableau__partie" },
    cell({}, strong(part.start)), cell({}, duration(part.minutes)),
    ...(who ? [cell({}, strong(nameOf(part))), cell({}, who)] : [cell({ colspan: "2" }, strong(nameOf(part)))]),
    cell({ rowspan: rows }), cell({ rowspan: rows, class: "tableau__petit" }, moments ? things : ""), cell({ rowspan: rows }), cell({}));
  return [first, ...own.map((it) => element("tr", {},
    cell({}, it.start), cell({}, duration(it.minutes)), cell({}, printable(it.titre)), cell({}, seated(it.forme, it.comment, words)), cell({})))];
}

/**
 * What to bring, by its name alone, as many as the moments leave room for: « Feutres · et 4 autres ».
 * @param {Part} part
 * @param {number} lines
 */
export function atHand(part, lines) {
  const names = (part.fiche?.materiel ?? []).map((it) => printable(it.nom.split(",")[0].split(" (")[0]));
  const named = Math.max(NAMED, Math.floor((lines + 1) / 2));
  const others = names.length - named;
  if (others <= 1) return names.join("\u00a0· ");
  return [...names.slice(0, named), `et ${number(others)} autres`].join("\u00a0· ");
}
