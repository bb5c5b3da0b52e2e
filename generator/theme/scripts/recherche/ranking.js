// Terms → pages, the likeliest first: a rare word counts more than a common one, a title more than a line, and a page
// that lacks a word stands lower without being left out.
import { fits } from "../shared/fitting.js";

/**
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./understanding.js").Term} Term
 * @typedef {import("../shared/fitting.js").AtHand} AtHand
 * @typedef {{ id: number, score: number }} Ranked
 * @typedef {Term & { rarity: number }} Weighed
 */

const LIGHT = 0.25; // of a word that people say in any question
const MISSING = 0.8; // how much a page falls with the words that it lacks
const FLOOR = 0.12; // of the best score: below, a page has too little to do with the question
const [SIZE_RARITY, SIZE_WEIGHT] = [4, 60]; // of a tool that suits the time or the people at hand

/**
 * @param {Library} library
 * @param {Term[]} terms
 * @param {AtHand} atHand
 * @returns {Promise<{ ranked: Ranked[], weighed: Weighed[] }>}
 */
export async function ranked(library, terms, atHand) {
  const { pages: total } = await library.rules();
  const found = await Promise.all(terms.map((term) => loudness(library, term)));
  const weighed = terms.map((term, rank) => ({ ...term, rarity: rarity(total, found[rank].size) * (term.light ? LIGHT : 1) }));
  /** @type {Map<number, { sum: number, held: Set<string> }>} */
  const sums = new Map();
  /** @param {number} id @param {number} worth @param {string[]} words */
  const add = (id, worth, words) => {
    const it = sums.get(id) ?? { sum: 0, held: new Set() };
    it.sum += worth;
    for (const word of words) it.held.add(word);
    sums.set(id, it);
  };
  for (const term of weighed) {
    // Neighbours say no more together than each of them does.
    const parts = weighed.filter((it) => !it.of.length && term.of.includes(it.word));
    if (term.of.length) term.rarity = Math.min(term.rarity, parts.reduce((sum, it) => sum + it.rarity, 0) || term.rarity);
  }
  found.forEach((pages, rank) => {
    const { word, of, rarity: rare } = weighed[rank];
    for (const [id, loud] of pages) add(id, rare * loud, of.length ? of : [word]);
  });
  const asked = new Map(weighed.flatMap(({ word, of, rarity: rare }) => (of.length ? [] : [[word, rare]])));
  if (Object.keys(atHand).length) {
    asked.set(SIZE, SIZE_RARITY);
    for (const [id, minutes, min, max] of await library.sizes()) {
      const close = atHand.minutes ? minutes / atHand.minutes : 1; // the longest that suits comes first
      if (fits({ minutes, min, max }, atHand)) add(id, SIZE_RARITY * SIZE_WEIGHT * close, [SIZE]);
    }
  }
  const whole = [...asked.values()].reduce((sum, it) => sum + it, 0);
  const scored = [...sums].map(([id, { sum, held }]) => {
    const has = [...held].reduce((all, word) => all + (asked.get(word) ?? 0), 0);
    return { id, score: sum * (whole ? has / whole : 1) ** MISSING };
  });
  scored.sort((a, b) => b.score - a.score || a.id - b.id);
  const least = FLOOR * (scored[0]?.score ?? 0);
  return { ranked: scored.filter((it) => it.score >= least), weighed };
}

const SIZE = "\u0000size";

const rarity = (/** @type {number} */ total, /** @type {number} */ pages) => Math.log(1 + total / (pages || 1));

/**
 * For each page that answers a term, how loud it says it.
 * @param {Library} library
 * @param {Term} term
 * @returns {Promise<Map<number, number>>}
 */
async function loudness(library, { wanted }) {
  /** @type {Map<number, number>} */
  const pages = new Map();
  for (const { stem, factor } of wanted) {
    // Stems of one term stand in one file, which is here.
    // oxlint-disable-next-line no-await-in-loop
    const said = (await library.near(stem))[stem] ?? {};
    for (const [weight, steps] of Object.entries(said)) {
      let id = 0;
      for (const step of steps) {
        id += step;
        pages.set(id, Math.max(pages.get(id) ?? 0, Number(weight) * factor));
      }
    }
  }
  return pages;
}
