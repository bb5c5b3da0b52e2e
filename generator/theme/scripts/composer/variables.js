// Words of a text that depend on the session, as generator/seance/variables.py fills them in.
import { number } from "../shared/french.js";
import { minutesOf } from "./clock.js";

/** @typedef {{ start: string, close: string, people: number, tables: number }} Around */

const SLOT = /\{\s*([A-Za-zÀ-ÿ_]+)\s*\}(?!\})/g;
const [NOON, EVENING, DAWN] = [12 * 60, 18 * 60, 5 * 60];

/**
 * `20:00` → « 20 h », `20:30` → « 20 h 30 ».
 * @param {string} clock
 * @returns {string}
 */
export function spoken(clock) {
  const [hours, minutes] = clock.split(":");
  const told = `${Number(hours)}\u00a0h`;
  return minutes === "00" ? told : `${told}\u00a0${minutes}`;
}

/**
 * @param {string} text
 * @param {Around} around
 * @returns {string}
 */
export function filled(text, around) {
  const known = wordsOf(around);
  return text.replace(SLOT, (slot, /** @type {string} */ name, /** @type {number} */ at) => {
    if (text[at - 1] === "{") return slot; // between two braces it is another tool’s
    const told = known.get(name.toLowerCase()) ?? slot;
    const capital = name[0] !== name[0].toLowerCase();
    return capital ? told[0].toUpperCase() + told.slice(1) : told;
  });
}

/**
 * What fills in the texts of one part of a session.
 * @param {import("./session.js").Part} part
 * @param {string} close when the whole session ends
 * @returns {(text: string) => string}
 */
export const filler = ({ start, people, tables }, close) => (text) => filled(text, { start, close, people, tables });

/**
 * @param {Around} around
 * @returns {Map<string, string>}
 */
function wordsOf({ start, close, people, tables }) {
  const at = minutesOf(start);
  const evening = at >= EVENING || at < DAWN;
  return new Map([
    ["participants", number(people)],
    ["tables", tables ? number(tables) : "…"],
    ["moment", evening ? "ce soir" : at < NOON ? "ce matin" : "cet après-midi"],
    ["bonjour", evening ? "bonsoir" : "bonjour"],
    ["fin", spoken(close)],
  ]);
}
