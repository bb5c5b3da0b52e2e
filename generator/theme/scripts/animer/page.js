// The elements of the page where one runs a session, what stands in it, and the session that its address asks for.
import { understood } from "../composer/changed.js";
import { queryOf } from "../composer/plan.js";
import { sessionOf } from "../composer/session.js";
import { found } from "../shared/elements.js";
import { blocksOf } from "./blocks.js";

/**
 * @typedef {{ fiche: string, titre: string, retard: string }} KitPart
 * @typedef {{ slug: string, titre: string, suite: KitPart[] }} Kit
 */

export const root = found(document, "#animer", HTMLElement);

/**
 * @param {string} name
 * @returns {HTMLElement}
 */
export const role = (name) => found(root, `[data-role="${name}"]`, HTMLElement);

/**
 * @param {string} name
 * @returns {HTMLButtonElement}
 */
export const action = (name) => found(root, `[data-action="${name}"]`, HTMLButtonElement);

/**
 * Puts `text` there, only where it says something else: what is said again would be heard again.
 * @param {string} name
 * @param {string} text
 */
export function say(name, text) {
  const it = role(name);
  if (it.textContent !== text) it.textContent = text;
}

/**
 * Nothing but the tools: what every object has by birth (« constructor ») is the name of none.
 * @type {Record<string, import("../composer/session.js").Fiche>}
 */
export const tools = Object.assign(Object.create(null), JSON.parse(root.dataset.outils ?? "{}"));

/** @type {Kit[]} */
export const kits = JSON.parse(root.dataset.kits ?? "[]");

const asked = understood(location.search, tools, JSON.parse(root.dataset.anciens ?? "{}"));

/** What is said of the address, where something is. */
export const { told } = asked;
export const { plan } = asked;
export const query = queryOf(plan);
export const blocks = blocksOf(sessionOf(plan, tools));
