// What a facilitator should know before printing, as generator/seance/remarks.py tells it.
import { duration, group, number, quoted } from "../shared/french.js";
import { slug } from "../shared/folding.js";
import { MOST_PLACES } from "./plan.js";
import { clock, DAY, minutesOf } from "./clock.js";

/**
 * @typedef {import("./session.js").Part} Part
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./advice.js").Remark} Remark
 * @typedef {import("./advice.js").Fix} Fix
 */

const LONGEST_SESSION = 480; // minutes
const LONGEST_WITHOUT_PAUSE = 150;

/**
 * Each in a sentence: fiches made for fewer or for more people, then the clock.
 * @param {Session} session
 * @returns {string[]}
 */
export const remarks = (session) => remarked(session).map((it) => it.said);

/**
 * The same, each with what would mend it.
 * @param {Session} session
 * @returns {Remark[]}
 */
export function remarked(session) {
  /** @type {Map<string, Remark>} What is said twice is said once, and mended where it comes first. */
  const ofGroups = new Map();
  for (const it of session.parts.flatMap(ofGroup)) if (!ofGroups.has(it.said)) ofGroups.set(it.said, it);
  return [...ofGroups.values(), ...ofTables(session).map((said) => ({ said, fix: null })), ...ofClock(session)];
}

/**
 * @param {Part} part
 * @param {number} rank its place in the session, where the opening comes first
 * @returns {Remark[]}
 */
function ofGroup(part, rank) {
  const { fiche } = part;
  if (!fiche) return [];
  const { rooms } = part.made;
  const sizes = [...new Set([Math.floor(part.people / rooms), Math.ceil(part.people / rooms)])];
  const unfit = sizes.filter((it) => it < fiche.min || it > fiche.max);
  const where = rooms > 1 ? " par lieu" : "";
  const halls = Math.ceil(part.people / fiche.max);
  const advice = (/** @type {number} */ people) => (people > fiche.max ? `\u00a0; tenez-la en ${number(halls)} lieux à la fois` : "");
  return unfit.map((people) => ({
    said: `la fiche ${quoted(fiche.titre)} est faite pour ${group(fiche.min, fiche.max)}, et ce kit en prévoit ${number(people)}${where}${advice(people)}.`,
    fix: people > fiche.max && halls <= MOST_PLACES ? { kind: "rooms", place: rank - 1, rooms: halls } : null,
  }));
}

/**
 * @param {Session} session
 * @returns {string[]}
 */
function ofTables({ kit, drawn, tables }) {
  const told = [];
  if (kit.avec?.includes("tirage") && !drawn.length) told.push("il n’y a pas de tables à tirer au sort.");
  if (kit.avec?.includes("chevalets") && !tables) told.push("il n’y a pas de table, donc pas de numéro à poser dessus.");
  return told;
}

/**
 * @param {Session} session
 * @returns {Remark[]}
 */
function ofClock(session) {
  /** @type {Remark[]} */
  const told = [];
  const tell = (/** @type {string} */ said, /** @type {Fix | null} */ fix = null) => told.push({ said, fix });
  if (session.minutes > LONGEST_SESSION) {
    tell(`la séance dure ${duration(session.minutes)}\u00a0; au-delà de ${duration(LONGEST_SESSION)}, tenez-la en deux jours.`);
  }
  const start = minutesOf(session.kit.debut);
  const rests = [0, ...pauses(session), session.minutes];
  for (const [place, after] of rests.slice(1).entries()) {
    const before = rests[place];
    if (after - before > LONGEST_WITHOUT_PAUSE) {
      tell(
        `il n’y a pas de pause de ${clock(start + before)} à ${clock(start + after)}, soit ${duration(after - before)}\u00a0; ` +
          `prévoyez-en une toutes les ${duration(LONGEST_WITHOUT_PAUSE)} au moins.`,
        betweenParts(session, before, after),
      );
    }
  }
  if (start + session.minutes >= DAY) {
    tell(`la séance passe minuit, et finit à ${session.parts[session.parts.length - 1].end} le lendemain.`);
  }
  return told;
}

/**
 * A pause between two parts, as near as can be to the middle of a stretch; null where one part fills it.
 * @param {Session} session
 * @param {number} before
 * @param {number} after
 * @returns {Fix | null}
 */
function betweenParts({ parts }, before, after) {
  let elapsed = 0;
  // Before the part at that place of the plan: the opening, at the first rank, is not in it.
  const joints = parts.map((part, place) => ({ place, at: (elapsed += part.minutes) })).slice(0, -1);
  const inside = joints.filter(({ at }) => before < at && at < after);
  const off = (/** @type {{ at: number }} */ { at }) => Math.abs(at - (before + after) / 2);
  const [nearest] = inside.sort((one, other) => off(one) - off(other));
  return nearest ? { kind: "pause", place: nearest.place } : null;
}

/**
 * Whether the title of a moment says that people rest.
 * @param {string} titre
 * @returns {boolean}
 */
export const namesPause = (titre) => slug(titre).split("-").includes("pause");

/**
 * When people rest, in minutes since the start: once as it begins, and once as it ends.
 * @param {Session} session
 * @returns {number[]}
 */
function pauses(session) {
  const found = [];
  let elapsed = 0;
  for (const part of session.parts) {
    if (part.sequence && !part.slug && !part.sequence.titre) found.push(elapsed, elapsed + part.minutes);
    let at = elapsed;
    for (const moment of part.moments) {
      if (namesPause(moment.titre)) found.push(at, at + moment.minutes);
      at += moment.minutes;
    }
    elapsed += part.minutes;
  }
  return found;
}
