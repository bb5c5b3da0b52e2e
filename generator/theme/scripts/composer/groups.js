// People → groups that can be made in a room, as generator/seance/groups.py reckons them: they nest.

const USUAL_TABLE = 6;

/**
 * The sizes of the tables and of the pairs of one session, largest first; a pair may be of three, or of one.
 * @typedef {{ tables: number[], pairs: number[], rooms: number }} Groups
 */

/**
 * `people` over `parts` as evenly as can be, largest first.
 * @param {number} people
 * @param {number} parts
 * @returns {number[]}
 */
export function sharedOut(people, parts) {
  const base = Math.floor(people / parts);
  return Array.from({ length: parts }, (_, place) => base + (place < people % parts ? 1 : 0));
}

/**
 * `people` two by two: nobody stays alone, unless there is but one.
 * @param {number} people
 * @returns {number[]}
 */
const pairsOf = (people) => sharedOut(people, Math.max(Math.floor(people / 2), 1));

/**
 * How `people` share out over `rooms`, in the order of the forms that a fiche gives its moments.
 * @param {number} people
 * @param {number | null} table the largest size of a table, as far as pairs that stay together allow
 * @param {string[]} formes
 * @param {number} [rooms]
 * @returns {Groups}
 */
export function groups(people, table, formes, rooms = 1) {
  const size = table || USUAL_TABLE;
  const [two, sat] = [formes.indexOf("deux"), formes.indexOf("table")];
  const together = two >= 0 && (sat < 0 || two < sat);
  const halls = sharedOut(people, Math.min(rooms, people));
  const made = halls.map((it) => (together ? joined(it, size) : apart(it, size)));
  const largestFirst = (/** @type {number[][]} */ sizes) => sizes.flat().sort((one, other) => other - one);
  return {
    tables: largestFirst(made.map((it) => it.tables)),
    pairs: largestFirst(made.map((it) => it.pairs)),
    rooms: halls.length,
  };
}

/**
 * Tables, then the pairs inside each.
 * @param {number} people
 * @param {number} size
 */
function apart(people, size) {
  const tables = sharedOut(people, Math.ceil(people / size));
  return { tables, pairs: tables.flatMap(pairsOf) };
}

/**
 * Pairs, then tables that join whole ones: two at least, so that everybody meets somebody.
 * @param {number} people
 * @param {number} size
 */
function joined(people, size) {
  const pairs = pairsOf(people);
  const wanted = Math.max(Math.ceil(people / size), Math.ceil(pairs.length / Math.max(Math.floor(size / 2), 1)));
  const many = Math.min(wanted, Math.max(Math.floor(pairs.length / 2), 1));
  const tables = sharedOut(pairs.length, many).map((it) => 2 * it);
  // One pair of three, or one person alone: it goes where fewest pairs are.
  tables[tables.length - 1] += people - 2 * pairs.length;
  return { tables, pairs };
}
