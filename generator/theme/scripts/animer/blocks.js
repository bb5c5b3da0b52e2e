// A session as it is run: the welcome, each moment of each tool, the pauses and the other parts, one after the other.
import { minutesOf } from "../composer/clock.js";
import { namesPause } from "../composer/remarks.js";

/**
 * @typedef {import("../composer/session.js").Session} Session
 * @typedef {import("../composer/session.js").Part} Part
 * @typedef {{
 *   titre: string, outil: string, slug: string, part: number, step: number, minutes: number, pause: boolean,
 *   forme: string, comment: string, question: string, people: number, tables: number, start: number,
 * }} Block what is run without stopping: `part` is its place in the session, `step` its place in its fiche, -1 for
 *   what is not a moment of one; `start` is when it is planned, in minutes since midnight
 */

export const WELCOME = "Accueil";

/**
 * @param {Session} session
 * @returns {Block[]}
 */
export function blocksOf(session) {
  let start = minutesOf(session.kit.debut);
  const found = session.parts.flatMap((part, place) => ofPart(part, place));
  for (const block of found) {
    block.start = start;
    start += block.minutes;
  }
  return found;
}

/**
 * @param {Part} part
 * @param {number} place
 * @returns {Block[]}
 */
function ofPart(part, place) {
  const { sequence, slug, question, people, tables } = part;
  /** @param {Pick<Block, "titre" | "outil" | "step" | "minutes" | "forme" | "comment" | "pause">} own */
  const block = (own) => ({ slug, part: place, question, people, tables, start: 0, ...own });
  if (part.fiche) {
    const outil = part.fiche.titre;
    return part.moments.map(({ titre, minutes, forme, comment, step }) => ({
      titre, outil, step, minutes, forme, comment, pause: namesPause(titre),
    })).map(block);
  }
  const titre = sequence ? sequence.titre || "Pause" : WELCOME;
  const pause = sequence !== null && !sequence.titre;
  return [block({ titre, outil: "", step: -1, minutes: part.minutes, forme: "", comment: "", pause })];
}
