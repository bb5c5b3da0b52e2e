// The form of the page, and the line that says what happens to what is written in it.
import { found } from "../shared/elements.js";

export const form = found(document, "#formulaire", HTMLElement);
export const fields = found(form, "#champs", HTMLElement);
export const kind = form.dataset.kind ?? "";
const state = found(form, "#etat", HTMLElement);

/**
 * The button, box or link of that id.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export const part = (id, type) => found(form, `#${id}`, type);

/**
 * Says `text` where the state of the draft stands; said twice, it is heard once.
 * @param {string} text
 */
export function say(text) {
  if (state.textContent !== text) state.textContent = text;
}
