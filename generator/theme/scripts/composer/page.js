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
 * Nothing but what stands there: what every object has by birth (« constructor ») is the name of none.
 * @param {string | undefined} text
 */
const data = (text) => Object.assign(Object.create(null), JSON.parse(text ?? "{}"));

/** @type {Record<string, import("./session.js").Fiche>} */
export const tools = data(root.dataset.outils);

/** The tool of each former name. @type {Record<string, string>} */
export const formerNames = data(root.dataset.anciens);

/** What a kit says that no plan does. @type {import("./kit.js").Around} */
export const around = data(root.dataset.kit);

/**
 * Says what has just happened; said twice, it is heard twice.
 * @param {string} text
 */
export function say(text) {
  const notice = role("avis", HTMLElement);
  const again = text && notice.textContent === text;
  notice.textContent = again ? "" : text;
  if (again) requestAnimationFrame(() => requestAnimationFrame(() => (notice.textContent = text)));
}
