// The catalogue of the page: its filters, its list, and what is told around them.
import { found } from "../shared/elements.js";

export const form = found(document, "#explorer", HTMLFormElement);
export const list = found(document, "#liste", HTMLElement);
export const summary = found(form, "summary", HTMLElement);

/** What is counted here, for one and for several: « fiche », « fiches ». */
export const { nom: noun = "", pluriel: plural = "" } = form.dataset;

/**
 * The element of a role that every catalogue has, in the form or beside it.
 * @param {string} name
 * @returns {HTMLElement}
 */
export const role = (name) => found(document, `[data-role="${name}"]`, HTMLElement);

/**
 * The button that does something to the whole choice.
 * @param {string} name
 * @returns {HTMLButtonElement}
 */
export const action = (name) => found(form, `[data-action="${name}"]`, HTMLButtonElement);
