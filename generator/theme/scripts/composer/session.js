// A plan and its fiches → the whole session, as generator/seance/session.py reckons it.
import { amount } from "./amounts.js";
import { clock, minutesOf } from "./clock.js";
import { groups } from "./groups.js";
import { job, printable, questionJob, sessionJobs, supportJob } from "./jobs.js";
import { needsOf } from "./needs.js";
import { grouping } from "./telling.js";

/**
 * @typedef {{ minutes: number, titre: string, forme: string }} Deroule
 * @typedef {{ nom: string, quantite: number, par: string, consommable: boolean }} Materiel
 * @typedef {{
 *   titre: string, type: string, format: string, copies: number, par: string, usage: string, pieces: number, verso: boolean,
 * }} Support
 * @typedef {{
 *   titre: string, etapes: number[], publics: string[], oral: boolean, constate?: [number, number],
 *   min: number, max: number, table: number | null, deroule: Deroule[], materiel: Materiel[], supports: Support[],
 * }} Fiche
 * @typedef {import("./plan.js").PlannedPart & { copies?: { support: string, copies: number }[] }} Sequence
 * @typedef {{
 *   participants: number, debut: string, ouverture: number, suite: Sequence[], sans?: string[], avec?: string[],
 * }} Kit
 * @typedef {import("./groups.js").Groups} Groups
 * @typedef {import("./jobs.js").Job} Job
 * @typedef {import("./jobs.js").Paper} Paper
 * @typedef {{ start: string, end: string, minutes: number, titre: string, forme: string, comment: string, step: number }} Moment
 * @typedef {{
 *   start: string, end: string, minutes: number, people: number, made: Groups, sequence: Sequence | null,
 *   slug: string, fiche: Fiche | null, question: string, tables: number, moments: Moment[],
 * }} Part the opening, which has no sequence, a pause, or a fiche with its moments
 * @typedef {{ nom: string, quantite: number, fiches: string[] }} Need
 * @typedef {{ kit: Kit, parts: Part[], minutes: number, jobs: Job[], needs: Need[], tables: number, drawn: Part[] }} Session
 */

/**
 * The session of a kit; `fiches` has those that it names.
 * @param {Kit} kit
 * @param {Record<string, Fiche>} fiches
 * @param {Paper} [largest] the largest paper there is
 * @returns {Session}
 */
export function sessionOf(kit, fiches, largest = "A3") {
  let start = minutesOf(kit.debut);
  const parts = [null, ...kit.suite].map((sequence) => {
    const made = partOf(kit, sequence, fiches, start);
    start += made.minutes;
    return made;
  });
  const minutes = parts.reduce((sum, it) => sum + it.minutes, 0);
  const tables = Math.max(...parts.map((it) => it.tables));
  const drawn = parts.filter((it) => it.tables > 1 && it.people === kit.participants);
  const every = [
    ...participantsJobs(parts),
    ...questionJobs(parts, largest),
    ...supportJobs(parts, largest),
    ...sessionJobs({ sans: [], avec: [], ...kit }, tables, drawn.length > 0, largest),
  ];
  const inOrder = [...every.filter((it) => it.needed), ...every.filter((it) => !it.needed)];
  const jobs = inOrder.map((it, place) => Object.assign(it, { number: place + 1 }));
  return { kit, parts, minutes, jobs, needs: needsOf(parts), tables, drawn };
}

/**
 * @param {Kit} kit
 * @param {Sequence | null} sequence null for the opening
 * @param {Record<string, Fiche>} fiches
 * @param {number} start in minutes since midnight
 * @returns {Part}
 */
