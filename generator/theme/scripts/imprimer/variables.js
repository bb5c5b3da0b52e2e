// Words of a text that depend on the session, as generator/seance/variables.py fills them in.
import { number } from "../shared/french.js";
import { minutesOf } from "../composer/clock.js";

/** @typedef {import("../composer/session.js").Part} Part */

const SLOT = /(\{?)\{\s*([A-Za-zÀ-ÿ_]+)\s*\}(?!\})/g;
const [NOON, EVENING, DAWN] = [12 * 60, 18 * 60, 5 * 60]; // minutes since midnight
const NO_TABLE = "…";

/**
 * What writes a text with the words of that part of a session; a capital in the braces gives a capital.
 * @param {Part} part
 * @param {string} close when the whole session ends
 * @returns {(text: string) => string}
 */
export function filler(part, close) {
  const known = wordsOf(part, close);
  return (text) => text.replace(SLOT, (whole, before, name) => {
    const told = before ? undefined : known.get(name.toLowerCase());
    if (told === undefined) return whole;
    const capital = name[0] !== name[0].toLowerCase();
    return capital ? told[0].toUpperCase() + told.slice(1) : told;
  });
}

/**
 * @param {Part} part
 * @param {string} close
 * @returns {Map<string, string>}
 */
function wordsOf(part, close) {
  const start = minutesOf(part.start);
  const evening = start >= EVENING || start < DAWN;
  const light = start < NOON ? "ce matin" : "cet après-midi";
  return new Map([
    ["participants", number(part.people)],
    ["tables", part.tables ? number(part.tables) : NO_TABLE],
    ["moment", evening ? "ce soir" : light],
    ["bonjour", evening ? "bonsoir" : "bonjour"],
    ["fin", spoken(close)],
  ]);
}

/**
 * `20:00` → « 20 h », `20:30` → « 20 h 30 ».
 * @param {string} time
 */
function spoken(time) {
  const [hours, minutes] = time.split(":");
  const told = `${Number(hours)}\u00a0h`;
  return minutes === "00" ? told : `${told}\u00a0${minutes}`;
}
