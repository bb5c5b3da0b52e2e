// A session for a calendar, as RFC 5545 has it: in local time, so that 18:00 stays 18:00 wherever one reads it.
import { minutesOf } from "./clock.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./plan.js").Plan} Plan
 */

const LONGEST_LINE = 75; // bytes
const MINUTE = 60_000; // milliseconds

/**
 * The file of one event.
 * @param {Plan} plan which has a day
 * @param {Session} session
 * @param {{ id: string, titre: string, address: string, programme: string[], now: Date }} more the name that stays when the session changes, a title, where to read it, its parts
 * @returns {string}
 */
export function calendarOf(plan, session, { id, titre, address, programme, now }) {
  const start = Date.parse(`${plan.date}T00:00:00Z`) + minutesOf(plan.debut) * MINUTE;
  const led = plan.animation ? [`Animation\u00a0: ${plan.animation}`] : [];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Essaimage//Composer une seance//FR",
    "BEGIN:VEVENT",
    `UID:${id}@${new URL(address).hostname || "essaimage"}`,
    `DTSTAMP:${stamp(now.getTime())}Z`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(start + session.minutes * MINUTE)}`,
    `SUMMARY:${escaped(titre)}`,
    ...(plan.lieu ? [`LOCATION:${escaped(plan.lieu)}`] : []),
    `DESCRIPTION:${escaped([...programme, ...led, address].join("\n"))}`,
    `URL:${address}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((it) => `${folded(it)}\r\n`).join("");
}

/** @param {number} moment */
const stamp = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+Z$/g, "");

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/**
 * A line cut where it is too long; no letter is cut in two.
 * @param {string} line
 * @returns {string}
 */
function folded(line) {
  const bytes = new TextEncoder();
  let [made, room] = ["", LONGEST_LINE];
  for (const sign of line) {
    const size = bytes.encode(sign).length;
    if (size > room) {
      made += "\r\n ";
      room = LONGEST_LINE - 1;
    }
    made += sign;
    room -= size;
  }
  return made;
}
