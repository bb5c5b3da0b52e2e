// Groups as a facilitator reads them, as generator/seance/telling.py tells them: « 4 tables de 6 », « 12 duos ».
import { counted, number } from "../shared/french.js";

/** @typedef {import("./groups.js").Groups} Groups */

const ALONE = 1;
const PAIRS = new Map([
  [ALONE, ["personne seule", "personnes seules"]],
  [2, ["duo", "duos"]],
  [3, ["trio", "trios"]],
]);

/**
 * How people sit during a moment of that form.
 * @param {string} forme
 * @param {Groups} made
 * @returns {string}
 */
export function grouping(forme, made) {
  if (forme === "seul") return "chacun pour soi";
  if (forme === "pleniere") return made.rooms > 1 ? "tous ensemble, par lieu" : "tous ensemble";
  const places = made.rooms > 1 ? `, dans ${made.rooms}\u00a0lieux` : "";
  return `${forme === "deux" ? pairsTold(made.pairs) : tablesTold(made.tables)}${places}`;
}

/**
 * How many there are of each size, in the order of the sizes.
 * @param {number[]} sizes
 * @returns {[number, number][]} size, how many
 */
function runs(sizes) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const size of sizes) found.set(size, (found.get(size) ?? 0) + 1);
  return [...found];
}

/**
 * @param {number[]} sizes
 * @returns {string}
 */
function pairsTold(sizes) {
  const smallestFirst = runs(sizes).sort(([one], [other]) => one - other);
  return smallestFirst
    .map(([size, many]) => {
      const [word, plural] = PAIRS.get(size) ?? ["", ""];
      return counted(many, word, plural);
    })
    .join(" et ");
}

/**
 * @param {number[]} sizes
 * @returns {string}
 */
function tablesTold(sizes) {
  const told = runs(sizes).map(([size, many], place) => {
    const count = place ? number(many) : counted(many, "table", "tables");
    return `${count}${place ? "\u00a0" : " "}de\u00a0${size}`;
  });
  const last = told.pop() ?? "";
  return told.length ? `${told.join(", ")} et ${last}` : last;
}
