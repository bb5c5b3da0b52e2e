// The elements of the page that prints a session.
import { found } from "../shared/elements.js";

export const root = found(document, "#imprimer", HTMLElement);

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

/** The names of the tools of the site. */
export const known = new Set((root.dataset.outils ?? "").split(" "));

/**
 * The full address of a file of the site, given from its root.
 * @param {string} path
 * @returns {URL}
 */
export const addressOf = (path) => new URL((root.dataset.racine ?? "") + path, location.href);
