// Communes, read a department at a time, and the one that a typed name means.
import { placeName } from "../shared/folding.js";
import { near } from "../shared/misspelling.js";
import { askedOnce, fetched } from "../shared/network.js";
import { form } from "./page.js";

/** @typedef {Record<string, string>} Names names of places, by code */

const MOST = 3;
/** @type {Names} */
const read = {};

/** @type {(file: string) => Promise<Names>} */
const list = askedOnce(async (file) => (await fetched(new URL(`${form.dataset.communes}${file}.json`, document.baseURI))).json());

/**
 * The departments as one looks for them, [code, name]: Corsica’s two come after the 19th.
 * @returns {Promise<[string, string][]>}
 */
export async function departments() {
  const rank = (/** @type {string} */ code) => code.replace(/^2(?=[AB])/, "20");
  return Object.entries(await list("index")).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
}

/**
 * The communes of a department.
 * @param {string} department
 * @returns {Promise<Names>}
 */
export async function communesOf(department) {
  const [communes, names] = await Promise.all([list(department), list("index")]);
  for (const [code, it] of Object.entries(communes)) read[code] = `${it} · ${names[department]}`;
  return communes;
}

/**
 * « Roubaix · Nord », when the list of that department was read.
 * @param {string} code
 * @returns {string | undefined}
 */
export const placeRead = (code) => read[code];

/**
 * Reads the list that has the commune of that code; none when no department begins so.
 * @param {string} code
 */
export async function readPlace(code) {
  const department = code.slice(0, /^9[78]/.test(code) ? 3 : 2);
  if (department in (await list("index"))) await communesOf(department);
}

/**
 * The code of the commune that `typed` names, whatever its accents, hyphens and capitals.
 * @param {Names} communes
 * @param {string} typed
 * @returns {string | undefined}
 */
export function codeOf(communes, typed) {
  const wanted = placeName(typed);
  return Object.keys(communes).find((code) => placeName(communes[code]) === wanted);
}

/**
 * The names that look most like one that no commune bears: « Lyon 7e » → Lyon, « Roubaixx » → Roubaix.
 * @param {Names} communes
 * @param {string} typed
 * @returns {string[]}
 */
export function nearest(communes, typed) {
  const wanted = placeName(typed);
  if (wanted.length < 3) return [];
  const folded = Object.values(communes).map((name) => ({ name, key: placeName(name) }));
  const alike = [
    folded.filter(({ key }) => near(key, wanted)),
    folded.filter(({ key }) => key.startsWith(wanted) || (key.length > 3 && wanted.startsWith(key))),
    folded.filter(({ key }) => key.includes(wanted)),
  ];
  return [...new Set(alike.flat().map(({ name }) => name))].slice(0, MOST);
}
