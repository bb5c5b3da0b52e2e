// What a session asks for, in words: what to know, what to print, what to bring.
import { element } from "../shared/elements.js";
import { advice } from "./advice.js";
import { wordsOf } from "./fixes.js";
import { counted, duration, number } from "../shared/french.js";
import { paperOf } from "./jobs.js";
import { remarked } from "./remarks.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./jobs.js").Job} Job
 */

/** @type {Record<string, string>} */
const OWN_TITLES = { question: "La question au mur", programme: "Le programme", presence: "Feuille de présence", avis: "Votre avis" };

/**
 * « De 18:00 à 20:20, 2 h 20 en tout, pour 24 personnes. »
 * @param {Session} session
 * @returns {string}
 */
export function sumUp({ kit, parts, minutes }) {
  const people = counted(kit.participants, "personne", "personnes");
  return `De ${parts[0].start} à ${parts[parts.length - 1].end}, ${duration(minutes)} en tout, pour ${people}.`;
}

/**
 * What to know and what could be better, each with a button where one does it.
 * @param {Session} session
 * @param {string} fin when one would like to be done
 * @param {(fix: import("./advice.js").Fix) => void} mend
 * @returns {HTMLLIElement[]}
 */
export function toKnow(session, fin, mend) {
  const told = [...remarked(session), ...advice(session, fin)];
  if (!told.length) return lines(["Rien de particulier."]);
  return told.map(({ said, fix }, place) => {
    const line = element("li", {}, said[0].toUpperCase() + said.slice(1));
    if (fix) {
      const button = element("button", { type: "button", class: "bouton-discret", "data-cle": `conseil-${place}` }, wordsOf(fix));
      button.addEventListener("click", () => mend(fix));
      line.append(" ", button);
    }
    return line;
  });
}

/**
 * « 7 feuilles A3 et 36 feuilles A4, sans le guide de qui anime. »
 * @param {Session} session
 * @returns {string}
 */
export function papers({ jobs }) {
  const told = paperOf(jobs).map(([paper, sheets]) => `${counted(sheets, "feuille", "feuilles")} ${paper}`);
  return `${told.join(" et ")}, sans le guide de qui anime.`;
}

/**
 * @param {Session} session
 * @param {Record<string, import("./session.js").Fiche>} tools
 * @returns {string[]}
 */
export function toPrint({ jobs }, tools) {
  return jobs.map((it) => `${titleOf(it, tools)}\u00a0: ${number(it.copies)} (${number(it.sheets)}\u00a0${it.paper})${it.needed ? "" : ", si vous voulez"}`);
}

/**
 * @param {Job} job
 * @param {Record<string, import("./session.js").Fiche>} tools
 * @returns {string}
 */
function titleOf(job, tools) {
  if (job.support) return job.support.titre;
  if (job.kind === "participants") return `${tools[job.fiche].titre}, pour les participants`;
  return job.question ? `${OWN_TITLES[job.kind]}, «\u00a0${job.question}\u00a0»` : OWN_TITLES[job.kind];
}

/**
 * @param {Session} session
 * @returns {string[]}
 */
export function toBring({ needs }) {
  return needs.map((it) => `${number(it.quantite)} × ${it.nom} (${it.fiches.join("\u202f; ")})`);
}

/** @param {string[]} texts */
const lines = (texts) => texts.map((it) => element("li", {}, it));
