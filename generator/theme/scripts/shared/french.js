// Numbers and dates in a French sentence.

// Made once: it is what takes long.
const NUMBERS = new Intl.NumberFormat("fr");
const WEEKDAYS = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ");
const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const FURTHEST_EAST = 14 * 3_600_000; // milliseconds before Greenwich

/**
 * « 1 250 », as generator/typography.py writes it: a thin no-break space by thousands.
 * @param {number} value a count
 * @returns {string}
 */
export function number(value) {
  return NUMBERS.format(value);
}

/**
 * « 3 fiches », « 1 fiche ».
 * @param {number} value
 * @param {string} word
 * @param {string} plural
 * @returns {string}
 */
export function counted(value, word, plural) {
  return `${number(value)}\u00a0${value > 1 ? plural : word}`;
}

/**
 * « 45 min », « 1 h 30 », as generator/words/durations.py writes it.
 * @param {number} minutes
 * @returns {string}
 */
export function duration(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return `${rest}\u00a0min`;
  return rest ? `${number(hours)}\u00a0h\u00a0${String(rest).padStart(2, "0")}` : `${number(hours)}\u00a0h`;
}

/**
 * « 8 à 40 personnes », as a page says it.
 * @param {number} least
 * @param {number} most
 * @returns {string}
 */
export function group(least, most) {
  const people = counted(most, "personne", "personnes");
  return least === most ? people : `${number(least)} à ${people}`;
}

/**
 * A day as our records write it, in the time of who reads the page: at midnight in Paris it is not yesterday.
 * @param {Date} moment
 * @returns {string}
 */
export function localDay(moment) {
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/**
 * The last day that has begun somewhere on Earth, as generator/clock.py has it: what is later is to come.
 * @param {Date} moment
 * @returns {string}
 */
export function lastDayBegun(moment) {
  return new Date(moment.getTime() + FURTHEST_EAST).toISOString().slice(0, "2026-11-23".length);
}

/**
 * « 1er mars 2026 », « mars 2026 », « 2026 », as generator/words/dates.py writes it.
 * @param {string} day as our records write it
 * @returns {string}
 */
export function dateInWords(day) {
  const [year, month, date] = day.split("-");
  const words = [year];
  if (month) words.unshift(MONTHS[Number(month) - 1]);
  if (date) words.unshift(date === "01" ? "1er" : String(Number(date)));
  return words.join("\u00a0");
}

const LONGEST_QUOTE = 60;
const UNSEEN = /\p{C}/gu;

/**
 * A full date with its day of the week: `2026-12-03` → « jeudi 3 décembre 2026 ».
 * @param {string} day
 * @returns {string}
 */
export const dayInWords = (day) => `${WEEKDAYS[new Date(`${day}T12:00Z`).getUTCDay()]}\u00a0${dateInWords(day)}`;

/**
 * `text` between French quotation marks, shortened, on one line, as generator/diagnostics.py has it.
 * @param {string} text
 * @returns {string}
 */
export function quoted(text) {
  const signs = [...text.split(/\s+/).filter(Boolean).join(" ")];
  const shown = signs.length > LONGEST_QUOTE ? `${signs.slice(0, LONGEST_QUOTE - 1).join("")}…` : signs.join("");
  return `«\u00a0${shown.replace(UNSEEN, "\ufffd")}\u00a0»`;
}
