// How large words can be on a sheet, and how many pages it takes: the browser lays them out, out of sight, and we look.
import { all, element } from "../shared/elements.js";
import { root } from "./page.js";

const PAGES_SEEN = 60;

/**
 * What `look` finds of a sheet while it is laid out at its real size.
 * @template Answer
 * @param {HTMLElement} sheet
 * @param {() => Answer} look
 * @returns {Answer}
 */
function laidOut(sheet, look) {
  const bench = element("div", { class: "feuilles feuilles--banc", "aria-hidden": "true" }, sheet);
  root.append(bench);
  try {
    return look();
  } finally {
    sheet.remove();
    bench.remove();
  }
}

/**
 * Sets the words of a sheet as large as its bodies can hold them, then its lines as far apart.
 * @param {HTMLElement} sheet
 * @param {number[]} sizes in points, the largest first
 * @param {number[]} [airs] parts of a letter above and under each line, the largest first; the last is tried with each size
 * @returns {number} the size; 0 where even the smallest, which it keeps, does not hold
 */
export const fit = (sheet, sizes, airs = [0]) => laidOut(sheet, () => {
  const bodies = all(sheet, ".feuillet__corps", HTMLElement);
  const tried = (/** @type {string} */ name, /** @type {string} */ value) => {
    sheet.style.setProperty(name, value);
    return bodies.every((it) => it.scrollHeight <= it.clientHeight + 1 && it.scrollWidth <= it.clientWidth + 1);
  };
  sheet.style.setProperty("--air", `${airs[airs.length - 1]}em`);
  const size = sizes.find((it) => tried("--corps", `${it}pt`)) ?? 0;
  if (size) airs.find((it) => tried("--air", `${it}em`));
  return size;
});

/**
 * How many pages a sheet takes that goes on for as long as it needs: as many columns as high as a page.
 * @param {HTMLElement} sheet
 * @returns {number}
 */
export const pagesOf = (sheet) => laidOut(sheet, () => {
  sheet.classList.add("feuillet--comptee");
  const { width } = sheet.getBoundingClientRect();
  const columns = Math.round(sheet.scrollWidth / Math.max(width, 1));
  sheet.classList.remove("feuillet--comptee");
  return Math.min(Math.max(columns, 1), PAGES_SEEN);
});
