// Late: what would be taken from which block, and when one would then end, before anything changes.
import { element } from "../shared/elements.js";
import { duration } from "../shared/french.js";
import { named } from "./board.js";
import { hour } from "./hours.js";
import { floorOf, isFirst, RULE, spread } from "./late.js";
import { action, role, say } from "./page.js";
import { given, reading, upcoming } from "./run.js";

/** @typedef {import("./run.js").Run} Run */

/**
 * The run once its delay is spread over the blocks to come; what each gives, by its place, and what is left.
 * @param {Run} run
 * @param {number} now
 */
export function caughtUp(run, now) {
  const places = upcoming(run);
  const rooms = places.map((place) => ({ minutes: run.turns[place].minutes, floor: floorOf(run.blocks[place]), first: isFirst(run.blocks[place]) }));
  const { cuts, left } = spread(reading(run, now).late, rooms);
  const taken = new Map(places.map((place, rank) => [place, cuts[rank]]));
  const made = given(run, ({ minutes }, place) => ({ minutes: minutes - (taken.get(place) ?? 0) }));
  return { made, taken, left };
}

/**
 * @param {Run} run
 * @param {number} place
 */
export const without = (run, place) => given(run, (_, at) => (at === place ? { dropped: true } : {}));

/**
 * The panel that shows both ways; `take` is given the run that somebody chose, and what to say of it.
 * @param {() => { run: Run, now: number } | null} current
 * @param {(made: Run, told: string) => void} take
 */
export function catchUp(current, take) {
  const panel = role("rattrapage");
  const choice = /** @type {HTMLSelectElement} */ (role("retirer-lequel"));
  say("regle", RULE);

  function close() {
    panel.hidden = true;
    action("rattraper").setAttribute("aria-expanded", "false");
  }

  function showDropped() {
    const found = current();
    if (!found || choice.value === "") return;
    const made = without(found.run, Number(choice.value));
    say("fin-sans", `La séance finirait à ${hour(reading(made, found.now).close - made.drift)}.`);
  }

  function open() {
    const found = current();
    if (!found) return;
    const { run, now } = found;
    const { made, taken, left } = caughtUp(run, now);
    const cut = [...taken].filter(([, minutes]) => minutes > 0);
    role("coupes").replaceChildren(...cut.map(([place]) =>
      element("li", {}, `${named(run.blocks[place])}\u00a0: ${duration(made.turns[place].minutes)} au lieu de ${duration(run.turns[place].minutes)}`)));
    say("fin-rattrapee", ending(made, now, cut.length, left));
    action("etaler").hidden = !cut.length;
    const places = upcoming(run);
    role("retirer-bloc").hidden = !places.length;
    choice.replaceChildren(...places.map((place) => element("option", { value: String(place) }, `${named(run.blocks[place])} (${duration(run.turns[place].minutes)})`)));
    showDropped();
    panel.hidden = false;
    action("rattraper").setAttribute("aria-expanded", "true");
    action(cut.length ? "etaler" : "ne-rien-changer").focus();
  }

  action("rattraper").addEventListener("click", () => (panel.hidden ? open() : close()));
  action("ne-rien-changer").addEventListener("click", () => {
    close();
    action("rattraper").focus();
  });
  choice.addEventListener("change", showDropped);
  action("etaler").addEventListener("click", () => {
    const found = current();
    if (!found) return;
    const { made } = caughtUp(found.run, found.now);
    close();
    take(made, `C’est fait\u00a0: la séance finit à ${hour(reading(made, found.now).close - made.drift)}.`);
  });
  action("retirer").addEventListener("click", () => {
    const found = current();
    if (!found || choice.value === "") return;
    const place = Number(choice.value);
    const made = without(found.run, place);
    close();
    take(made, `${named(found.run.blocks[place])} est retiré\u00a0: la séance finit à ${hour(reading(made, found.now).close - made.drift)}.`);
  });

  return { close, isOpen: () => !panel.hidden };
}

/**
 * @param {Run} made
 * @param {number} now
 * @param {number} cuts how many blocks give
 * @param {number} left minutes
 */
function ending(made, now, cuts, left) {
  if (!cuts) return "Aucun des temps à venir ne peut donner plus.";
  const end = `La séance finirait à ${hour(reading(made, now).close - made.drift)}`;
  return left ? `${end}\u00a0; ${duration(left)} de retard resteraient.` : `${end}, comme prévu.`;
}

/**
 * Offers to catch up where there is something to.
 * @param {Run | null} run
 * @param {number} now
 */
export function offer(run, now) {
  const late = run && run.over === null ? reading(run, now).late : 0;
  const button = action("rattraper");
  button.hidden = late <= 0 && role("rattrapage").hidden;
  const text = late > 0 ? `Rattraper ${duration(late)}` : "Rattraper";
  if (button.textContent !== text) button.textContent = text;
  action("defaire").hidden = !run || run.over !== null || !run.before.length;
}

