// Clock times, as generator/seance/times.py reckons them.

const HOUR = 60;
export const DAY = 24 * HOUR;

/**
 * `18:50` → 1130 minutes since midnight.
 * @param {string} time
 * @returns {number}
 */
export function minutesOf(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * HOUR + minutes;
}

/**
 * Minutes since midnight → `18:50`; what is past midnight starts again from `00:00`.
 * @param {number} minutes
 * @returns {string}
 */
export function clock(minutes) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / HOUR) % 24)}:${two(minutes % HOUR)}`;
}
