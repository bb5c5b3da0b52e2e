// What can be printed of a session, part by part.
import { attendance, evaluation } from "./evening.js";
import { credits, precautions } from "./credits.js";
import { lists } from "./lists-sheet.js";
import { pagesOf } from "./fitting.js";
import { participants } from "./participants-sheet.js";
import { programme, questionPoster, tents } from "./wall.js";
import { runSheet } from "./run-sheet.js";
import { script } from "./script-sheet.js";
import { tickets } from "./tickets.js";

/**
 * @typedef {import("./setting.js").Setting} Setting
 * @typedef {import("../composer/jobs.js").Job} Job
 * @typedef {{ sheet: HTMLElement, runs: number, pages: number }} Printed one master, and how many times it is printed
 * @typedef {{ key: string, titre: string, dated?: boolean, make: (setting: Setting) => Omit<Printed, "pages">[] }} Part `dated` where it says when or where
 */

const of = (/** @type {Setting} */ { session }, /** @type {string} */ kind) => session.jobs.filter((it) => it.kind === kind);
const once = (/** @type {HTMLElement[]} */ sheets) => sheets.map((it) => ({ sheet: it, runs: 1 }));

/**
 * The parts in the order of the stack of paper, those that are jobs under their kinds; the lists are made once the others are chosen.
 * @type {Part[]}
 */
export const PARTS = [
  { key: "conducteur", titre: "Le conducteur, sur une page", dated: true, make: (it) => once(runSheet(it)) },
  { key: "script", titre: "Le script\u00a0: ce qu’on dit, ce qu’on fait", make: (it) => once(script(it)) },
  { key: "listes", titre: "Les listes\u00a0: à imprimer, à apporter", make: () => [] },
  { key: "precautions", titre: "Les précautions", make: (it) => once(precautions(it)) },
  { key: "participants", titre: "Les consignes, pour les participants", make: (it) => of(it, "participants").map((job) => ({ sheet: participants(it, job), runs: job.runs })) },
  { key: "question", titre: "Les questions, à afficher", make: (it) => of(it, "question").map((job) => ({ sheet: questionPoster(it, job.question), runs: job.copies })) },
  { key: "programme", titre: "Le programme, au mur", dated: true, make: (it) => once(programme(it)) },
  { key: "tirage", titre: "Les billets qui tirent les tables au sort", make: (it) => once(it.session.drawn.length ? tickets(it) : []) },
  { key: "chevalets", titre: "Les numéros des tables, à plier", make: (it) => once(tents(it)) },
  { key: "presence", titre: "La feuille de présence", dated: true, make: (it) => once(attendance(it)) },
  { key: "avis", titre: "Les avis, à chaud", dated: true, make: (it) => of(it, "avis").flatMap(({ runs }) => evaluation(it).map((sheet) => ({ sheet, runs }))) },
  { key: "credits", titre: "Les crédits et les licences", make: (it) => once(credits(it)) },
];

/**
 * The sheets of a part, and on how many pages each goes.
 * @param {Part} part
 * @param {Setting} setting
 * @returns {Printed[]}
 */
export const made = (part, setting) => part.make(setting).map(counted);

/**
 * The list of what is asked for.
 * @param {Setting} setting
 * @param {Job[]} jobs
 * @returns {Printed[]}
 */
export const madeOfLists = (setting, jobs) => once(lists(setting, jobs)).map(counted);

/**
 * @param {Omit<Printed, "pages">} it
 * @returns {Printed}
 */
const counted = ({ sheet, runs }) => ({ sheet, runs, pages: sheet.matches(".feuillet--courante:not(.feuillet--une-page)") ? pagesOf(sheet) : 1 });

/**
 * A job as this page prints it: posters on one A4, and both sides only where there are two pages.
 * @param {Job} job
 * @param {boolean} twoSides
 * @returns {Job}
 */
export function asPrintedHere(job, twoSides) {
  if (job.kind === "participants") return { ...job, duplex: twoSides };
  if (job.kind !== "programme" && job.kind !== "question") return { ...job };
  return { ...job, paper: "A4", masters: 1, glued: 1, runs: job.copies, sheets: job.copies };
}
