// The two questions that every session begins with: how long one has, and how many one will be; named as in its address.
import { maybe } from "../shared/elements.js";
import { fits } from "../shared/fitting.js";
import { counted, duration } from "../shared/french.js";
import { form } from "./page.js";

/** @typedef {{ minutes: number, smallest: number, largest: number }} Measured */

/** A catalogue of territories asks neither. */
const inputs = ["minutes", "pour"].flatMap((name) => {
  const input = maybe(form, `[data-mesure="${name}"]`, HTMLInputElement);
  return input ? [{ name, input }] : [];
});

/**
 * What is asked, 0 where nothing is.
 * @param {string} name
 * @returns {number}
 */
export function measure(name) {
  const it = inputs.find((one) => one.name === name);
  return it && it.input.checkValidity() ? Number(it.input.value) : 0;
}

/** @returns {string[]} what is asked, in words */
export function measuresInWords() {
  const [minutes, people] = [measure("minutes"), measure("pour")];
  return [...(minutes ? [`${duration(minutes)} au plus`] : []), ...(people ? [`pour ${counted(people, "personne", "personnes")}`] : [])];
}

/**
 * Whether a record lasts no longer, and suits so many people.
 * @param {Measured} record
 */
export function suits({ minutes, smallest, largest }) {
  return fits({ minutes, min: smallest, max: largest }, { minutes: measure("minutes"), people: measure("pour") });
}

/**
 * Asks what a query says; what is no number of ours is counted.
 * @param {string} query
 * @returns {number} how many were not understood
 */
export function readMeasures(query) {
  const given = new URLSearchParams(query);
  let unknown = 0;
  for (const { name, input } of inputs) {
    const value = given.get(name) ?? "";
    input.value = /^[0-9]{1,4}$/.test(value) ? value : "";
    if (value && (!input.value || !input.checkValidity())) {
      input.value = "";
      unknown += 1;
    }
  }
  return unknown;
}

/** @returns {string[]} what is asked, as an address says it */
export const measuresTold = () => inputs.filter(({ name }) => measure(name)).map(({ name, input }) => `${name}=${Number(input.value)}`);

/** Asks nothing any more. */
export function clearMeasures() {
  for (const { input } of inputs) input.value = "";
}
