// Which records a choice keeps, and what each other box would keep beside it.

/**
 * @typedef {Map<string, Set<string>>} Values values by facet
 * @typedef {{ values: Values }} Valued a record, with the values it has
 * @typedef {{ facet: string, value: string }} Wish a box: one value of one facet
 */

/**
 * Whether a record has one of the values wanted; no wish is granted by all.
 * @param {Valued} record
 * @param {string} facet
 * @param {Set<string> | undefined} wanted
 */
const grants = (record, facet, wanted) => !wanted?.size || [...wanted].some((value) => record.values.get(facet)?.has(value));

/**
 * The records kept, and for each wish how many it would keep beside the choices of the other facets.
 * @template {Valued} Kept
 * @template {Wish} Box
 * @param {readonly Kept[]} records
 * @param {readonly Box[]} wishes
 * @param {Values} choice
 * @returns {{ kept: Kept[], counts: Map<Box, number> }}
 */
export function sieve(records, wishes, choice) {
  const facets = [...new Set([...choice.keys(), ...wishes.map((it) => it.facet)])];
  const kept = [];
  const counts = new Map(wishes.map((it) => [it, 0]));
  for (const record of records) {
    const refused = facets.filter((name) => !grants(record, name, choice.get(name)));
    if (refused.length === 0) kept.push(record);
    if (refused.length > 1) continue;
    for (const wish of wishes) {
      const open = refused.length === 0 || refused[0] === wish.facet;
      if (open && record.values.get(wish.facet)?.has(wish.value)) counts.set(wish, (counts.get(wish) ?? 0) + 1);
    }
  }
  return { kept, counts };
}

/**
 * `choice` without one of its values.
 * @param {Values} choice
 * @param {Wish} wish
 * @returns {Values}
 */
export function without(choice, { facet, value }) {
  const rest = [...(choice.get(facet) ?? [])].filter((it) => it !== value);
  return new Map(choice).set(facet, new Set(rest));
}
