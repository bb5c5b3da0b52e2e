// A text without what people forget, add or write otherwise: capitals, accents, ligatures, hyphens, apostrophes.
// `folded` is Python’s `folded` of generator/search/words.py, `slug` its `slugify`: tests compare them.

const ACCENTS = /[\u0300-\u036f\u00ad\u200b]/g;
const WORDS = /[a-z0-9]+/g;
const SHORT = new Map([
  ["st", "saint"],
  ["ste", "sainte"],
  ["sts", "saints"],
  ["stes", "saintes"],
]);

/**
 * `text` in lower case, without accents or ligatures.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text.normalize("NFKD").toLowerCase().replace(ACCENTS, "").replace(/œ/g, "oe").replace(/æ/g, "ae");
}

/**
 * `text` as an identifier: its words joined by hyphens.
 * @param {string} text
 * @returns {string}
 */
export function slug(text) {
  return (folded(text).replace(/\p{M}/gu, "").match(WORDS) ?? []).join("-");
}

/**
 * The name of a place as it is compared: « St Étienne », « saint-etienne » and « Saint’Etienne » are one.
 * @param {string} name
 * @returns {string}
 */
export function placeName(name) {
  return (folded(name).match(WORDS) ?? []).map((word) => SHORT.get(word) ?? word).join("");
}
