// The rich text of a field, which comes as data and never as HTML → elements.
import { element } from "../shared/elements.js";

/**
 * @typedef {import("./sources.js").Block} Block
 * @typedef {import("./sources.js").Run} Run
 */

/**
 * @param {Block[]} blocks
 * @param {(text: string) => string} [fill] writes the words that depend on the session
 * @returns {HTMLElement[]}
 */
export const rich = (blocks, fill = (text) => text) => blocks.map((it) => {
  if (it.genre === "citation") return element("blockquote", {}, ...rich(it.blocs ?? [], fill));
  if (it.genre !== "liste") return element("p", {}, ...runs(it.bouts ?? [], fill));
  const items = (it.items ?? []).map((item) => element("li", {}, ...rich(item, fill)));
  if (typeof it.debut === "number") return element("ol", { start: String(it.debut) }, ...items);
  return element("ul", {}, ...items);
});

/**
 * @param {Run[]} found
 * @param {(text: string) => string} fill
 * @returns {(Node | string)[]}
 */
function runs(found, fill) {
  return found.flatMap((it) => {
    if (it.ligne) return [" ", lineToWrite()];
    /** @type {Node | string} */
    let made = fill(it.s ?? "");
    if (it.code) made = element("code", {}, made);
    if (it.italique) made = element("em", {}, made);
    if (it.gras) made = element("strong", {}, made);
    return [made];
  });
}

/** A line to write on, to the end of the text line. */
export const lineToWrite = () => element("span", { class: "feuillet__ligne" });

/**
 * `text` with its slots, such as `{debut}`, filled in; a slot may hold an element.
 * @param {string} text
 * @param {Record<string, Node | string>} values
 * @returns {(Node | string)[]}
 */
export const slotted = (text, values) => text.split(/(\{[a-z_]+\})/).map((it) => values[it.slice(1, -1)] ?? it);
