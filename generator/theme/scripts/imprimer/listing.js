// The lines of a list of what to print, as generator/printing/print_list.py writes them.
import { counted, number } from "../shared/french.js";
import { paperOf, PER_A4 } from "../composer/jobs.js";
import { cutIn, handwork } from "./handwork.js";
import { printable } from "./typography.js";

/**
 * @typedef {import("../composer/jobs.js").Job} Job
 * @typedef {import("./sources.js").Words} Words
 * @typedef {{ combien: string, titre: string, usage: string, papier: string }} Line
 * @typedef {{ words: Words, titleOf: (slug: string) => string, hasTables: (slug: string) => boolean }} Known
 */

/**
 * How many, of what, for whom, on which paper; the title begins with the number of the job.
 * @param {Job} job
 * @param {Known} known
 * @returns {Line}
 */
export function lineOf(job, known) {
  const line = job.support ? ofSupport(job, job.support, known) : ofSession(job, known);
  return { ...line, titre: `${job.number}. ${line.titre}` };
}

/**
 * « 7 feuilles A3 et 36 feuilles A4 ».
 * @param {Job[]} jobs
 */
export const paperTold = (jobs) => paperOf(jobs).map(([paper, sheets]) => `${counted(sheets, "feuille", "feuilles")} ${paper}`).join(" et ");

/**
 * What is left to do once all this is printed, and about how long it takes.
 * @param {Job[]} jobs
 * @returns {string}
 */
export function handworkTold(jobs) {
  const work = handwork(jobs);
  if (!work.minutes) return "";
  const told = ["ranger les tirages"];
  if (work.strokes) told.push(`${counted(work.strokes, "coupe", "coupes")}, cinq feuilles à la fois`);
  if (work.folds) told.push(`${counted(work.folds, "feuille", "feuilles")} à plier`);
  if (work.joints) told.push(counted(work.joints, "collage", "collages"));
  return `Une fois imprimé, comptez environ ${counted(work.minutes, "minute", "minutes")}\u00a0: ${told.join("\u202f; ")}.`;
}

/**
 * What it takes to cut, glue and hang all this, and to fill in what is handed out.
 * @param {Job[]} jobs
 * @returns {string}
 */
export function toolsTold(jobs) {
  const work = handwork(jobs);
  const told = [];
  if (work.strokes) told.push("une rogneuse ou des ciseaux");
  if (work.joints) told.push("de la colle");
  if (jobs.some((it) => it.kind === "programme" || it.kind === "question" || it.support?.type === "affiche")) told.push("du ruban adhésif repositionnable");
  told.push("de quoi écrire pour chaque personne");
  return told.join(", ");
}

/** @param {Job} job */
const sheets = (job) => `${number(job.sheets)}\u00a0${job.paper}`;

/**
 * @param {Job} job
 * @param {Known} known
 * @returns {Line}
 */
function ofSession(job, { words, titleOf, hasTables }) {
  const { mots, seance } = words;
  const copies = counted(job.copies, "feuille", "feuilles");
  if (job.kind === "participants") {
    const question = job.question ? ` · ${printable(job.question)}` : "";
    const usage = (hasTables(job.fiche) ? "une par table" : "à montrer") + question;
    return { combien: copies, titre: `${titleOf(job.fiche)}, pour les participants`, usage, papier: sheets(job) + sides(job) };
  }
  if (job.kind in seance) {
    const [unit, titre, usage] = seance[job.kind];
    return { combien: counted(job.copies, unit, `${unit}s`), titre, usage: printable(job.question) || usage, papier: sheets(job) + glued(job) + madeOf(job) };
  }
  if (job.kind === "presence") {
    return { combien: counted(job.sheets, "feuille", "feuilles"), titre: mots.presence.titre, usage: "à l’accueil", papier: sheets(job) };
  }
  return { combien: copies, titre: mots.avis.titre, usage: "à la fin", papier: sheets(job) + madeOf(job) };
}

/**
 * @param {Job} job
 * @param {import("../composer/session.js").Support} support
 * @param {Known} known
 * @returns {Line}
 */
function ofSupport(job, support, { words, titleOf }) {
  const deck = support.pieces;
  const unit = { cartes: "carte", etiquettes: "étiquette" }[support.type] ?? support.type;
  const alone = counted(job.copies, unit, `${unit}s`);
  const combien = deck > 1 ? `${counted(job.copies, "jeu", "jeux")} de ${number(deck)}` : alone;
  const size = job.glued > 1 || support.format in PER_A4 ? support.format : job.paper;
  const runs = job.masters > job.glued && job.runs > 1 ? ` (${counted(job.masters, "page", "pages")} × ${number(job.runs)})` : "";
  // The block that it stands in says already what is there if one wants.
  const before = support.usage === "preparation" ? `${words.usages[support.usage]} · ` : "";
  const usage = `${before}${words.types[support.type]} ${size} · ${titleOf(job.fiche)}`;
  return { combien, titre: printable(support.titre), usage, papier: sheets(job) + madeOf(job) + glued(job) + sides(job) + runs };
}

/**
 * What is done with each sheet.
 * @param {Job} job
 */
function madeOf(job) {
  if (job.kind === "chevalets") return " à plier en deux";
  const pieces = cutIn(job);
  return pieces > 1 ? ` à couper en\u00a0${pieces}` : "";
}

/** @param {Job} job */
const sides = (job) => (job.duplex ? ", recto verso" : "");

/** @param {Job} job */
function glued(job) {
  if (job.glued === 1) return "";
  return job.copies > 1 ? `, à coller par\u00a0${number(job.glued)}` : " à coller ensemble";
}
