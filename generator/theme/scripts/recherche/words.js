// Text → words and stems, as generator/search/words.py does; both read regles.json, a test compares them.
import { folded } from "../shared/folding.js";

/**
 * The rules of `regles.json`, with what the build adds to them.
 * @typedef {{
 *   mots_vides: string[], mots_legers: string[], apostrophes: string, sigles: string, inclusif: string[], elisions: string,
 *   nom_court: number, terminaisons: [ending: string, replacement: string, kept: number][][],
 *   version: string, pages: number, coupes: string[], listes: string[],
 * }} Rules
 */

export class Words {
  /** @param {Rules} rules */
  constructor(rules) {
    this.empty = new Set(rules.mots_vides);
    this.light = new Set(rules.mots_legers);
    this.elisions = new RegExp(rules.elisions);
    this.apostrophes = new RegExp(rules.apostrophes, "g");
    this.acronyms = new RegExp(rules.sigles, "g");
    this.inclusive = rules.inclusif.map((pattern) => new RegExp(pattern, "g"));
    this.shortName = rules.nom_court;
    this.endings = rules.terminaisons;
  }

  /**
   * Every word, folded; an inclusive form counts as its first form.
   * @param {string} text
   * @returns {string[]}
   */
  every(text) {
    let bare = folded(text).replace(this.acronyms, (_, before, acronym) => `${before}${acronym.replace(/\./g, "")} `);
    for (const pattern of this.inclusive) bare = bare.replace(pattern, "$1");
    return bare.replace(this.apostrophes, " ").match(/[a-z0-9]+/g) ?? [];
  }

  /**
   * The words that carry meaning, folded.
   * @param {string} text
   * @returns {string[]}
   */
  words(text) {
    return this.every(text).filter((word) => !this.empty.has(word));
  }

  /**
   * Neighbours as one word, of which one at least carries meaning; and a short text whole.
   * @param {string[]} every words of a text, in their order
   * @returns {{ stem: string, from: string[] }[]}
   */
  joined(every) {
    const pairs = every.slice(1).map((after, rank) => [every[rank], after]);
    const meant = pairs.filter((pair) => pair.some((word) => !this.empty.has(word) && !this.light.has(word)));
    const whole = every.length > 2 && every.length <= this.shortName ? [every] : [];
    return [...meant, ...whole].map((from) => ({ stem: this.stem(from.join("")), from }));
  }

  /**
   * A word without the endings of plural, gender and family.
   * @param {string} word
   * @returns {string}
   */
  stem(word) {
    let stem = word;
    for (const endings of this.endings) {
      for (const [ending, replacement, kept] of endings) {
        if (stem.endsWith(ending) && stem.length - ending.length >= kept) {
          stem = stem.slice(0, stem.length - ending.length) + replacement;
          break;
        }
      }
    }
    return stem;
  }
}
