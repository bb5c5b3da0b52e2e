// What to bring, as generator/seance/needs.py reckons it.
import { amount } from "./amounts.js";

/**
 * @typedef {import("./session.js").Part} Part
 * @typedef {import("./session.js").Need} Need
 */

/**
 * Everything to bring: what is used up adds up, what is used again is brought once, as many as the most at a time.
 * @param {Part[]} parts
 * @returns {Need[]}
 */
export function needsOf(parts) {
  /** @type {Map<string, Need>} */
  const found = new Map();
  for (const part of parts) {
    for (const thing of part.fiche?.materiel ?? []) {
      const key = thing.nom.toLowerCase();
      const known = found.get(key) ?? { nom: thing.nom, quantite: 0, fiches: [] };
      const wanted = amount(part, thing.quantite, thing.par);
      const quantite = thing.consommable ? known.quantite + wanted : Math.max(known.quantite, wanted);
      const fiches = [...new Set([...known.fiches, part.fiche?.titre ?? ""])];
      found.set(key, { nom: known.nom, quantite, fiches });
    }
  }
  return [...found.values()];
}
