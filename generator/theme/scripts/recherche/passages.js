// How a page found is shown: its title, and the passage that says most of what was asked, words set apart; and where
// in the page that passage stands.

/**
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./library.js").Section} Section
 * @typedef {import("./ranking.js").Weighed} Weighed
 * @typedef {[text: string, searched: boolean][]} Pieces
 */

/**
 * A page as the index has it.
 * @typedef {{
 *   id: number, titre: string, adresse: string, genre: string, etapes?: string, lieu?: string, mesures?: string, resume?: string,
 *   noms?: string[], texte?: boolean,
 * }} Page
 */

/**
 * A page as a result shows it; `passage` is how the line that it leads to begins.
 * @typedef {{
 *   titre: Pieces, adresse: string, genre: string, etapes?: string, lieu?: string, mesures?: string, extrait: Pieces,
 *   passage?: string,
 * }} Shown
 */

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[·•‧⋅∙.][\p{L}])*/gu;
const [SHORT, LONG] = [220, 240]; // letters of a passage
const BEGINNING = 60; // letters of a line that are enough to find it again in its page
const ALIKE = 0.4; // of another way to say the same
const HEADED = 0.5; // of what the heading of a line says

/** Shows pages for one question. */
export class Passages {
  /**
   * @param {Weighed[]} terms
   * @param {Words} words
   * @param {string[][][]} equivalents groups of expressions that mean the same, as stems
   */
  constructor(terms, words, equivalents = []) {
    this.words = words;
    /** @type {Map<string, { term: string, worth: number }>} */
    this.worths = new Map();
    for (const { word, wanted, rarity } of terms) {
      for (const { stem, factor } of wanted) this.learn(stem, word, rarity * factor);
    }
    const asked = new Set(terms.flatMap(({ wanted }) => wanted.filter(({ factor }) => factor >= ALIKE).map(({ stem }) => stem)));
    for (const group of equivalents) {
      const held = group.find((form) => form.every((stem) => asked.has(stem)));
      if (!held) continue;
      const worth = held.reduce((sum, stem) => sum + (this.worths.get(stem)?.worth ?? 0), 0) * ALIKE;
      for (const form of group) for (const stem of form) this.learn(stem, held.join(" "), worth / form.length);
    }
  }

  /**
   * @param {string} stem
   * @param {string} term what was asked
   * @param {number} worth
   */
  learn(stem, term, worth) {
    if ((this.worths.get(stem)?.worth ?? 0) < worth) this.worths.set(stem, { term, worth });
  }

  /**
   * A page, with the line of its `sections` that says most when they are read; its summary when none does better.
   * @param {Page} page
   * @param {Section[]} [sections]
   * @returns {Shown}
   */
  shown({ titre, adresse, genre, etapes, lieu, mesures, resume = "", noms = [] }, sections = []) {
    const page = { genre, etapes, lieu, mesures, titre: this.pieces(titre) };
    const onTop = this.worth(`${titre} ${resume}`);
    const named = this.best([["", "", ...noms]]);
    const best = this.best(sections);
    if (!best || best.worth <= Math.max(onTop, named?.worth ?? 0)) {
      const also = named && named.worth > onTop ? `«\u00a0${named.line}\u00a0» ` : "";
      return { ...page, adresse, extrait: this.pieces(this.shortened(`${also}${resume}`)) };
    }
    const extrait = this.pieces(this.shortened(best.line));
    if (adresse.includes("#")) return { ...page, adresse, extrait };
    return { ...page, adresse: `${adresse}${best.anchor && `#${best.anchor}`}`, extrait, passage: best.line.slice(0, BEGINNING) };
  }

  /** @param {Section[]} sections */
  best(sections) {
    /** @type {{ anchor: string, line: string, worth: number } | null} */
    let best = null;
    for (const [anchor, title, ...lines] of sections) {
      for (const line of lines) {
        const alone = this.worth(line);
        if (!alone) continue;
        const worth = alone + HEADED * (this.worth(`${title} ${line}`) - alone);
        // Of two lines that say as much, a sentence rather than a label.
        if (!best || worth > best.worth * 1.001 || (worth > best.worth * 0.999 && best.line.length < 40 && line.length >= 40)) {
          best = { anchor, line, worth };
        }
      }
    }
    return best;
  }

  /**
   * How much of what was asked `text` says.
   * @param {string} text
   */
  worth(text) {
    /** @type {Map<string, number>} */
    const terms = new Map();
    for (const { term, worth } of this.heard(text)) terms.set(term, Math.max(terms.get(term) ?? 0, worth));
    return [...terms.values()].reduce((sum, it) => sum + it, 0);
  }

  /**
   * The words of `text` that were asked, alone or with the one that follows.
   * @param {string} text
   */
  heard(text) {
    const found = [...text.matchAll(WORD)].map(({ 0: word, index = 0 }) => ({ word, index, bare: this.words.every(word) }));
    return found.flatMap(({ word, index, bare }, rank) => {
      const next = found[rank + 1];
      const alone = bare.filter((it) => !this.words.empty.has(it)).map((it) => this.worths.get(this.words.stem(it)));
      const both = next && !alone.some(Boolean) ? this.worths.get(this.words.stem([...bare, ...next.bare].join(""))) : null;
      const [best] = [...alone, both].sort((a, b) => (b?.worth ?? 0) - (a?.worth ?? 0));
      return best ? [{ ...best, start: index, end: best === both && next ? next.index + next.word.length : index + word.length }] : [];
    });
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
    for (const { start, end } of this.heard(text)) {
      if (end <= done) continue;
      const from = Math.max(start, done);
      if (from > done) pieces.push([text.slice(done, from), false]);
      pieces.push([text.slice(from, end), true]);
      done = end;
    }
    if (done < text.length) pieces.push([text.slice(done), false]);
    return pieces;
  }

  /**
   * About 220 letters around the rarest word that was asked.
   * @param {string} text
   */
  shortened(text) {
    if (text.length <= LONG) return text;
    const rarest = this.heard(text).reduce((a, b) => (b.worth > a.worth ? b : a), { worth: 0, start: 0 });
    const start = rarest.start < 120 ? 0 : text.indexOf(" ", rarest.start - 80) + 1;
    const end = start + SHORT >= text.length ? text.length : text.lastIndexOf(" ", start + SHORT);
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }
}
