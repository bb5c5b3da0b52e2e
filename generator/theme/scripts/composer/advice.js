// What could be better in a session, each with its reason, as generator/seance/advice.py tells it, and what would mend it.
import { duration, number, quoted } from "../shared/french.js";
import { DAY, minutesOf } from "./clock.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./session.js").Part} Part
 * @typedef {import("./session.js").Moment} Moment
 * @typedef {{ kind: "minutes", place: number, step: number, minutes: number }} Shorten a moment of a part
 * @typedef {{ kind: "swap", place: number, other: number }} Swap two parts
 * @typedef {{ kind: "rooms", place: number, rooms: number }} Rooms
 * @typedef {{ kind: "pause", place: number }} Pause before the part that stands there
 * @typedef {{ kind: "tools", minutes: number }} Tools those that last no longer
 * @typedef {Shorten | Swap | Rooms | Pause | Tools} Fix what a button does; places are those of the plan, from 0 on
 * @typedef {{ said: string, fix: Fix | null }} Remark
 */

const LEAST_LEFT = 10; // minutes

/**
 * @param {Session} session
 * @param {string} fin when one would like to be done; empty when nobody said
 * @returns {Remark[]}
 */
export function advice(session, fin) {
  return [...(fin ? ofEnd(session, fin) : []), ...ofOrder(session), ...ofReading(session)];
}

/**
 * @param {Session} session
 * @param {string} fin
 * @returns {Remark[]}
 */
function ofEnd(session, fin) {
  const [start, end] = [minutesOf(session.kit.debut), minutesOf(fin)];
  const left = (end <= start ? end + DAY : end) - start - session.minutes;
  if (left >= LEAST_LEFT) {
    return [{ said: `il reste ${duration(left)} avant la fin souhaitée, ${fin}.`, fix: { kind: "tools", minutes: left } }];
  }
  if (left >= 0) return [];
  const { told, fix } = shortened(session, -left);
  return [{ said: `la séance finit ${duration(-left)} après la fin souhaitée, ${fin}\u00a0; ${told}.`, fix }];
}

/**
 * Which moment can give most, and how much it would keep.
 * @param {Session} session
 * @param {number} over
 * @returns {{ told: string, fix: Fix | null }}
 */
function shortened(session, over) {
  const each = session.parts.flatMap((part, rank) => part.moments.map((moment) => ({ part, rank, moment, given: given(part, moment) })));
  const most = Math.max(0, ...each.map((it) => it.given));
  const found = each.find((it) => it.given === most);
  if (!most || !found) return { told: "retirez un temps, ou commencez plus tôt", fix: null };
  const { part, rank, moment } = found;
  const kept = moment.minutes - Math.min(most, over);
  return {
    told: `${quoted(moment.titre)}, dans ${quoted(part.fiche?.titre ?? "")}, peut passer de ${number(moment.minutes)} à ${duration(kept)}`,
    fix: { kind: "minutes", place: rank - 1, step: moment.step, minutes: kept },
  };
}

/**
 * Minutes that a moment can give: a third of what its fiche says, once.
 * @param {Part} part
 * @param {Moment} moment
 */
function given(part, moment) {
  const announced = part.fiche?.deroule[moment.step].minutes ?? moment.minutes;
  return Math.max(moment.minutes - (announced - Math.floor(announced / 3)), 0);
}

/**
 * @param {Session} session
 * @returns {Remark[]}
 */
function ofOrder(session) {
  const ranked = session.parts.flatMap((part, rank) => (part.fiche ? [{ titre: part.fiche.titre, steps: part.fiche.etapes, place: rank - 1 }] : []));
  return ranked.slice(1).flatMap((second, at) => {
    const first = ranked[at];
    const [late, soon] = [Math.min(...first.steps), Math.max(...second.steps)];
    if (!first.steps.length || !second.steps.length || soon >= late) return [];
    const said = `${quoted(second.titre)} sert une étape qui vient plus tôt dans la méthode (${soon}) que celle de ${quoted(first.titre)} (${late})\u00a0; échangez-les, si rien ne s’y oppose.`;
    return [{ said, fix: { kind: /** @type {const} */ ("swap"), place: first.place, other: second.place } }];
  });
}

/**
 * @param {Session} session
 * @returns {Remark[]}
 */
function ofReading(session) {
  const silent = new Set(session.parts.flatMap(({ fiche }) => (fiche && !fiche.oral ? [quoted(fiche.titre)] : [])));
  if (!silent.size) return [];
  const said =
    `rien n’est dit pour qui ne lit pas ou n’écrit pas, dans ${[...silent].join(", ")}\u00a0; ` +
    "prévoyez une personne qui lit à voix haute et écrit sous la dictée.";
  return [{ said, fix: null }];
}
