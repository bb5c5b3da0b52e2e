// The form of the page, and the line that says what happens to what is written in it.
import { found } from "../shared/elements.js";

export const form = found(document, "#formulaire", HTMLElement);
export const fields = found(form, "#champs", HTMLElement);
export const kind = form.dataset.kind ?? "";
const state = found(form, "#etat", HTMLElement);
const reply = found(form, "#reponse", HTMLElement);

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

/**
 * Says `text` beside the buttons at the end, to whoever has just pressed one; nothing once it is no longer true.
 * @param {string} text
 */
export function answer(text) {
  const again = text && reply.textContent === text;
  reply.textContent = again ? "" : text;
  // A screen reader says what changes, and nothing of the same words put there again at once.
  if (again) requestAnimationFrame(() => requestAnimationFrame(() => (reply.textContent = text)));
}
