// What hands do between the printer and the session, as generator/seance/handwork.py reckons it.
import { PER_A4 } from "../composer/jobs.js";

/** @typedef {import("../composer/jobs.js").Job} Job */

/** The size in which what belongs to no fiche is cut. @type {Record<string, string>} */
const OWN_SIZES = { tirage: "A7", prenoms: "A7", avis: "A5" };
/** Strokes of a blade for one sheet, by how many pieces it gives. @type {Record<number, number>} */
const STROKES = { 1: 0, 2: 1, 4: 2, 8: 4 };
const AT_ONCE = 5; // sheets under the blade
const [SORTING, STROKE, FOLD, JOINT] = [0.5, 0.5, 0.25, 2]; // minutes
const ROUNDED = 5;

/**
 * In how many pieces a sheet of that job is cut; 1 where it stays whole.
 * @param {Job} job
 * @returns {number}
 */
export const cutIn = (job) => PER_A4[job.support ? job.support.format : OWN_SIZES[job.kind]] ?? 1;

/**
 * How many strokes of a blade, sheets to fold, joints to glue; `minutes` in all, rounded up.
 * @param {Job[]} jobs
 * @returns {{ strokes: number, folds: number, joints: number, minutes: number }}
 */
export function handwork(jobs) {
  const sum = (/** @type {(job: Job) => number} */ of) => jobs.reduce((total, it) => total + of(it), 0);
  const strokes = sum((it) => STROKES[cutIn(it)] * Math.ceil(it.sheets / AT_ONCE));
  const folds = sum((it) => (it.kind === "chevalets" ? it.sheets : 0));
  const joints = sum((it) => (it.glued - 1) * it.copies);
  const exact = jobs.length * SORTING + strokes * STROKE + folds * FOLD + joints * JOINT;
  return { strokes, folds, joints, minutes: Math.ceil(exact / ROUNDED) * ROUNDED };
}
