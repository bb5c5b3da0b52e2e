// A session that somebody plans, as the address of the page holds it: the twin of generator/seance/plan.py.

import { counted, quoted } from "../shared/french.js";
import { clockIn, dayIn, endIn, MOST_PARTS, numberIn, shortLine, shown, within } from "./values.js";

export { MOST_PARTS } from "./values.js";

/**
 * @typedef {{
 *   fiche: string, minutes: number, titre: string, question: string, durees: Record<string, number>,
 *   participants: number, salles: number,
 * }} PlannedPart a fiche, a pause or a titled part; `durees` holds minutes by place in the fiche, from 1 on
 * @typedef {{
 *   titre: string, participants: number, date: string, debut: string, fin: string, ouverture: number, lieu: string,
 *   animation: string, suite: PlannedPart[],
 * }} Plan the day (`2026-12-03`), the end, the place and who leads are empty until said
 */

const VERSION = "1";
export const MOST_PEOPLE = 1000;
export const LONGEST_PART = 600;
export const LONGEST = { titre: 90, nom: 70, question: 200, occasion: 60 };
const NAMES = new Set(["v", "titre", "pour", "date", "debut", "fin", "ouverture", "lieu", "animation"]);
const LONGEST_SLUG = 80;
export const MOST_PLACES = 20;
const MOST_MOMENTS = 99;
const MOST_TOLD = 4;

/** @returns {Plan} */
export const usualPlan = () => ({
  titre: "", participants: 24, date: "", debut: "18:00", fin: "", ouverture: 10, lieu: "", animation: "", suite: [],
});

/**
 * @param {Partial<PlannedPart>} given
 * @returns {PlannedPart}
 */
export const plannedPart = (given) => ({ fiche: "", minutes: 0, titre: "", question: "", durees: {}, participants: 0, salles: 1, ...given });

/**
 * The plan that a query holds, as far as it is understood, and in French what was not.
 * @param {string} query
 * @returns {{ plan: Plan, told: string[] }}
 */
export function planIn(query) {
  /** @type {string[]} */
  const told = [];
  const usual = usualPlan();
  /** @type {Map<string, string>} */
  const given = new Map();
  /** @type {PlannedPart[]} */
  const parts = [];
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === "s") parts.push(...partsIn(value, told));
    else if (NAMES.has(name)) given.set(name, value);
  }
  if ((given.get("v") ?? VERSION) !== VERSION) told.push("Cette adresse vient d’une autre version de la page : vérifiez ce qu’elle a gardé.");
  if (parts.length > MOST_PARTS) told.push(`Une séance a au plus ${MOST_PARTS} temps : les derniers sont laissés de côté.`);
  const plan = {
    titre: shortLine(given.get("titre") ?? "", LONGEST.titre),
    participants: numberIn(given.get("pour"), usual.participants, MOST_PEOPLE, told),
    date: dayIn(given.get("date") ?? "", told),
    debut: clockIn(given.get("debut") ?? usual.debut, usual.debut, told),
    fin: endIn(given.get("fin") ?? "", told),
    ouverture: numberIn(given.get("ouverture"), usual.ouverture, LONGEST_PART, told),
    lieu: shortLine(given.get("lieu") ?? "", LONGEST.occasion),
    animation: shortLine(given.get("animation") ?? "", LONGEST.occasion),
    suite: parts.slice(0, MOST_PARTS),
  };
  return { plan, told: first(told) };
}

/**
 * What was not understood, without what nobody would read to the end.
 * @param {string[]} told
 */
function first(told) {
  const more = told.length - MOST_TOLD;
  if (more <= 0) return told;
  return [...told.slice(0, MOST_TOLD), `Et ${counted(more, "autre remarque", "autres remarques")} de ce genre\u00a0: l’adresse a dû être coupée ou changée.`];
}

/**
 * Whether a query says anything of a plan: a newsletter’s names, or a version alone, do not.
 * @param {string} query
 */
