// What is seen from afar: the programme and the questions on a wall, the numbers on the tables.
import { element } from "../shared/elements.js";
import { fit } from "./fitting.js";
import { shortFoot } from "./feet.js";
import { closeOf, isPause, nameOf, sheet } from "./setting.js";
import { printable } from "./typography.js";

/** @typedef {import("./setting.js").Setting} Setting */

const PROGRAMME = [44, 40, 37, 34, 31, 28, 26, 24, 22, 20, 18, 16, 14];
const READ_WITH_QUESTIONS = 20; // points, under which the questions leave their room to the titles
const QUESTION = [110, 100, 90, 82, 74, 66, 60, 54, 48, 44, 40, 36, 32, 28, 24];

/**
 * The hours and the titles, as large as the sheet allows.
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function programme(setting) {
  const sizes = PROGRAMME.filter((it) => it >= READ_WITH_QUESTIONS);
  const asked = programmeSheet(setting, true);
  if (fit(asked, sizes)) return [asked];
  const alone = programmeSheet(setting, false);
  fit(alone, PROGRAMME);
  return [alone];
}

/**
 * @param {Setting} setting
 * @param {boolean} questions
 */
function programmeSheet({ session, words, foot, date, lieu }, questions) {
  const { mots } = words;
  const lines = session.parts.flatMap((it) => [element("dt", {}, it.start), element("dd", {},
    element(isPause(it) ? "span" : "strong", {}, it.sequence ? nameOf(it) : "Accueil"),
    ...(questions && it.question ? [element("span", { class: "programme__question" }, printable(it.question))] : []))]);
  const list = element("dl", { class: "programme__suite" }, ...lines, element("dt", {}, closeOf(session)), element("dd", {}, mots.fin));
  const where = [date, lieu].filter(Boolean).join(" · ");
  const body = element("div", { class: "feuillet__corps" }, list);
  return sheet("affiche", mots.programme,
    element("h3", {}, mots.programme), ...(where ? [element("p", { class: "programme__ou" }, where)] : []), body, shortFoot(foot));
}

/**
 * What people are asked in a fiche.
 * @param {Setting} setting
 * @param {string} question
 * @returns {HTMLElement}
 */
export function questionPoster({ foot }, question) {
  const body = element("div", { class: "feuillet__corps question-au-mur" }, element("p", {}, printable(question)));
  const page = sheet("affiche-couchee", question, body, shortFoot(foot));
  fit(page, QUESTION);
  return page;
}

/**
 * A sheet folded in two stands on a table, and shows its number on both sides.
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function tents({ session, words, foot }) {
  const { mots } = words;
  const side = (/** @type {number} */ number, /** @type {Record<string, string>} */ attributes) => element("div", { class: "chevalet__face", ...attributes },
    element("p", { class: "chevalet__mot" }, mots.table), element("p", { class: "chevalet__numero" }, String(number)));
  return Array.from({ length: session.tables }, (_, place) => sheet("chevalet", `${mots.table} ${place + 1}`,
    side(place + 1, { "aria-hidden": "true" }), element("p", { class: "chevalet__pli" }, mots.plier), side(place + 1, {}), shortFoot(foot)));
}
