// The search itself, in a worker: the page stays quick.
import { answered, located } from "./asking.js";
import { Library } from "./library.js";

/**
 * @typedef {{ number: number, question: string, wanted: number }} Question
 * @typedef {import("./asking.js").Answer} Answer
 */

const PAUSE = 150; // milliseconds without a new question before whole texts are read

const library = new Library(new URL("../../recherche/donnees/", import.meta.url));

/** @type {Question | null} */
let latest = null;
let busy = false;
let reading = 0;

/**
 * Answers a question; then, when no other comes, says better why each page is there, and where in it.
 * @param {Question} asked
 */
async function answer({ number, question, wanted }) {
  clearTimeout(reading);
  try {
    const told = await answered(library, question, wanted);
    const { total, pages, corrected, empty } = told;
    self.postMessage({ number, total, pages, corrected, empty });
    reading = setTimeout(() => locate(told, number), PAUSE);
  } catch (error) {
    self.postMessage({ number, error: String(error) });
  }
}

/**
 * @param {Answer} told
 * @param {number} number
 */
async function locate({ found, terms }, number) {
  const places = await Promise.all(found.map((page) => located(library, page, terms).catch(() => null)));
  self.postMessage({ number, places });
}

// The box is open: by the time a word is typed, its rules are here. A failure is told with the first answer.
library.words().catch(() => {});

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
