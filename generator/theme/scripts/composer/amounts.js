// How many of a thing a part of a session needs, as generator/seance/session.py reckons it.

/** @typedef {import("./session.js").Part} Part */

/**
 * How many of a thing a part needs; where no table is set, one to a room is there to be seen.
 * @param {Part} part
 * @param {number} each
 * @param {string} par
 * @returns {number}
 */
export function amount(part, each, par) {
  if (par === "personne") return each * part.people;
  return each * (par === "table" && part.tables ? part.tables : part.made.rooms);
}