export const tellsPlan = (query) => [...new URLSearchParams(query).keys()].some((it) => it === "s" || (it !== "v" && NAMES.has(it)));

/**
 * The query of a plan: always the same for the same plan, and read back as it is.
 * @param {Plan} plan
 * @returns {string}
 */
export function queryOf(plan) {
  const found = [["v", VERSION]];
  if (plan.titre) found.push(["titre", plan.titre]);
  found.push(["pour", String(plan.participants)]);
  if (plan.date) found.push(["date", plan.date]);
  found.push(["debut", plan.debut]);
  if (plan.fin) found.push(["fin", plan.fin]);
  if (plan.ouverture !== usualPlan().ouverture) found.push(["ouverture", String(plan.ouverture)]);
  if (plan.lieu) found.push(["lieu", plan.lieu]);
  if (plan.animation) found.push(["animation", plan.animation]);
  for (const part of plan.suite) found.push(["s", written(part)]);
  return `?${found.map(([name, value]) => `${name}=${escaped(value)}`).join("&")}`;
}

/** @param {string} value */
const escaped = (value) => encodeURIComponent(value).replace(/%20/g, "+").replace(/%3A/g, ":");

/**
 * @param {PlannedPart} part
 * @returns {string}
 */
function written(part) {
  const words = part.fiche ? [part.fiche] : part.titre ? [`temps.${part.minutes}`, `t.${part.titre}`] : [`pause.${part.minutes}`];
  if (part.question) words.push(`q.${part.question}`);
  const places = Object.keys(part.durees).sort((one, other) => Number(one) - Number(other));
  words.push(...places.map((place) => `m.${place}.${part.durees[place]}`));
  if (part.participants) words.push(`n.${part.participants}`);
  if (part.salles > 1) words.push(`l.${part.salles}`);
  return words.join("~");
}

/**
 * @param {string} value
 * @param {string[]} told
 * @returns {PlannedPart[]} one, or none where it is not understood
 */
function partsIn(value, told) {
  const [head, ...options] = value.split("~");
  const own = /^(pause|temps)\.(.+)$/s.exec(head);
  if (own) {
    const minutes = within(own[2], 1, LONGEST_PART);
    const title = options.find((it) => it.startsWith("t.")) ?? "t.";
    const titre = own[1] === "temps" ? shortLine(title.slice(2), LONGEST.nom) : "";
    if (minutes !== null && (own[1] === "pause" || titre)) return [plannedPart({ minutes, titre })];
  } else if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(head) && head.length <= LONGEST_SLUG) {
    return [ficheIn(head, options, told)];
  }
  told.push(`Un temps n’est pas compris\u00a0: ${shown(value)}. Il est laissé de côté.`);
  return [];
}

/**
 * @param {string} slug
 * @param {string[]} options
 * @param {string[]} told
 * @returns {PlannedPart}
 */
function ficheIn(slug, options, told) {
  const part = plannedPart({ fiche: slug });
  for (const option of options) {
    const dot = option.indexOf(".");
    const [name, value] = dot < 0 ? [option, ""] : [option.slice(0, dot), option.slice(dot + 1)];
    const [place, lasts = ""] = value.split(/\.(.*)/s);
    const [at, minutes] = [within(place, 1, MOST_MOMENTS), within(lasts, 0, LONGEST_PART)];
    if (name === "q") part.question = shortLine(value, LONGEST.question);
    else if (name === "m" && at !== null && minutes !== null) part.durees[at] = minutes;
    else if (name === "n") part.participants = within(value, 1, MOST_PEOPLE) ?? 0;
    else if (name === "l") part.salles = within(value, 1, MOST_PLACES) ?? 1;
    else if (name !== "m") told.push(`Un réglage de ${quoted(slug)} n’est pas compris\u00a0: ${shown(option)}.`);
  }
  return part;
}
