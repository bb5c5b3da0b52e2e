// All that is said, in the order of the session: the words of each moment of its fiches.
import { element } from "../shared/elements.js";
import { duration } from "../shared/french.js";
import { rich } from "./blocks.js";
import { withFoot } from "./feet.js";
import { box, closeOf, isPause, nameOf, seated, sheet } from "./setting.js";
import { printable } from "./typography.js";
import { filler } from "../composer/variables.js";
import { whoTold } from "./who.js";

/**
 * @typedef {import("./setting.js").Setting} Setting
 * @typedef {import("./setting.js").Part} Part
 */

/**
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function script(setting) {
  const { session, words, foot } = setting;
  const { script: told } = words.mots;
  const [opening] = session.parts;
  const after = filler({ ...opening, start: closeOf(session), tables: 0 }, closeOf(session));
  const afterwards = element("ul", { class: "script__apres" }, ...words.apres.map((it) => element("li", {}, box(), element("div", {}, ...rich(it, after)))));
  const page = sheet("courante", told.titre,
    element("p", { class: "feuillet__surtitre" }, told.surtitre), element("h3", {}, told.titre),
    ...session.parts.flatMap((it) => ofPart(it, setting)),
    element("h4", {}, told.apres), afterwards);
  return [withFoot(page, foot)];
}

/**
 * @param {Part} part
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
function ofPart(part, { session, words, tools }) {
  const fill = filler(part, closeOf(session));
  const who = whoTold(part.people, part.made.rooms, session.kit.participants);
  const head = element("div", { class: `script__partie${isPause(part) ? " script__partie--pause" : ""}` },
    element("strong", {}, `${part.start} – ${part.end}`),
    element("div", {}, element("h4", {}, nameOf(part)), ...(who ? [element("p", {}, who)] : [])),
    element("span", {}, duration(part.minutes)));
  const asked = part.question ? [element("p", { class: "script__question" }, element("strong", {}, words.mots.script.question), ` ${printable(part.question)}`)] : [];
  const said = part.sequence ? [] : [element("div", { class: "script__dit" }, ...rich(words.ouverture, fill))];
  return [head, ...asked, ...said, ...part.moments.map((it) => element("div", { class: "script__moment" },
    element("p", { class: "script__tete" }, element("strong", {}, it.start),
      element("span", {}, element("strong", {}, printable(it.titre)), ` · ${duration(it.minutes)}`), seated(it.forme, it.comment, words)),
    ...rich(tools[part.slug].moments[it.step].consigne, fill)))];
}
