// A question → what to look for in the index: for each word its stems, without what carries nothing.
import { corrected } from "../shared/misspelling.js";

/**
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./library.js").Loudness} Loudness
 * @typedef {{ stem: string, factor: number }} Wanted a stem that answers, and how well
 */

/**
 * One thing that the question asks: a word, or neighbours that may be one.
 * @typedef {{ word: string, wanted: Wanted[], light: boolean, of: string[] }} Term `of`: the words of a joined term
 */

const MOST_WORDS = 16;
const FEWEST_LETTERS = 2;
const PREFIX = 0.6; // a longer word counts less than the word itself
const MENDED = 0.9; // one guessed, a little less than one written

/**
 * @param {Library} library
 * @param {string} question
 * @returns {Promise<{ terms: Term[], mended: string | null, empty: boolean }>} `mended`: the words as they were understood
 */
export async function understood(library, question) {
  const french = await library.words();
  const every = french.every(question).slice(0, 3 * MOST_WORDS);
  const words = [...new Set(every.filter((it) => !french.empty.has(it) && it.length >= FEWEST_LETTERS))].slice(0, MOST_WORDS);
  const read = await Promise.all(words.map((word) => termOf(library, word)));
  const found = read.filter((it) => it.wanted.length);
  const carrying = found.some((it) => !it.light);
  for (const it of found) it.light = it.light && carrying; // of « tout ou rien », all carries
  const joined = await Promise.all(french.joined(every).map((it) => joinedTerm(library, it)));
  const held = joined.filter((it) => it.wanted.length);
  const heard = read.every((it) => it.written || it.light || held.some((pair) => pair.of.includes(it.word)));
  const mended = heard ? null : found.map((it) => it.as).join(" ");
  return { terms: [...found, ...held], mended, empty: !words.length && !held.length };
}

/**
 * @param {Library} library
 * @param {string} word
 * @returns {Promise<Term & { as: string, written: boolean }>} `as`: the word it was taken for
 */
async function termOf(library, word) {
  const french = await library.words();
  const light = french.light.has(word);
  const plain = await longer(library, french.stem(word));
  if (plain.length) return { word, wanted: plain, light, of: [], as: word, written: true };
  const bare = word.replace(french.elisions, "");
  if (bare !== word && bare.length > FEWEST_LETTERS) {
    const without = await longer(library, french.stem(bare));
    if (without.length) return { word, wanted: without, light: false, of: [], as: bare, written: true };
  }
  const near = await meant(library, word);
  const wanted = near ? await longer(library, french.stem(near)) : [];
  for (const it of wanted) it.factor *= MENDED;
  return { word, wanted, light, of: [], as: near ?? word, written: false };
}

/**
 * @param {Library} library
 * @param {{ stem: string, from: string[] }} joined
 * @returns {Promise<Term>}
 */
async function joinedTerm(library, { stem, from }) {
  const wanted = stem in (await library.near(stem)) ? [{ stem, factor: 1 }] : [];
  return { word: from.join(""), wanted, light: false, of: from };
}

/**
 * `stem` and the stems that go on from it.
 * @param {Library} library
 * @param {string} stem
 * @returns {Promise<Wanted[]>}
 */
async function longer(library, stem) {
  const known = Object.keys(await library.near(stem)).filter((it) => it.startsWith(stem));
  return known.map((it) => ({ stem: it, factor: it === stem ? 1 : PREFIX * (stem.length / it.length) ** 2 }));
}

/**
 * The word that `word` was meant to be; null when none is near.
 * @param {Library} library
 * @param {string} word
 * @returns {Promise<string | null>}
 */
async function meant(library, word) {
  const near = corrected(word, await library.known(word[0]));
  if (near || word.length < 4) return near;
  // The first letter may be another, be missing, or be one too many.
  const elsewhere = [`-${word[1]}`, `-${word[0]}`, word[1]].map((initial) => library.known(initial));
  return corrected(word, (await Promise.all(elsewhere)).flat());
}
