// Mistakes told beside their field, and listed together with a link to each.
import { all, element, found, maybe } from "../shared/elements.js";
import { control, helpOf, identified, titleOf } from "./fields.js";
import { readField } from "./reading.js";
import { mistakeIn } from "./rules.js";

/**
 * @param {HTMLElement} field
 * @returns {string}
 */
function mistakeOf(field) {
  // Of an open block, the fields that are missing say so themselves.
  if (field.dataset.genre === "bloc" && maybe(field, ".champ[data-obligatoire]", HTMLElement)) return "";
  return mistakeIn(readField(field), field.dataset, helpOf(field));
}

/**
 * Tells the mistake of a field beside it, and says it.
 * @param {HTMLElement} field
 * @returns {string}
 */
export function judge(field) {
  const mistake = mistakeOf(field);
  const told = maybe(field, ":scope > .champ__erreur", HTMLElement);
  if (told) {
    told.textContent = mistake;
    told.hidden = !mistake;
    control(field)?.setAttribute("aria-invalid", mistake ? "true" : "false");
  }
  return mistake;
}

/**
 * Whether a mistake is told beside a field.
 * @param {HTMLElement} field
 * @returns {boolean}
 */
export const isJudged = (field) => maybe(field, ":scope > .champ__erreur:not([hidden])", HTMLElement) !== null;

/**
 * Judges every field, lists what is wrong in `list`, and says how many are.
 * @param {HTMLElement} fields
 * @param {HTMLElement} list
 * @returns {number}
 */
export function check(fields, list) {
  const wrong = all(fields, ".champ", HTMLElement)
    .map((field) => ({ field, mistake: judge(field) }))
    .filter(({ mistake }) => mistake);
  list.replaceChildren();
  list.hidden = !wrong.length;
  if (wrong.length) {
    const said = wrong.length > 1 ? `${wrong.length} champs sont à reprendre\u00a0:` : "Un champ est à reprendre\u00a0:";
    const items = wrong.map(({ field, mistake }) => {
      const target = control(field) ?? found(field, "input, button", HTMLElement);
      return element("li", {}, element("a", { href: `#${identified(target)}` }, `${titleOf(field)}\u00a0: ${mistake}`));
    });
    list.append(element("p", {}, said), element("ul", {}, ...items));
  }
  return wrong.length;
}
