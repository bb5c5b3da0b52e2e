// A session that is being run: plain data, kept as it is, and what each gesture makes of it. Times are milliseconds.

/**
 * @typedef {import("./blocks.js").Block} Block
 * @typedef {{ minutes: number, spent: number, begun: number | null, ended: number | null, dropped: boolean }} Turn what
 *   a block is given now, and what it really took
 * @typedef {{ minutes: number, dropped: boolean }} Given
 * @typedef {{
 *   query: string, titre: string, people: number, blocks: Block[], turns: Turn[], place: number, since: number | null,
 *   begun: number, expected: number, over: number | null, seen: number, drift: number, before: Given[][],
 * }} Run `place` is the block that is on, `since` when it went on, null while all is held; `expected` is when the
 *   session should have begun, `over` when it ended, `seen` the last time known, `drift` what the clock is wrong by
 */

export const MINUTE = 60_000;
const MOST_UNDONE = 20;

/**
 * @param {{ query: string, titre: string, people: number, blocks: Block[] }} session
 * @param {number} now
 * @param {number} expected
 * @param {number} drift
 * @returns {Run}
 */
export function started({ query, titre, people, blocks }, now, expected, drift) {
  const turns = blocks.map(({ minutes }) => ({ minutes, spent: 0, begun: null, ended: null, dropped: false }));
  const run = { query, titre, people, blocks, turns, place: 0, since: null, begun: now, expected, over: null, seen: now, drift, before: [] };
  return on(run, 0, now);
}

/**
 * @param {Run} run
 * @param {number} place
 * @param {Partial<Turn>} change
 * @returns {Run}
 */
const turned = (run, place, change) => ({ ...run, turns: run.turns.map((it, at) => (at === place ? { ...it, ...change } : it)) });

/**
 * What the block that is on has taken so far.
 * @param {Run} run
 * @param {number} now
 * @returns {number}
 */
export const spent = (run, now) => run.turns[run.place].spent + (run.since === null ? 0 : Math.max(0, now - run.since));

/**
 * @param {Run} run
 * @param {number} now
 * @returns {Run}
 */
const stopped = (run, now) => ({ ...turned(run, run.place, { spent: spent(run, now), ended: now }), since: null, seen: now });

/**
 * @param {Run} run
 * @param {number} place
 * @param {number} now
 * @returns {Run}
 */
const on = (run, place, now) => ({ ...turned(run, place, { begun: run.turns[place].begun ?? now, ended: null }), place, since: now, over: null, seen: now });

/**
 * The first block that is not dropped, from `place` on in that direction; -1 when there is none.
 * @param {Run} run
 * @param {number} place
 * @param {number} by 1 or -1
 * @returns {number}
 */
function standing(run, place, by) {
  let at = place;
  while (at >= 0 && at < run.turns.length && run.turns[at].dropped) at += by;
  return at < run.turns.length ? at : -1;
}

/** @param {Run} run */
export const following = (run) => standing(run, run.place + 1, 1);
/** @param {Run} run */
export const preceding = (run) => (run.over === null ? standing(run, run.place - 1, -1) : run.place);

/**
 * @param {Run} run
 * @param {number} now
 * @returns {Run} over, after the last block
 */
export function next(run, now) {
  const place = following(run);
  const done = stopped(run, now);
  return place < 0 ? { ...done, over: now } : on(done, place, now);
}

/**
 * Takes up the block before again, or the last one when all was over: its time goes on from what it had taken.
 * @param {Run} run
 * @param {number} now
 * @returns {Run}
 */
export function back(run, now) {
  const place = preceding(run);
  if (place < 0) return run;
  return on(run.over === null ? stopped(run, now) : run, place, now);
}

/**
 * @param {Run} run
 * @param {number} now
 * @returns {Run}
 */
export const held = (run, now) => (run.since === null ? run : stopped(run, now));

/**
 * @param {Run} run
 * @param {number} now
 * @returns {Run}
 */
export const resumed = (run, now) => (run.since === null && run.over === null ? on(run, run.place, now) : run);

/**
 * The same with other minutes, or without some blocks; `undone` takes it back.
 * @param {Run} run
 * @param {(given: Given, place: number) => Partial<Given>} change
 * @returns {Run}
 */
export function given(run, change) {
  const now = run.turns.map(({ minutes, dropped }) => ({ minutes, dropped }));
  const turns = run.turns.map((it, place) => ({ ...it, ...change(now[place], place) }));
  return { ...run, turns, before: [...run.before, now].slice(-MOST_UNDONE) };
}

/**
 * A minute more or less for the block that is on, which keeps one at least.
 * @param {Run} run
 * @param {number} by
 * @returns {Run}
 */
export const lengthened = (run, by) => given(run, ({ minutes }, place) => (place === run.place ? { minutes: Math.max(1, minutes + by) } : {}));

/**
 * @param {Run} run
 * @returns {Run} without the last change of minutes or of blocks
 */
export function undone(run) {
  const last = run.before[run.before.length - 1];
  if (!last) return run;
  // The block that is on stays, even where it had been dropped before one came back to it.
  const turns = run.turns.map((it, place) => ({ ...it, ...last[place], dropped: last[place].dropped && place !== run.place }));
  return { ...run, turns, before: run.before.slice(0, -1) };
}

/**
 * What is read on the clock: what is left of the block, negative once it is past, when it and the whole session end,
 * and by how many whole minutes that is late.
 * @param {Run} run
 * @param {number} now
 * @returns {{ left: number, ends: number, close: number, planned: number, late: number }}
 */
export function reading(run, now) {
  const planned = run.expected + sum(run.blocks.map((it) => it.minutes)) * MINUTE;
  const left = run.turns[run.place].minutes * MINUTE - spent(run, now);
  const ends = now + Math.max(0, left);
  const close = run.over ?? ends + sum(upcoming(run).map((place) => run.turns[place].minutes)) * MINUTE;
  return { left, ends, close, planned, late: Math.trunc((close - planned) / MINUTE) };
}

/**
 * The places of the blocks to come.
 * @param {Run} run
 * @returns {number[]}
 */
export const upcoming = (run) => run.turns.map((_, place) => place).filter((place) => place > run.place && !run.turns[place].dropped);

/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((total, it) => total + it, 0);
