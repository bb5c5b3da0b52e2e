// What the address of a plan holds, value by value: short texts, numbers, hours, a day; generator/seance/plan.py reads alike.
import { quoted } from "../shared/french.js";

export const MOST_PARTS = 20; // of a session
const BLANKS = /[\s~\u001c-\u001f\u0085]+/; // as Python splits words, and what separates
const SHOWN = 40; // signs of what is not understood

/**
 * A short text as an address can hold it: on one line, without the sign that separates.
 * @param {string} text
 * @returns {string}
 */
export const oneLine = (text) => text.replace(/\p{Cs}/gu, "").split(BLANKS).filter(Boolean).join(" ");

/**
 * The same, no longer than so many signs.
 * @param {string} text
 * @param {number} most
 * @returns {string}
 */
export const shortLine = (text, most) => oneLine(cut(oneLine(text), most));

/**
 * The first signs of a text; none is cut in two.
 * @param {string} text
 * @param {number} most
 */
const cut = (text, most) => [...text].slice(0, most).join("");

/** @param {string} text */
export const shown = (text) => quoted(cut(text, SHOWN));

/**
 * @param {string} text
 * @param {number} least
 * @param {number} most
 * @returns {number | null}
 */
export function within(text, least, most) {
  const value = /^[0-9]{1,4}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : null;
}

/**
 * @param {string | undefined} text
 * @param {number} usual
 * @param {number} most
 * @param {string[]} told
 */
export function numberIn(text, usual, most, told) {
  if (text === undefined) return usual;
  const value = within(text, 1, most);
  if (value === null) told.push(`${shown(text)} n’est pas un nombre de 1 à ${most}\u00a0: c’est ${usual}.`);
  return value ?? usual;
}

/** @param {string} text */
const isClock = (text) => /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(text);

/**
 * @param {string} text
 * @param {string} usual
 * @param {string[]} told
 */
export function clockIn(text, usual, told) {
  if (isClock(text)) return text;
  told.push(`${shown(text)} n’est pas une heure\u00a0: c’est ${usual}.`);
  return usual;
}

/**
 * @param {string} text
 * @param {string[]} told
 */
export function endIn(text, told) {
  if (!text || isClock(text)) return text;
  told.push(`${shown(text)} n’est pas une heure\u00a0: la fin souhaitée est laissée de côté.`);
  return "";
}

/**
 * @param {string} text
 * @param {string[]} told
 */
export function dayIn(text, told) {
  const day = /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  // What the calendar does not have (30 February) is no date, or becomes another.
  if (!text || (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text))) return text;
  told.push(`${shown(text)} n’est pas une date\u00a0: elle est laissée de côté.`);
  return "";
}
