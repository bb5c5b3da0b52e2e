// What the facilitator sees: the block that is on, what is left of it, what to say, what comes next.
import { element } from "../shared/elements.js";
import { duration } from "../shared/french.js";
import { countdown, hour, minutesIn, punctuality } from "./hours.js";
import { action, kits, role, say } from "./page.js";
import { following, MINUTE, preceding, reading, spent } from "./run.js";
import { fill } from "./wall.js";
import { asSaid, kitOf, ofFiche, ofKit, placesIn } from "./words.js";

/**
 * @typedef {import("./run.js").Run} Run
 * @typedef {import("./blocks.js").Block} Block
 * @typedef {import("../composer/plan.js").Plan} Plan
 * @typedef {{ plan: Plan, blocks: Block[] }} Planned
 */

/**
 * All that changes at a gesture.
 * @param {Run | null} run null while nothing has begun
 * @param {Planned} planned
 * @param {number} now
 */
export function showBoard(run, planned, now) {
  const place = run ? run.place : 0;
  const block = planned.blocks[place];
  say("outil", block.outil);
  say("titre", block.titre);
  say("question", block.question);
  say("groupes", block.comment);
  const { said, late, kit } = wordsFor(planned, place);
  role("paroles").replaceChildren(...said);
  say("si-retard", late ? `Si l’on est en retard\u00a0: ${late}` : "");
  say("du-kit", kit ? `Avec les mots de «\u00a0${kit.titre}\u00a0».` : "");
  say("ensuite", nextOf(run, planned.blocks));
  action("commencer").hidden = run !== null;
  const held = run !== null && run.since === null;
  for (const name of ["suivant", "revenir", "suspendre", "moins", "plus"]) action(name).hidden = run === null;
  if (run) {
    action("revenir").disabled = preceding(run) < 0;
    action("suspendre").textContent = held ? "Reprendre" : "Suspendre";
    action("suivant").textContent = following(run) < 0 ? "Finir la séance" : "Temps suivant";
    for (const name of ["moins", "plus"]) action(name).disabled = held;
    action("moins").disabled ||= run.turns[place].minutes <= 1;
  }
  role("scene").classList.toggle("animer__scene--arret", held);
  role("fil").replaceChildren(...lines(run, planned.blocks));
  tick(run, planned, now);
}

/**
 * All that changes with the time alone.
 * @param {Run | null} run
 * @param {Planned} planned
 * @param {number} now
 * @returns {boolean} whether the block that is on has no time left
 */
export function tick(run, planned, now) {
  const scene = role("scene");
  if (!run) {
    scene.classList.remove("animer__scene--passe");
    say("reste", duration(planned.blocks[0].minutes));
    say("jusque", `prévu à ${hour(new Date(2000, 0, 1, 0, planned.blocks[0].start).getTime())}`);
    say("fin", "");
    return false;
  }
  const { left, ends, close, planned: wanted, late } = reading(run, now);
  const at = (/** @type {number} */ time) => hour(time - run.drift);
  const past = left <= -1000;
  scene.classList.toggle("animer__scene--passe", past);
  say("reste", countdown(past ? left : Math.max(0, left)));
  say("jusque", run.since === null ? "à l’arrêt" : past ? "de trop" : `jusqu’à ${at(ends)}`);
  fill(role("barre"), spent(run, now) / (run.turns[run.place].minutes * MINUTE));
  say("fin", `Fin à ${at(close)}, prévue à ${at(wanted)}\u00a0: ${punctuality(late)}.`);
  return left <= 0;
}

/**
 * @param {Planned} planned
 * @param {number} place
 * @returns {{ said: HTMLElement[], late: string, kit: import("./page.js").Kit | null }} `kit` where some words are its own
 */
function wordsFor({ plan, blocks }, place) {
  const block = blocks[place];
  const kit = kitOf(plan, kits);
  const own = kit ? placesIn(plan.suite, kit)[block.part] : -1;
  const first = blocks.find((it) => it.part === block.part) ?? block;
  const last = blocks[blocks.length - 1];
  const part = { start: first.start, close: last.start + last.minutes };
  const opening = kit && own >= 0 && block === first ? ofKit(document, kit, own) : [];
  const note = kit && own > 0 && block.step >= 0 ? ofKit(document, kit, own, block.titre) : [];
  const said = [opening, ofFiche(document, block), note];
  const shown = said.filter((it) => it.length).map((it) => asSaid(it, block, part));
  if (!shown.length) shown.push(element("div", {}, element("p", { class: "discret" }, without(block))));
  const late = (kit && own > 0 && kit.suite[own - 1].retard) || "";
  return { said: shown, late, kit: opening.length || note.length || late ? kit : null };
}

/** @param {Block} block */
function without(block) {
  if (block.pause) return "Rien à dire : on souffle.";
  return block.part === 0 ? "Accueillez chaque personne. Dites ce que l’on va faire, et à quelle heure on finit." : "Ce temps est à vous : aucun texte n’y est prévu.";
}

/**
 * @param {Run | null} run
 * @param {Block[]} blocks
 */
function nextOf(run, blocks) {
  const place = run ? following(run) : 1;
  const block = blocks[place];
  if (!block) return "Ensuite\u00a0: c’est fini.";
  const minutes = run ? run.turns[place].minutes : block.minutes;
  return `Ensuite\u00a0: ${named(block)}, ${duration(minutes)}.`;
}

/**
 * « Carte postale du futur, Lire à la table ».
 * @param {Block} block
 * @returns {string}
 */
export const named = ({ outil, titre }) => (outil ? `${outil}, ${titre}` : titre);

/**
 * Every block on a line: done, on, to come or dropped, in words too.
 * @param {Run | null} run
 * @param {Block[]} blocks
 */
function lines(run, blocks) {
  return blocks.map((block, place) => {
    const turn = run?.turns[place];
    const minutes = turn?.minutes ?? block.minutes;
    const told = [duration(minutes)];
    if (minutes !== block.minutes) told.push(`au lieu de ${duration(block.minutes)}`);
    if (turn?.dropped) told.splice(0, told.length, "retiré");
    else if (turn && turn.begun !== null && place !== run?.place) told.push(`${duration(minutesIn(turn.spent))} passées`);
    const line = element("li", {}, `${named(block)} · ${told.join(", ")}`);
    if (run && place === run.place) line.setAttribute("aria-current", "step");
    if (turn?.dropped) line.className = "animer__retire";
    return line;
  });
}
