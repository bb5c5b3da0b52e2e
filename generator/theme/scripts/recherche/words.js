// Text → words and stems, as generator/search/words.py does; both read regles.json, a test compares them.
import { folded } from "../shared/folding.js";

/**
 * The rules of `regles.json`.
 * @typedef {{
 *   mots_vides: string[], apostrophes: string, sigles: string, inclusif: string[],
 *   terminaisons: [ending: string, replacement: string, kept: number][][],
 * }} Rules
 */

export class Words {
  /** @param {Rules} rules */
  constructor(rules) {
    this.empty = new Set(rules.mots_vides);
    this.apostrophes = new RegExp(rules.apostrophes, "g");
    this.acronyms = new RegExp(rules.sigles, "g");
    this.inclusive = rules.inclusif.map((pattern) => new RegExp(pattern, "g"));
    this.endings = rules.terminaisons;
  }

  /**
   * The words that carry meaning, folded.
   * @param {string} text
   * @returns {string[]}
   */
  words(text) {
    let bare = folded(text).replace(this.acronyms, (_, before, acronym) => `${before}${acronym.replace(/\./g, "")} `);
    for (const pattern of this.inclusive) bare = bare.replace(pattern, "$1");
    return (bare.replace(this.apostrophes, " ").match(/[a-z0-9]+/g) ?? []).filter((word) => !this.empty.has(word));
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
