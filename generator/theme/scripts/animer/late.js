// What a session that is late may take back, and from which of its blocks to come: whole minutes, summed exactly.

/**
 * @typedef {{ minutes: number, pause: boolean, forme: string }} Giving a block as it was planned
 * @typedef {{ minutes: number, floor: number, first: boolean }} Room what a block lasts now, the least it may, and
 *   whether it is asked first
 */

const SHORTEST_PAUSE = 10;
const SHORTEST_GIVING = 10;

/** The rule, as people read it; `floorOf` and `isFirst` apply it. */
export const RULE =
  `On prend d’abord sur les pauses, qui gardent ${SHORTEST_PAUSE}\u00a0min, et sur les temps tous ensemble, qui gardent les deux tiers. ` +
  `Ensuite, sur les autres temps, qui gardent les trois quarts. Ce qui dure moins de ${SHORTEST_GIVING}\u00a0min ne bouge pas.`;

/**
 * The least a block may last, however late one is: reckoned from what was planned, so that it never wears away.
 * @param {Giving} block
 * @returns {number}
 */
export function floorOf({ minutes, pause, forme }) {
  if (pause) return Math.min(minutes, SHORTEST_PAUSE);
  if (minutes < SHORTEST_GIVING) return minutes;
  return forme === "pleniere" ? Math.ceil((minutes * 2) / 3) : Math.ceil((minutes * 3) / 4);
}

/**
 * Whether a block gives before the others: people rest or listen.
 * @param {Giving} block
 * @returns {boolean}
 */
export const isFirst = ({ pause, forme }) => pause || forme === "pleniere";

/**
 * `late` minutes over the blocks to come: what each gives, and what nobody can.
 * @param {number} late nothing is taken when it is 0 or less
 * @param {Room[]} rooms
 * @returns {{ cuts: number[], left: number }}
 */
export function spread(late, rooms) {
  const cuts = rooms.map(() => 0);
  let left = Math.max(0, late);
  for (const first of [true, false]) {
    const able = rooms.map((it) => (it.first === first ? Math.max(0, it.minutes - it.floor) : 0));
    const given = shares(left, able);
    for (const [place, minutes] of given.entries()) cuts[place] += minutes;
    left -= given.reduce((sum, it) => sum + it, 0);
  }
  return { cuts, left };
}

/**
 * `wanted` minutes shared out by how much each is able to give, none more than that; the largest remainders round up.
 * @param {number} wanted
 * @param {number[]} able
 * @returns {number[]}
 */
export function shares(wanted, able) {
  const all = able.reduce((sum, it) => sum + it, 0);
  const taken = Math.min(wanted, all);
  if (taken === 0) return able.map(() => 0);
  const given = able.map((it) => Math.floor((taken * it) / all));
  const missing = taken - given.reduce((sum, it) => sum + it, 0);
  const rest = (/** @type {number} */ place) => (taken * able[place]) % all;
  const next = able.map((_, place) => place).sort((one, other) => rest(other) - rest(one) || one - other);
  for (const place of next.slice(0, missing)) given[place] += 1;
  return given;
}
