// What the page holds: the boxes of its facets, and the records, each with its values.
import { all, found, maybe } from "../shared/elements.js";
import { form, list } from "./page.js";

/**
 * @typedef {import("./sieve.js").Values} Values
 * @typedef {{ input: HTMLInputElement, facet: string, value: string, label: string, count: HTMLElement }} Box
 * @typedef {{
 *   slug: string, title: string, minutes: number, smallest: number, largest: number, card: HTMLElement,
 *   kept: HTMLInputElement | null, values: Values,
 * }} Item
 */

/**
 * @param {ParentNode} root
 * @param {string} selector
 */
const textIn = (root, selector) => maybe(root, selector, HTMLElement)?.textContent?.trim() ?? "";

/** @type {Box[]} */
export const boxes = all(form, ".choix", HTMLElement).map((label) => {
  const input = found(label, "input", HTMLInputElement);
  const count = found(label, ".choix__compte", HTMLElement);
  return { input, facet: input.name, value: input.value, label: textIn(label, ".choix__nom"), count };
});

/**
 * The values that each facet has, in the order of the page.
 * @type {Values}
 */
export const facets = new Map();
for (const { facet, value } of boxes) facets.set(facet, (facets.get(facet) ?? new Set()).add(value));

/** @type {Item[]} */
export const records = all(list, ".carte", HTMLElement).map((card) => ({
  card,
  slug: card.dataset.slug ?? "",
  title: textIn(card, ".carte__titre"),
  minutes: Number(card.dataset.minutes),
  smallest: Number(card.dataset.min),
  largest: Number(card.dataset.max),
  kept: null,
  values: new Map([...facets.keys()].map((name) => [name, new Set((card.getAttribute(`data-facette-${name}`) ?? "").split(" "))])),
}));

/**
 * The boxes that are ticked.
 * @returns {Box[]}
 */
export const chosen = () => boxes.filter((it) => it.input.checked);

/**
 * The values wanted of each facet.
 * @returns {Values}
 */
export function choice() {
  /** @type {Values} */
  const wanted = new Map([...facets.keys()].map((name) => [name, new Set()]));
  for (const { facet, value } of chosen()) wanted.get(facet)?.add(value);
  return wanted;
}

/**
 * The name of a facet, as the page shows it.
 * @param {string} facet
 * @returns {string}
 */
export const titleOf = (facet) => textIn(form, `#facette-${facet}`);
