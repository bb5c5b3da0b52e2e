// What a field may hold, and what is made of what people type.

/**
 * What a form holds: the fields of a record by name. Blocks hold fields too, lists hold either.
 * @typedef {import("../shared/yaml.js").Value} Value
 * @typedef {import("../shared/yaml.js").Data} Data
 */

// What our reader refuses (`source/signs.py`), a test compares the two: signs that nobody sees, by category and
// those of other categories that show nothing; joiners and selectors where they serve neither a script nor an
// emoji; more accents on a letter than any language stacks.
// oxlint-disable-next-line no-misleading-character-class -- each of these signs stands for itself
const INVISIBLE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cn}\p{Co}]|[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0d\uffa0\ufffc\u{1d159}\u{e0100}-\u{e01ef}]/gu;
const JOINERS = /[\u200c\u200d]/gu;
const JOINED = /^[\p{Lo}\p{Mn}\p{Mc}\p{So}\p{Sk}]$/u;
const JOINED_AFTER = /^[\p{Lo}\p{Mn}\p{Mc}\p{So}]$/u;
const SELECTORS = /[\ufe0e\ufe0f]/gu;
const SELECTED = /^[\p{So}\p{Sm}\p{Sk}\p{Nd}\p{Po}\p{Pd}]$/u;
const PILE = /((?:\p{Mn}|\p{Me}){4})(?:\p{Mn}|\p{Me})+/gu;

// Half of a sign in two parts, as a cut emoji leaves: no file in UTF-8 can hold it. Read with the `u` flag,
// a whole pair is one sign and stays; `toWellFormed` says the same, on browsers of 2023 and later only.
const HALF_SIGN = /\p{Cs}/gu;

/**
 * `text` without what a keyboard or a paste may bring and no text of ours holds, each letter in one piece.
 * @param {string} text
 * @returns {string}
 */
export function cleaned(text) {
  const seen = text
    .replace(HALF_SIGN, "\ufffd")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(INVISIBLE, "")
    .normalize("NFC");
  // What one sign stood on may change when another goes: until nothing goes.
  let kept = seen;
  let left = useful(kept);
  while (left !== kept) {
    kept = left;
    left = useful(kept);
  }
  return kept;
}

/**
 * `text` without the joiners, selectors and accents that serve nothing where they stand.
 * @param {string} text
 * @returns {string}
 */
function useful(text) {
  return text
    .replace(SELECTORS, (sign, at, all) => (SELECTED.test(before(all, at)) ? sign : ""))
    .replace(JOINERS, (sign, at, all) => (JOINED.test(before(all, at)) && JOINED_AFTER.test(after(all, at)) ? sign : ""))
    .replace(PILE, "$1")
    .normalize("NFC");
}

/**
 * The sign before a place of a text. A pattern that looks behind would stop browsers of before 2023.
 * @param {string} text
 * @param {number} at
 * @returns {string}
 */
function before(text, at) {
  return Array.from(text.slice(Math.max(0, at - 2), at)).pop() ?? "";
}

/**
 * The sign after the one at a place of a text.
 * @param {string} text
 * @param {number} at
 * @returns {string}
 */
function after(text, at) {
  return Array.from(text.slice(at + 1, at + 3))[0] ?? "";
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A number as it is written in French; a text that is none stays a text.
 * A browser would lose digits of « 12.50 » or of eighteen decimals: these stay as they were typed.
 * @param {string} text
 * @returns {number | string}
 */
export function number(text) {
  const usual = text.trim().replace(",", ".");
  if (!NUMBER.test(usual)) return text.trim();
  const value = Number(usual);
  return !usual.includes(".") || String(value) === usual ? value : usual;
}

/**
 * What a number is worth, however it is kept; nothing when it is none.
 * @param {unknown} value
 * @returns {number | undefined}
 */
export function worth(value) {
  if (typeof value === "number") return value;
  return typeof value === "string" && NUMBER.test(value) ? Number(value) : undefined;
}

/**
 * Whether a field or a block holds nothing at all.
 * @param {unknown} value
 * @returns {boolean}
 */
export function nothing(value) {
  return value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);
}
