// Who is there for a part, as generator/seance/telling.py tells it.
import { counted } from "../shared/french.js";

/**
 * « 80 personnes, dans 2 lieux », « 4 personnes »; empty when it is everybody in one place.
 * @param {number} people
 * @param {number} rooms
 * @param {number} everybody
 * @returns {string}
 */
export function whoTold(people, rooms, everybody) {
  if (rooms === 1 && people === everybody) return "";
  const places = rooms > 1 ? `, dans ${rooms}\u00a0lieux` : "";
  return `${counted(people, "personne", "personnes")}${places}`;
}
