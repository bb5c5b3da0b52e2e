// How large words can be on a sheet, and how many pages it takes: the browser lays them out, out of sight, and we look.
import { element } from "../shared/elements.js";
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
 * Sets the words of a sheet as large as its body can hold them.
 * @param {HTMLElement} sheet
 * @param {HTMLElement} body whose height is that of the room there is
 * @param {number[]} sizes in points, the largest first
 * @returns {boolean} whether it holds; else it keeps the smallest
 */
export const fit = (sheet, body, sizes) => laidOut(sheet, () => sizes.some((size) => {
  sheet.style.setProperty("--corps", `${size}pt`);
  return body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;
}));

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
