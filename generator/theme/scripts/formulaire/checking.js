// Mistakes told beside their field, and listed together with a link to each.
import { all, element, found, maybe } from "../shared/elements.js";
import { control, fieldsOf, helpOf, identified, pathOf } from "./fields.js";
import { fields } from "./page.js";
import { readField } from "./reading.js";
import { mistakeIn, undeclared } from "./rules.js";

/**
 * @param {HTMLElement} field
 * @returns {string}
 */
function mistakeOf(field) {
  // Of an open block, the fields that are missing say so themselves.
  if (field.dataset.genre === "bloc" && maybe(field, ".champ[data-obligatoire]", HTMLElement)) return "";
  const value = readField(field);
  const mistake = mistakeIn(value, field.dataset, helpOf(field));
  return mistake || field.dataset.champ !== "source" ? mistake : undeclared(value, declared());
}

/**
 * The identifiers of the sources that the form holds.
 * @returns {unknown[]}
 */
function declared() {
  const sources = fieldsOf(fields).find((it) => it.dataset.champ === "sources");
  const names = sources ? all(sources, '[data-champ="id"]', HTMLElement) : [];
  return names.map(readField);
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
 * Judges again the fields of which a mistake is told: what is typed in one may mend another.
 */
export function judgeAgain() {
  for (const told of all(fields, ".champ > .champ__erreur:not([hidden])", HTMLElement)) {
    if (told.parentElement) judge(told.parentElement);
  }
}

/**
 * Judges every field, lists what is wrong in `list`, and says how many are.
 * @param {HTMLElement} list
 * @returns {number}
 */
export function check(list) {
  const wrong = all(fields, ".champ", HTMLElement)
    .map((field) => ({ field, mistake: judge(field) }))
    .filter(({ mistake }) => mistake);
  list.replaceChildren();
  list.hidden = !wrong.length;
  if (wrong.length) {
    const said = wrong.length > 1 ? `${wrong.length} champs sont à reprendre\u00a0:` : "Un champ est à reprendre\u00a0:";
    const items = wrong.map(({ field, mistake }) => {
      const target = control(field) ?? found(field, "input, textarea, select, button", HTMLElement);
      return element("li", {}, element("a", { href: `#${identified(target)}` }, `${pathOf(field)}\u00a0: ${mistake}`));
    });
    list.append(element("p", {}, said), element("ul", {}, ...items));
  }
  return wrong.length;
}
