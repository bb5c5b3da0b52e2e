// What those who take part in a fiche read: the question, then what is asked of them.
import { element } from "../shared/elements.js";
import { duration } from "../shared/french.js";
import { rich } from "./blocks.js";
import { drawing, qrCode } from "./drawing.js";
import { withFoot } from "./feet.js";
import { fit } from "./fitting.js";
import { closeOf, sheet, usesOf } from "./setting.js";
import { printable } from "./typography.js";
import { filler } from "../composer/variables.js";

/**
 * @typedef {import("./setting.js").Setting} Setting
 * @typedef {import("../composer/jobs.js").Job} Job
 */

/** As large as one page allows, 12 points at least; where even that is too much, 14 points on several pages. */
const SIZES = [18, 17, 16, 15, 14, 13.5, 13, 12.5, 12];
const ON_SEVERAL = 14;

/**
 * @param {Setting} setting
 * @param {Job} job
 * @returns {HTMLElement}
 */
export function participants({ session, words, tools }, job) {
  const part = usesOf(session, job.fiche)[job.use];
  const tool = tools[job.fiche];
  const fill = filler(part, closeOf(session));
  const told = part.moments.map((it) => tool.moments[it.step]);
  const written = told.some((it) => it.lu.length);
  const moments = part.moments.map((it, place) => element("li", {},
    element("p", { class: "participants__tete" }, element("strong", {}, printable(it.titre)),
      element("span", { class: "feuillet__comment" }, drawing(words.dessins.formes[it.forme]), ` ${words.formes[it.forme]} · `, element("strong", {}, duration(it.minutes)))),
    ...rich(written ? told[place].lu : told[place].dit, fill)));
  const body = element("div", { class: "feuillet__corps" }, qrCode(tool.qr, tool.pied.url),
    element("p", { class: "feuillet__surtitre" }, words.mots.participants), element("h3", {}, tool.titre),
    ...(part.question ? [element("p", { class: "participants__question" }, printable(part.question))] : []),
    element("ol", { class: "participants__moments" }, ...moments));
  const page = sheet("courante", `${tool.titre}, ${words.mots.participants.toLowerCase()}`, body);
  page.classList.add("participants", "feuillet--une-page");
  if (!fit(page, SIZES)) {
    page.classList.remove("feuillet--une-page");
    page.style.setProperty("--corps", `${ON_SEVERAL}pt`);
  }
  return withFoot(page, tool.pied);
}
