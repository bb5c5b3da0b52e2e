// Times of a run as people read them.
import { clock } from "../composer/clock.js";
import { duration } from "../shared/french.js";
import { spoken } from "../composer/variables.js";
import { MINUTE } from "./run.js";

const SECOND = 1000;

/**
 * « 18 h 42 », by the clock of this device.
 * @param {number} time milliseconds
 * @returns {string}
 */
export const hour = (time) => spoken(shortHour(time));

/**
 * « 18:42 ».
 * @param {number} time milliseconds
 * @returns {string}
 */
export function shortHour(time) {
  const date = new Date(time);
  return clock(date.getHours() * 60 + date.getMinutes());
}

/**
 * « 7:32 », « 1:07:32 »: what is left, to the second that is on, or what is past; never with a sign.
 * @param {number} time milliseconds
 * @returns {string}
 */
export function countdown(time) {
  const seconds = Math.abs(Math.ceil(time / SECOND));
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/**
 * Whole minutes that a block took: the nearest.
 * @param {number} time milliseconds
 * @returns {number}
 */
export const minutesIn = (time) => Math.round(time / MINUTE);

/**
 * « 6 min de retard », « 2 min d’avance », « à l’heure ».
 * @param {number} late minutes
 * @returns {string}
 */
export function punctuality(late) {
  if (late > 0) return `${duration(late)} de retard`;
  return late < 0 ? `${duration(-late)} d’avance` : "à l’heure";
}
