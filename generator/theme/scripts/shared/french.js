// Numbers in a French sentence.

/**
 * « 3 fiches », « 1 fiche ».
 * @param {number} number
 * @param {string} word
 * @param {string} plural
 * @returns {string}
 */
export function counted(number, word, plural) {
  return `${number}\u00a0${number > 1 ? plural : word}`;
}

/**
 * « 45 min », « 1 h 30 », as generator/words/durations.py writes it.
 * @param {number} minutes
 * @returns {string}
 */
export function duration(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return `${rest}\u00a0min`;
  return rest ? `${hours}\u00a0h\u00a0${String(rest).padStart(2, "0")}` : `${hours}\u00a0h`;
}

/**
 * A day as our records write it, in the time of who reads the page: at midnight in Paris it is not yesterday.
 * @param {Date} moment
 * @returns {string}
 */
export function localDay(moment) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
