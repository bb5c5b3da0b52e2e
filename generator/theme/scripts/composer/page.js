// The elements of the page where one composes a session.
import { found } from "../shared/elements.js";

export const root = found(document, "#composer", HTMLElement);

/**
 * @template {Element} T
 * @param {string} name
 * @param {new () => T} kind
 * @returns {T}
 */
export const role = (name, kind) => found(root, `[data-role="${name}"]`, kind);

/**
 * @param {string} name
 * @returns {HTMLButtonElement}
 */
export const action = (name) => found(root, `[data-action="${name}"]`, HTMLButtonElement);

/**
 * Nothing but the tools: what every object has by birth (« constructor ») is the name of none.
 * @type {Record<string, import("./session.js").Fiche>}
 */
export const tools = Object.assign(Object.create(null), JSON.parse(root.dataset.outils ?? "{}"));
