// Who sits at which table, time after time, as generator/seance/seating.py draws it: those who have met are parted.

/**
 * The table of each person, from 1 on, at each time.
 * @param {number} people
 * @param {number[][]} times the sizes of the tables at each of them, which add up to `people`
 * @returns {number[][]}
 */
export function drawn(people, times) {
  /** @type {number[][]} */
  const tickets = Array.from({ length: people }, () => []);
  const met = tickets.map((_, person) => new Set([person]));
  let order = tickets.map((_, person) => person);
  for (const sizes of times) {
    /** @type {number[][]} */
    const seated = sizes.map(() => []);
    for (const person of order) {
      const table = bestOf(seated, sizes, met[person]);
      seated[table].push(person);
      tickets[person].push(table + 1);
    }
    for (const table of seated) {
      for (const person of table) for (const other of table) met[person].add(other);
    }
    order = seated.flat();
  }
  return tickets;
}

/**
 * The free table with the fewest people met before, then with the fewest people.
 * @param {number[][]} seated
 * @param {number[]} sizes
 * @param {Set<number>} met
 * @returns {number}
 */
function bestOf(seated, sizes, met) {
  let best = -1;
  let least = [Infinity, Infinity];
  for (const [table, sitting] of seated.entries()) {
    const price = [sitting.filter((it) => met.has(it)).length, sitting.length];
    const better = price[0] < least[0] || (price[0] === least[0] && price[1] < least[1]);
    if (sitting.length < sizes[table] && better) [best, least] = [table, price];
  }
  return best;
}
