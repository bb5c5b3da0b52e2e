// All that the sheets of one session are made of, and what they say alike.
import { element } from "../shared/elements.js";
import { titleOf } from "../composer/parts.js";
import { drawing } from "./drawing.js";
import { lineToWrite } from "./blocks.js";
import { printable } from "./typography.js";

/**
 * @typedef {import("../composer/session.js").Session} Session
 * @typedef {import("../composer/session.js").Part} Part
 * @typedef {{
 *   session: Session, titre: string, date: string, lieu: string, foot: import("./sources.js").Foot,
 *   words: import("./sources.js").Words, tools: Record<string, import("./sources.js").ToolWords>,
 * }} Setting `session` has all that can be printed; empty texts are written by hand
 */

/**
 * A sheet of paper: of one page exactly where `name` says how it lies, else of as many as it needs.
 * @param {string} name of its class
 * @param {string} title what it is, for who does not see it
 * @param {...(Node | string)} content
 */
export const sheet = (name, title, ...content) => element("div", { role: "group", class: `feuillet feuillet--${name}`, "aria-label": title }, ...content);

/**
 * When the whole session ends.
 * @param {Session} session
 */
export const closeOf = ({ parts }) => parts[parts.length - 1].end;

/**
 * What a part is called: the opening, a fiche, a pause, or what people wrote.
 * @param {Part} part
 * @returns {string}
 */
export const nameOf = (part) => printable(part.sequence ? titleOf(part) : "Ouverture");

/**
 * Whether people rest.
 * @param {Part} part
 */
export const isPause = (part) => part.sequence !== null && !part.slug && !part.sequence.titre;

/**
 * The parts that use a fiche, in their order.
 * @param {Session} session
 * @param {string} slug
 */
export const usesOf = ({ parts }, slug) => parts.filter((it) => it.slug === slug);

/**
 * A word of the sheets, and beside it what is known, else a line to write on.
 * @param {string} word
 * @param {string} told
 */
export const toldOrLine = (word, told) => element("span", { class: "feuillet__a-dire" }, `${word} `, told ? element("strong", {}, told) : lineToWrite());

/**
 * How people sit, drawn and in words.
 * @param {string} forme
 * @param {string} told
 * @param {import("./sources.js").Words} words
 */
export const seated = (forme, told, words) => element("span", { class: "feuillet__comment" }, drawing(words.dessins.formes[forme]), ` ${told}`);

/**
 * A table with its headings; cells are texts or elements.
 * @param {string} name of its class
 * @param {string[]} headings
 * @param {HTMLTableRowElement[]} rows
 */
export function table(name, headings, rows) {
  const columns = element("colgroup", {}, ...headings.map(() => element("col")));
  const head = element("thead", {}, element("tr", {}, ...headings.map((it) => element("th", { scope: "col" }, it))));
  return element("table", { class: `tableau tableau--${name}` }, columns, head, element("tbody", {}, ...rows));
}

/**
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 */
export const cell = (attributes, ...content) => element("td", attributes, ...content);

/** A box to tick, for who writes. */
export const box = () => element("span", { class: "feuillet__case" });
