// One question and its answer: understood, ranked, and shown as pages.
import { measuresIn } from "./measures.js";
import { Passages } from "./passages.js";
import { ranked } from "./ranking.js";
import { understood } from "./understanding.js";

/**
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./passages.js").Page} Page
 * @typedef {import("./passages.js").Shown} Shown
 * @typedef {import("./ranking.js").Weighed} Weighed
 */

/**
 * `found` are the pages that `pages` show, in the same order.
 * @typedef {{ total: number, found: Page[], pages: Shown[], terms: Weighed[], corrected: string | null, empty: boolean }} Answer
 */

const LONGEST_QUESTION = 200;

/**
 * @param {Library} library
 * @param {string} question
 * @param {number} wanted how many pages
 * @returns {Promise<Answer>}
 */
export async function answered(library, question, wanted) {
  const { atHand, rest } = measuresIn(question.slice(0, LONGEST_QUESTION));
  const { terms, mended, empty } = await understood(library, rest);
  const measured = Object.keys(atHand).length > 0;
  const { ranked: results, weighed } = await ranked(library, terms, atHand);
  const found = await Promise.all(results.slice(0, wanted).map(({ id }) => library.page(id)));
  const passages = new Passages(weighed, await library.words());
  return {
    total: results.length,
    found,
    pages: found.map((page) => passages.shown(page)),
    terms: weighed,
    corrected: mended,
    empty: empty && !measured,
  };
}

/**
 * A page already shown, with the passage of its text that says most, and where it is.
 * @param {Library} library
 * @param {Page} page
 * @param {Weighed[]} terms
 * @returns {Promise<Shown>}
 */
export async function located(library, page, terms) {
  const read = page.texte ? library.sections(page.id) : [];
  const [words, equivalents, sections] = await Promise.all([library.words(), library.equivalents(), read]);
  return new Passages(terms, words, equivalents).shown(page, sections);
}