function partOf(kit, sequence, fiches, start) {
  const slug = sequence?.fiche ?? "";
  const fiche = slug ? fiches[slug] : null;
  const kept = keptOf(sequence, fiche);
  const long = fiche ? kept.reduce((sum, it) => sum + it.minutes, 0) : sequence?.minutes ?? 0;
  const minutes = sequence ? long : kit.ouverture;
  const people = sequence?.participants || kit.participants;
  const formes = kept.map((it) => it.forme);
  const made = groups(people, fiche?.table ?? null, formes, sequence?.salles ?? 1);
  const seated = fiche !== null && (fiche.table !== null || formes.includes("table"));
  let at = start;
  const moments = kept.map(({ minutes: lasts, titre, forme, step }) => {
    const begins = at;
    at += lasts;
    return { start: clock(begins), end: clock(at), minutes: lasts, titre, forme, comment: grouping(forme, made), step };
  });
  return {
    start: clock(start), end: clock(start + minutes), minutes, people, made, sequence, slug, fiche,
    question: sequence?.question ?? "", tables: seated ? made.tables.length : 0, moments,
  };
}

/**
 * The moments that a sequence keeps of its fiche, and how long each lasts then.
 * @param {Sequence | null} sequence
 * @param {Fiche | null} fiche
 * @returns {{ minutes: number, titre: string, forme: string, step: number }[]}
 */
function keptOf(sequence, fiche) {
  const asked = sequence?.durees ?? {};
  const every = (fiche?.deroule ?? []).map(({ minutes, titre, forme }, step) => ({
    minutes: asked[step + 1] ?? minutes, titre, forme, step,
  }));
  return every.filter((it) => it.minutes > 0);
}

/**
 * The parts that use each fiche, in the order of their first use.
 * @param {Part[]} parts
 * @returns {[string, Part[]][]}
 */
function usesOf(parts) {
  /** @type {Map<string, Part[]>} */
  const found = new Map();
  for (const part of parts) {
    if (part.slug) found.set(part.slug, [...(found.get(part.slug) ?? []), part]);
  }
  return [...found];
}

/**
 * What the participants of a part read that another use of its fiche may not say: its question, then its moments.
 * @param {Part} part
 * @returns {string}
 */
const readIn = (part) => JSON.stringify([part.question, ...part.moments.map((it) => [it.step, it.minutes])]);

/**
 * @param {Part[]} parts
 * @returns {Job[]}
 */
function participantsJobs(parts) {
  return usesOf(parts).flatMap(([slug, uses]) =>
    [...new Set(uses.map(readIn))].map((read) => {
      const alike = uses.filter((it) => readIn(it) === read);
      const copies = alike.reduce((sum, it) => sum + amount(it, 1, "table"), 0);
      return job("participants", copies, { runs: copies, duplex: true, fiche: slug, question: alike[0].question, use: uses.indexOf(alike[0]) });
    }));
}

/**
 * @param {Part[]} parts
 * @param {Paper} largest
 * @returns {Job[]}
 */
function questionJobs(parts, largest) {
  return usesOf(parts).flatMap(([slug, uses]) =>
    [...new Set(uses.map((it) => it.question).filter(Boolean))].map((question) => {
      const rooms = uses.filter((it) => it.question === question).reduce((sum, it) => sum + it.made.rooms, 0);
      return questionJob(slug, question, rooms, largest);
    }));
}

/**
 * @param {Part[]} parts
 * @param {Paper} largest
 * @returns {Job[]}
 */
function supportJobs(parts, largest) {
  return usesOf(parts).flatMap(([slug, uses]) => {
    const supports = (uses[0].fiche?.supports ?? []).filter(printable);
    const wanted = supports.map((it) => ({ it, copies: uses.reduce((sum, part) => sum + copiesOf(part, it), 0) }));
    return wanted.filter(({ copies }) => copies).map(({ it, copies }) => supportJob(slug, it, copies, largest));
  });
}

/**
 * How many copies of a support a part needs: those that its kit asks for, else as computed.
 * @param {Part} part
 * @param {Support} support
 * @returns {number}
 */
function copiesOf(part, support) {
  const asked = part.sequence?.copies?.find((it) => it.support === support.titre);
  return asked ? asked.copies : amount(part, support.copies, support.par);
}
