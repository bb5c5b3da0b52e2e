// The tools that one may add, narrowed by how long one has and by how many one will be.
import { element } from "../shared/elements.js";
import { fits } from "../shared/fitting.js";
import { counted, duration } from "../shared/french.js";

/** @typedef {import("./session.js").Fiche} Fiche */

/**
 * The tools that last no longer than `most` minutes (0: any), and suit so many people (0: any).
 * @param {Record<string, Fiche>} tools
 * @param {number} most
 * @param {number} people
 * @returns {{ slug: string, tool: Fiche, minutes: number }[]}
 */
export function fitting(tools, most, people) {
  const all = Object.entries(tools).map(([slug, tool]) => ({ slug, tool, minutes: tool.deroule.reduce((sum, it) => sum + it.minutes, 0) }));
  return all.filter(({ tool: { min, max }, minutes }) => fits({ minutes, min, max }, { minutes: most, people }));
}

/**
 * Puts them in the list, which keeps its choice where it can; says how many they are.
 * @param {HTMLSelectElement} list
 * @param {Record<string, Fiche>} tools
 * @param {number} most
 * @param {number} people
 * @returns {string} nothing when they all fit
 */
export function narrow(list, tools, most, people) {
  const kept = fitting(tools, most, people);
  const chosen = list.value;
  list.replaceChildren(...kept.map(({ slug, tool, minutes }) => element("option", { value: slug }, `${tool.titre} (${duration(minutes)}, ${tool.min} à ${tool.max})`)));
  if (kept.some(({ slug }) => slug === chosen)) list.value = chosen;
  const every = Object.keys(tools).length;
  return kept.length === every ? "" : `${counted(kept.length, "outil convient", "outils conviennent")} sur ${every}.`;
}
