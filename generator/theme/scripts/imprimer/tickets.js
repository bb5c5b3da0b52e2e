// One ticket a person: at which table, each time that there are some to draw.
import { element } from "../shared/elements.js";
import { PER_A4 } from "../composer/jobs.js";
import { slotted } from "./blocks.js";
import { shortFoot } from "./feet.js";
import { fit } from "./fitting.js";
import { nameOf, sheet } from "./setting.js";
import { drawn } from "./seating.js";

/** @typedef {import("./setting.js").Setting} Setting */

const SIZES = [15, 14, 13, 12, 11, 10, 9];

/**
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function tickets({ session, words, foot }) {
  const { mots } = words;
  const seats = drawn(session.kit.participants, session.drawn.map((it) => it.made.tables));
  const ticket = (/** @type {number[]} */ tables) => {
    const lines = session.drawn.flatMap((it, time) => [
      element("span", {}, it.start), element("span", {}, nameOf(it)),
      element("strong", {}, ...slotted(mots.billet, { table: String(tables[time]) })),
    ]);
    return element("div", { class: "billet" }, element("div", { class: "feuillet__corps billet__lignes" }, ...lines), shortFoot(foot));
  };
  const room = PER_A4.A7;
  const boards = Array.from({ length: Math.ceil(seats.length / room) }, (_, board) => seats.slice(board * room, (board + 1) * room));
  const pages = boards.map((some) => sheet("billets", mots.tirage, ...some.map(ticket), cuts()));
  sameSize(pages);
  return pages;
}

/**
 * The same size on every ticket: the largest that holds in all.
 * @param {HTMLElement[]} pages
 */
function sameSize(pages) {
  const smallest = SIZES[SIZES.length - 1];
  const size = pages.reduce((known, page) => fit(page, SIZES.filter((it) => it <= known)) || smallest, SIZES[0]);
  for (const page of pages) page.style.setProperty("--corps", `${size}pt`);
}

/** The lines to cut along. */
const cuts = () => element("div", { class: "coupes", "aria-hidden": "true" }, ...[1, 2, 3, 4].map((it) => element("span", { class: `coupes__${it}` })));
