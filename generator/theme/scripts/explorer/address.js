// A choice as an address tells it, so that it can be shared and gone back to: `?etape=vision,agir&kit=boussole`.

/** @typedef {import("./sieve.js").Values} Values */

/**
 * The choice that a query tells. Of the names it knows, what the page does not have is counted; other names
 * (a newsletter’s, a counter’s) are nobody’s filters.
 * @param {string} query
 * @param {Values} known what the page has
 * @returns {{ choice: Values, unknown: number }}
 */
export function choiceIn(query, known) {
  /** @type {Values} */
  const choice = new Map();
  let unknown = 0;
  for (const [name, text] of new URLSearchParams(query)) {
    const values = known.get(name);
    if (!values) continue;
    const wanted = choice.get(name) ?? new Set();
    for (const value of new Set(text.split(",").filter(Boolean))) {
      if (values.has(value)) wanted.add(value);
      else unknown += 1;
    }
    choice.set(name, wanted);
  }
  return { choice, unknown };
}

/**
 * The query of a choice: names and values in the order of the page, so that it is always the same.
 * @param {Values} choice
 * @param {Values} known
 * @param {string[]} [more] what is told besides, as `name=value`
 * @returns {string}
 */
export function queryOf(choice, known, more = []) {
  const parts = [...more];
  for (const [name, has] of known) {
    const values = [...has].filter((value) => choice.get(name)?.has(value));
    if (values.length) parts.push(`${name}=${values.join(",")}`);
  }
  return parts.length ? `?${parts.join("&")}` : "";
}

/**
 * What is said of filters that the page does not know, nothing when it knows them all.
 * @param {number} unknown
 * @returns {string}
 */
export function strangers(unknown) {
  if (!unknown) return "";
  if (unknown > 1) return `L’adresse demande ${unknown} filtres que cette page ne connaît pas\u00a0: ils sont ignorés.`;
  return "L’adresse demande un filtre que cette page ne connaît pas\u00a0: il est ignoré.";
}
