// Lists of texts that change at each gesture.
import { element } from "../shared/elements.js";

/**
 * Shows texts as the lines of a list; only what differs is touched.
 * @param {HTMLElement} list
 * @param {string[]} texts
 */
export function showLines(list, texts) {
  for (const [place, text] of texts.entries()) {
    const there = list.children[place];
    if (!there) list.append(element("li", {}, text));
    else if (there.textContent !== text) there.textContent = text;
  }
  while (list.children.length > texts.length) list.lastElementChild?.remove();
}
