// What the page of a territory tells under a heading, as it can stand elsewhere.
import { element } from "../shared/elements.js";
import { askedOnce, fetched } from "../shared/network.js";

/** The page at that address, read once. */
const pageAt = askedOnce(async (address) => new DOMParser().parseFromString(await (await fetched(address)).text(), "text/html"));

/**
 * What follows a heading of the page at `address`, up to the next heading of its rank.
 * @param {string} address
 * @param {string} anchor
 * @returns {Promise<Element[]>}
 */
export async function story(address, anchor) {
  const heading = (await pageAt(address)).getElementById(anchor);
  const parts = [];
  for (let part = heading?.nextElementSibling; part && part.tagName !== heading?.tagName; part = part.nextElementSibling) {
    if (!part.matches(".etape-vecue__suite")) parts.push(clean(part, address));
  }
  return parts;
}

/**
 * A copy that can stand in a table: no anchor of its own, links that still lead, no heading.
 * @param {Element} part
 * @param {string} address
 * @returns {Element}
 */
function clean(part, address) {
  const copy = document.importNode(part, true);
  for (const it of [copy, ...copy.querySelectorAll("*")]) {
    it.removeAttribute("id");
    const link = it.getAttribute("href");
    if (link !== null) it.setAttribute("href", new URL(link, address).href);
  }
  for (const heading of copy.querySelectorAll("h3, h4")) heading.replaceWith(titleOf(heading));
  return copy.matches("h3, h4") ? titleOf(copy) : copy;
}

/** @param {Element} heading */
const titleOf = (heading) => element("p", { class: "comparaison__titre" }, ...heading.childNodes);
