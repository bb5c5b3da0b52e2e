// A text without what people forget, add or write otherwise: capitals, accents, ligatures, hyphens, apostrophes.
// Each has a twin in Python, which a test compares: `folded` of search/words.py, `slugify` of richtext.py and
// `fold` of territoires/names.py.

const ACCENTS = /[\u0300-\u036f\u00ad\u200b]/g;
const WORDS = /[a-z0-9]+/g;
/** @type {Map<string, string>} */
const SHORT = new Map(Object.entries({ st: "saint", ste: "sainte", sts: "saints", stes: "saintes", s: "sur", ss: "sous" }));

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
  const words = slug(name).split("-");
  // « s/ » is short for « sur » between two words only; a name may also begin or end with these letters.
  const full = (/** @type {string} */ word, /** @type {number} */ rank) =>
    word.startsWith("st") || (rank > 0 && rank < words.length - 1) ? (SHORT.get(word) ?? word) : word;
  return words.map(full).join("-");
}
