// Whether a tool suits the time and the number of people at hand: the one rule of every page that asks it.

/**
 * How long a tool lasts, and for how many people it is.
 * @typedef {{ minutes: number, min: number, max: number }} Size
 */

/**
 * What one has; what is not said, or is 0, suits every tool.
 * @typedef {{ minutes?: number, people?: number }} AtHand
 */

/**
 * @param {Size} tool
 * @param {AtHand} atHand
 */
export const fits = ({ minutes, min, max }, atHand) =>
  (!atHand.minutes || minutes <= atHand.minutes) && (!atHand.people || (min <= atHand.people && atHand.people <= max));
