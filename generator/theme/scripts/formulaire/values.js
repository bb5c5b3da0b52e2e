// What a field may hold, and what is made of what people type.

/**
 * What a form holds: the fields of a record by name. Blocks hold fields too, lists hold either.
 * @typedef {string | number | Data | (string | Data)[]} Value
 * @typedef {{ [field: string]: Value }} Data
 */

// Signs that nobody sees, or that turn a text around: our reader refuses them (`source/signs.py`).
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]/g;

// Half of a sign in two parts, as a cut emoji leaves: no file in UTF-8 can hold it. Read with the `u` flag,
// a whole pair is one sign and stays; `toWellFormed` says the same, on browsers of 2023 and later only.
const HALF_SIGN = /\p{Cs}/gu;

/**
 * `text` without what a keyboard or a paste may bring and no text of ours holds.
 * @param {string} text
 * @returns {string}
 */
export function cleaned(text) {
  return text
    .replace(HALF_SIGN, "\ufffd")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(INVISIBLE, "");
}

/**
 * A number as it is written in French; a text that is none stays a text.
 * @param {string} text
 * @returns {number | string}
 */
export function number(text) {
  const usual = text.trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(usual) ? Number(usual) : text.trim();
}

/**
 * Whether a field or a block holds nothing at all.
 * @param {unknown} value
 * @returns {boolean}
 */
export function nothing(value) {
  return value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);
}
