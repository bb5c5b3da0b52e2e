// How a page found is shown: its title and the passage that says most, with the words that were searched set apart.

/**
 * @typedef {import("./words.js").Words} Words
 * @typedef {[text: string, searched: boolean][]} Pieces
 * @typedef {{ id: string, titre: string, adresse: string, genre: string, etapes?: string, lieu?: string, resume?: string }} Page
 * @typedef {{ titre: Pieces, adresse: string, genre: string, etapes?: string, lieu?: string, extrait: Pieces }} Shown
 */

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[·•‧⋅∙.][\p{L}])*/gu;
const [SHORT, LONG] = [220, 240]; // letters of a passage

/** Shows pages for one question: the stems that were searched, in the language of `words`. */
export class Passages {
  /**
   * @param {string[]} stems
   * @param {Words} words
   */
  constructor(stems, words) {
    this.stems = stems;
    this.words = words;
  }

  /**
   * How many of the searched stems `text` holds.
   * @param {string} [text]
   * @returns {number}
   */
  count(text = "") {
    const seen = this.stemsOf(text);
    return this.stems.filter((stem) => begins(seen, stem)).length;
  }

  /**
   * A page as a result shows it, with the passage of `passages` that says most.
   * @param {Page} page
   * @param {string[]} [passages]
   * @returns {Shown}
   */
  shown({ titre, adresse, genre, etapes, lieu, resume }, passages = []) {
    const passage = this.best([resume ?? "", ...passages]);
    return { adresse, genre, etapes, lieu, titre: this.pieces(titre), extrait: this.pieces(this.shortened(passage)) };
  }

  /**
   * `text` as a list of [piece, whether it was searched].
   * @param {string} text
   * @returns {Pieces}
   */
  pieces(text) {
    /** @type {Pieces} */
    const pieces = [];
    let done = 0;
    for (const { 0: word, index = 0 } of text.matchAll(WORD)) {
      const seen = this.stemsOf(word);
      if (!this.stems.some((stem) => begins(seen, stem))) continue;
      if (index > done) pieces.push([text.slice(done, index), false]);
      pieces.push([word, true]);
      done = index + word.length;
    }
    if (done < text.length) pieces.push([text.slice(done), false]);
    return pieces;
  }

  /** @param {string} text */
  stemsOf(text) {
    return this.words.words(text).map((word) => this.words.stem(word));
  }

  /**
   * The line that holds most of the searched words; the first, which is the summary, when none does better.
   * @param {string[]} lines
   */
  best(lines) {
    const counts = lines.map((line) => this.count(line));
    return lines[counts.indexOf(Math.max(...counts))];
  }

  /**
   * About 220 letters around the first word found.
   * @param {string} text
   */
  shortened(text) {
    if (text.length <= LONG) return text;
    const [before, searched] = this.pieces(text);
    const first = searched ? before[0].length : 0;
    const start = first < 120 ? 0 : text.indexOf(" ", first - 80) + 1;
    const end = start + SHORT >= text.length ? text.length : text.lastIndexOf(" ", start + SHORT);
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }
}

/**
 * Whether one of the stems goes on from `stem`.
 * @param {string[]} stems
 * @param {string} stem
 * @returns {boolean}
 */
export const begins = (stems, stem) => stems.some((seen) => seen.startsWith(stem));
