// What would mend what is remarked: the words of the button, and the plan once it is pressed.
import { duration, number } from "../shared/french.js";
import { plannedPart } from "./plan.js";

/**
 * @typedef {import("./advice.js").Fix} Fix
 * @typedef {import("./plan.js").Plan} Plan
 */

export const USUAL_PAUSE = 15; // minutes

/**
 * @param {Fix} fix
 * @returns {string}
 */
export function wordsOf(fix) {
  if (fix.kind === "minutes") return `Passer à ${duration(fix.minutes)}`;
  if (fix.kind === "swap") return "Les échanger";
  if (fix.kind === "rooms") return `La tenir en ${number(fix.rooms)} lieux`;
  if (fix.kind === "pause") return `Ajouter une pause de ${duration(USUAL_PAUSE)}`;
  return `Voir les outils de ${duration(fix.minutes)} au plus`;
}

/**
 * The parts of the plan once mended.
 * @param {Plan} plan
 * @param {Fix} fix
 * @returns {Plan["suite"]}
 */
export function mended({ suite }, fix) {
  const made = [...suite];
  if (fix.kind === "minutes") made[fix.place] = { ...made[fix.place], durees: { ...made[fix.place].durees, [fix.step + 1]: fix.minutes } };
  if (fix.kind === "swap") [made[fix.place], made[fix.other]] = [made[fix.other], made[fix.place]];
  if (fix.kind === "rooms") made[fix.place] = { ...made[fix.place], salles: fix.rooms };
  if (fix.kind === "pause") made.splice(fix.place, 0, plannedPart({ minutes: USUAL_PAUSE }));
  return made;
}
