// What became of a plan since its address was written, as generator/seance/changed.py tells it.
import { counted, quoted } from "../shared/french.js";
import { planIn } from "./plan.js";

/**
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./plan.js").PlannedPart} PlannedPart
 * @typedef {Record<string, import("./session.js").Fiche>} Tools
 */

/**
 * The plan as it holds today, and in French what changed since. A fiche that is gone is left in.
 * @param {Plan} plan
 * @param {Tools} tools
 * @param {Record<string, string>} names the fiche of each former name
 * @returns {{ plan: Plan, told: string[] }}
 */
export function broughtUp(plan, tools, names) {
  /** @type {Set<string>} */
  const told = new Set();
  const suite = plan.suite.map((it) => partOf(it, tools, names, told));
  return { plan: { ...plan, suite }, told: [...told] };
}

/**
 * The plan of a query as it holds today, and all there is to say of it; tools that are no longer here are left aside.
 * @param {string} query
 * @param {Tools} tools
 * @param {Record<string, string>} names
 * @returns {{ plan: Plan, told: string[] }}
 */
export function understood(query, tools, names) {
  const read = planIn(query);
  const { plan, told } = broughtUp(read.plan, tools, names);
  const { suite, gone } = withoutLost(plan.suite, (slug) => slug in tools);
  return { plan: { ...plan, suite }, told: [...read.told, ...told, ...gone] };
}

/**
 * The parts whose tools are here, and a sentence on the others, where there are some.
 * @param {PlannedPart[]} suite
 * @param {(slug: string) => boolean} isHere
 * @returns {{ suite: PlannedPart[], gone: string[] }}
 */
export function withoutLost(suite, isHere) {
  const lost = [...new Set(suite.map((it) => it.fiche).filter((it) => it && !isHere(it)))];
  const gone = lost.length ? [`Ces outils ne sont plus ici, et sont laissés de côté\u00a0: ${lost.join(", ")}.`] : [];
  return { suite: suite.filter((it) => !lost.includes(it.fiche)), gone };
}

/**
 * @param {PlannedPart} part
 * @param {Tools} tools
 * @param {Record<string, string>} names
 * @param {Set<string>} told
 * @returns {PlannedPart}
 */
function partOf(part, tools, names, told) {
  const fiche = part.fiche in tools ? part.fiche : names[part.fiche] ?? part.fiche;
  if (!(fiche in tools)) return part;
  const { titre, deroule } = tools[fiche];
  if (fiche !== part.fiche) told.add(`${quoted(part.fiche)} s’appelle maintenant ${quoted(titre)}.`);
  const places = Object.keys(part.durees);
  const kept = places.filter((place) => Number(place) <= deroule.length);
  if (kept.length < places.length) {
    told.add(`${quoted(titre)} a changé depuis\u00a0: il lui reste ${counted(deroule.length, "moment", "moments")}, et les durées données à d’autres sont laissées de côté.`);
  }
  return { ...part, fiche, durees: Object.fromEntries(kept.map((place) => [place, part.durees[place]])) };
}
