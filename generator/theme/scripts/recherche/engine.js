// The search itself, in a worker: the page stays quick, and its security policy needs no WebAssembly.

import * as pagefind from "../../pagefind/pagefind.js";
import { corrected } from "../shared/misspelling.js";
import { askedOnce, fetched } from "../shared/network.js";
import { Passages, begins } from "./passages.js";
import { Words } from "./words.js";

/**
 * @typedef {import("./passages.js").Page} Page
 * @typedef {{ number: number, question: string, wanted: number }} Question
 * @typedef {{ id: string, score: number }} Result
 * @typedef {{ total: number, pages: Page[], stems: string[], corrected?: string | null, empty?: boolean }} Answer
 */

const SITE = new URL("../../", import.meta.url);
const LONGEST_QUESTION = 200;
const MOST_WORDS = 12;
const FEWEST_LETTERS = 2; // one letter alone would read a twentieth of the index
const MOST_TEXTS = 1; // whole text read for one answer: the other results show their summary
const PAUSE = 200; // milliseconds without a new question before that text is read

const read = (/** @type {string} */ path) => fetched(new URL(`recherche/${path}`, SITE));
const linesOf = (/** @type {string} */ path) => askedFile(path).then((text) => text.split("\n"));
const askedFile = askedOnce(async (path) => (await read(path)).text());
/** @type {(id: string) => Promise<Page>} */
const pageOf = askedOnce(async (id) => ({ id, ...(await (await read(`pages/${id}.json`)).json()) }));
const language = askedOnce(async (file) => new Words(await (await read(file)).json()));
const wordsOfLanguage = () => language("regles.json");
const known = (/** @type {string} */ initial) => linesOf(`mots/${initial}.txt`);
const stemsKnown = askedOnce(async (initial) => {
  const words = await wordsOfLanguage();
  return [...new Set((await known(initial)).map((word) => words.stem(word)))];
});
const opened = askedOnce(async (folder) => {
  const index = pagefind.createInstance({
    basePath: new URL(folder, SITE).href,
    noWorker: true,
    // A long story is not worth less than a short definition; a title is worth more than either.
    ranking: { pageLength: 0, termFrequency: 0, termSaturation: 2, termSimilarity: 9 },
  });
  await index.init();
  return index;
});
const index = () => opened("pagefind/");

/**
 * The word that `word` was meant to be: itself when some page holds it or goes on from it; null when none is near.
 * @param {string} word
 * @returns {Promise<string | null>}
 */
async function understood(word) {
  const stem = (await wordsOfLanguage()).stem(word);
  if (begins(await stemsKnown(word[0]), stem)) return word;
  const near = corrected(word, await known(word[0]));
  if (near || word.length < 4) return near;
  // The first letter may be another, be missing, or be one too many.
  const elsewhere = [`-${word[1]}`, `-${word[0]}`, word[1]].map(known);
  return corrected(word, (await Promise.all(elsewhere)).flat());
}

/**
 * Results for all the words together or, when no page holds them all, for most of them.
 * @param {string[]} stems
 * @returns {Promise<{ id: string }[]>}
 */
async function find(stems) {
  const engine = await index();
  const together = (await engine.search(stems.join(" "))).results;
  if (together.length || stems.length === 1) return together;
  /** @type {Map<string, Result & { words: number }>} */
  const sums = new Map();
  for (const { results } of await Promise.all(stems.map((stem) => engine.search(stem)))) {
    for (const { id, score } of results) {
      const sum = sums.get(id) ?? { id, words: 0, score: 0 };
      sums.set(id, { id, words: sum.words + 1, score: sum.score + score });
    }
  }
  return [...sums.values()].sort((a, b) => b.words - a.words || b.score - a.score);
}

/**
 * @param {string} question
 * @param {number} wanted how many pages
 * @returns {Promise<Answer>}
 */
async function search(question, wanted) {
  const french = await wordsOfLanguage();
  const distinct = new Set(french.words(question.slice(0, LONGEST_QUESTION)));
  const searched = [...distinct].filter((word) => word.length >= FEWEST_LETTERS).slice(0, MOST_WORDS);
  if (!searched.length) return { empty: true, total: 0, pages: [], stems: [] };
  const stemsOf = (/** @type {string[]} */ words) => [...new Set(words.map((word) => french.stem(word)))];
  // The part of the index comes while the words are read again for errors.
  const [guessed] = await Promise.all([
    Promise.all(searched.map(understood)),
    index().then((engine) => engine.preload(stemsOf(searched).join(" "))),
  ]);
  const kept = guessed.flatMap((word) => word ?? []);
  const stems = stemsOf(kept);
  const results = stems.length ? await find(stems) : [];
  const pages = await Promise.all(results.slice(0, wanted).map(({ id }) => pageOf(id)));
  const same = kept.length === searched.length && kept.every((word, rank) => word.startsWith(searched[rank]));
  return { total: results.length, pages, stems, corrected: same ? null : kept.join(" ") };
}

/** @type {Question | null} */
let latest = null;
let busy = false;
let reading = 0;

/**
 * Answers a question; then, when no other comes, says better why a silent page is among the results.
 * @param {Question} asked
 */
async function answer({ number, question, wanted }) {
  clearTimeout(reading);
  try {
    const { pages, stems, ...rest } = await search(question, wanted);
    const passages = new Passages(stems, await wordsOfLanguage());
    self.postMessage({ number, ...rest, pages: pages.map((page) => passages.shown(page)) });
    const silent = pages.filter(({ titre, resume }) => !passages.count(titre) && !passages.count(resume)).slice(0, MOST_TEXTS);
    reading = setTimeout(() => silent.forEach((page) => complete(page, number, pages.indexOf(page), passages)), PAUSE);
  } catch (error) {
    self.postMessage({ number, error: String(error) });
  }
}

/**
 * The passage of a page’s text that holds the words, for a result already shown.
 * @param {Page} page
 * @param {number} number
 * @param {number} rank
 * @param {Passages} passages
 */
async function complete(page, number, rank, passages) {
  const lines = await linesOf(`textes/${page.id}.txt`).catch(() => []);
  self.postMessage({ number, rank, extrait: passages.shown(page, lines).extrait });
}

// The box is open: by the time a word is typed, the index is here. A failure is told with the first answer.
Promise.all([wordsOfLanguage(), index()]).catch(() => {});

// Only the newest question counts: those typed meanwhile are left aside.
self.onmessage = async ({ data }) => {
  latest = data;
  if (busy) return;
  busy = true;
  for (let done = null; done !== latest; ) {
    done = latest;
    // One answer at a time.
    // oxlint-disable-next-line no-await-in-loop
    if (done) await answer(done);
  }
  busy = false;
};
