// The line to the worker that searches: a question goes, its answer comes, and a cut network is asked again.
// It borrows nothing, for the network may fail once: see recherche.js.

/**
 * @typedef {import("./passages.js").Shown} Shown
 * @typedef {{ empty?: boolean, total: number, pages: Shown[], corrected?: string | null }} Answer
 * @typedef {(Shown | null)[]} Places for each page of an answer, the passage that says most
 */

/**
 * Who asks, and hears of it.
 * @typedef {{
 *   question(): string, slow(): void, answered(answer: Answer): void, located(places: Places): void, cut(why: string): void,
 * }} Asker
 */

const [SLOW, SOON, LATEST] = [200, 2000, 30_000]; // milliseconds: before waiting is said, before asking again
const AGAIN = "Nouvel essai dans un instant.";
const NO_ANSWER = `La connexion a manqué. ${AGAIN}`;
const NO_ENGINE = `La recherche n’a pas démarré\u00a0: la connexion a manqué, ou ce navigateur est trop ancien. ${AGAIN}`;

export class Line {
  /** @param {Asker} asker */
  constructor(asker) {
    this.asker = asker;
    /** @type {Worker | null} */
    this.engine = null;
    this.number = 0; // of the question
    this.located = 0; // the last one whose results lead to their passages
    this.wanted = 0;
    this.late = 0; // timers
    this.retry = 0;
    this.wait = SOON;
    window.addEventListener("online", () => this.retry && this.ask(this.wanted));
  }

  /** Whether the results shown are those of the last question, with their passages. */
  get isSettled() {
    return this.number > 0 && this.located === this.number;
  }

  /** @param {number} wanted how many results */
  ask(wanted) {
    clearTimeout(this.retry);
    clearTimeout(this.late);
    this.retry = 0;
    this.wanted = wanted;
    this.number += 1;
    this.late = setTimeout(() => this.asker.slow(), SLOW);
    this.start().postMessage({ number: this.number, question: this.asker.question(), wanted });
  }

  start() {
    if (this.engine) return this.engine;
    const worker = new Worker(new URL("engine.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => {
      if (data.number === this.number) this.hear(data);
    };
    worker.onerror = () => {
      // What could not start will not: the next question has a new one.
      worker.terminate();
      this.engine = null;
      this.cut(NO_ENGINE);
    };
    this.engine = worker;
    return worker;
  }

  /** @param {{ error?: string, places?: Places } & Answer} data */
  hear({ error, places, ...answer }) {
    if (error) {
      this.cut(NO_ANSWER);
    } else if (places) {
      this.located = this.number;
      this.asker.located(places);
    } else {
      clearTimeout(this.late);
      this.wait = SOON;
      this.asker.answered(answer);
    }
  }

  /** @param {string} why said until the network is back */
  cut(why) {
    clearTimeout(this.late);
    clearTimeout(this.retry);
    this.asker.cut(why);
    this.retry = setTimeout(() => this.ask(this.wanted || 1), this.wait);
    this.wait = Math.min(2 * this.wait, LATEST);
  }
}
