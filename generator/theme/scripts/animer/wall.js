// What the room sees: big and calm. No second passes there.
import { element } from "../shared/elements.js";
import { hour } from "./hours.js";
import { MINUTE, reading, spent } from "./run.js";
import { role, say } from "./page.js";

/**
 * @typedef {import("./run.js").Run} Run
 * @typedef {import("./blocks.js").Block} Block
 */

/**
 * @param {Run | null} run null while nothing has begun
 * @param {{ plan: { titre: string }, blocks: Block[] }} planned
 * @param {number} now
 */
export function showWall(run, { plan, blocks }, now) {
  const block = blocks[run ? run.place : 0];
  const over = run !== null && run.over !== null;
  const begun = over ? "C’est fini. Merci à toutes et à tous." : block.titre;
  say("mur-titre", run ? begun : plan.titre || "Bienvenue");
  say("mur-outil", run && !over ? block.outil : "");
  say("mur-question", run && !over ? block.question : "");
  say("mur-groupes", run && !over && block.comment ? capital(block.comment) : "");
  say("mur-heure", run ? untilWhen(run, now) : begins(block));
  const bar = role("mur-barre");
  bar.hidden = !run || over;
  if (run && !over) fill(bar, spent(run, now) / (run.turns[run.place].minutes * MINUTE));
}

/**
 * By whole parts of a hundred: it goes on without being seen to move.
 * @param {HTMLElement} bar
 * @param {number} share
 */
export function fill(bar, share) {
  const value = String(Math.max(0, Math.min(100, Math.round(share * 100))));
  const found = bar.querySelector("progress") ?? element("progress", { max: "100", "aria-hidden": "true" });
  if (found.getAttribute("value") !== value) found.setAttribute("value", value);
  if (!found.parentNode) bar.append(found);
}

/**
 * @param {Run} run
 * @param {number} now
 */
function untilWhen(run, now) {
  if (run.over !== null) return "";
  if (run.since === null) return "On reprend bientôt";
  const { left, ends } = reading(run, now);
  return left > 0 ? `Jusqu’à ${hour(ends - run.drift)}` : "On termine tranquillement";
}

/** @param {Block} block */
const begins = ({ start }) => `On commence à ${hour(new Date(2000, 0, 1, 0, start).getTime())}`;

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);
