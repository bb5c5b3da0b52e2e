// What people fill in: who is there, and what they thought of it.
import { element } from "../shared/elements.js";
import { ROWS_PER_PAGE } from "../composer/jobs.js";
import { lineToWrite, rich } from "./blocks.js";
import { drawing } from "./drawing.js";
import { shortFoot, withFoot } from "./feet.js";
import { box, cell, sheet, toldOrLine } from "./setting.js";

/** @typedef {import("./setting.js").Setting} Setting */

const LINES = 5; // to write on, where a question leaves the answer free

/**
 * As many sheets as there are people to sign.
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function attendance({ session, words, foot, titre, date }) {
  const { mots } = words;
  const pages = Math.ceil(session.kit.participants / ROWS_PER_PAGE);
  return Array.from({ length: pages }, () => {
    const head = element("tr", {}, ...mots.presence.colonnes.map(([name, more]) => element("th", { scope: "col" }, name, ...(more ? [element("span", {}, ` ${more}`)] : []))));
    const last = mots.presence.colonnes.length - 1;
    const rows = Array.from({ length: ROWS_PER_PAGE }, () => element("tr", {}, ...mots.presence.colonnes.map((_, place) => cell({}, ...(place === last ? [box()] : [])))));
    const page = sheet("courante", mots.presence.titre, element("h3", {}, mots.presence.titre),
      element("p", { class: "feuillet__entre" }, element("strong", {}, titre), toldOrLine(mots.date, date)),
      element("table", { class: "tableau tableau--presence" }, element("thead", {}, head), element("tbody", {}, ...rows)),
      element("div", { class: "presence__notice" }, ...rich(words.notice)));
    page.classList.add("feuillet--une-page");
    return withFoot(page, foot);
  });
}

/**
 * Three questions, two to a sheet.
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function evaluation(setting) {
  const { avis } = setting.words.mots;
  return [sheet("avis", avis.titre, half(setting, {}), half(setting, { "aria-hidden": "true" }), element("div", { class: "coupes", "aria-hidden": "true" }, element("span", { class: "coupes__milieu" })))];
}

/**
 * @param {Setting} setting
 * @param {Record<string, string>} attributes
 */
function half({ words, foot, titre, date }, attributes) {
  const { mots, questions, dessins } = words;
  const faces = Object.values(dessins.visages);
  const asked = questions.map((it) => element("li", {}, element("p", {}, element("strong", {}, it.question)), ...(it.mots.length
    ? [element("div", { class: "avis__echelle" }, ...it.mots.map((word, place) => element("span", {}, drawing(faces[place], "avis__visage"), word)))]
    : Array.from({ length: LINES }, () => element("p", { class: "avis__ligne" }, lineToWrite())))));
  return element("div", { class: "avis", ...attributes },
    element("h3", {}, mots.avis.titre),
    element("p", { class: "avis__titre" }, `${titre} · `, ...(date ? [date] : [`${mots.le} `, lineToWrite()])),
    element("p", {}, mots.avis.consigne), element("ol", {}, ...asked), shortFoot(foot));
}
