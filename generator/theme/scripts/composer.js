// Composing a session: the plan lives in the address of the page and in this browser, and everything else is reckoned from it.
import { makeDraggable } from "./composer/drag.js";
import { mended, USUAL_PAUSE } from "./composer/fixes.js";
import { showLines } from "./composer/lines.js";
import { narrow } from "./composer/narrowing.js";
import { papers, sumUp, toBring, toKnow, toPrint } from "./composer/outcome.js";
import { action, role, root, say, tools } from "./composer/page.js";
import { showParts, titleOf } from "./composer/parts.js";
import { LONGEST, LONGEST_PART, MOST_PARTS, plannedPart, queryOf, usualPlan } from "./composer/plan.js";
import { begin, follow, openAddress, state, take, undo } from "./composer/planning.js";
import { sessionOf } from "./composer/session.js";
import { makeShareable, showLinks } from "./composer/sharing.js";
import { showShelf } from "./composer/shelf.js";
import { shortLine } from "./composer/values.js";
import { keepOffline } from "./shared/offline.js";

/** @typedef {import("./composer/plan.js").Plan} Plan */

const people = role("pour", HTMLInputElement);
const paper = role("papier", HTMLSelectElement);
const tool = role("outil", HTMLSelectElement);
const longest = role("au-plus", HTMLInputElement);
const suited = role("a-notre-mesure", HTMLInputElement);
const other = role("autre", HTMLInputElement);
const list = role("suite", HTMLOListElement);

/** @param {import("./composer/session.js").Part} part */
const named = (part) => `«\u00a0${titleOf(part)}\u00a0»`;

/** What is on the page. @type {import("./composer/session.js").Session | null} */
let latest = null;

/** What somebody is typing, and has not finished: it is left alone. @type {Set<string>} */
const typing = new Set();

/** Shows the plan, and leaves the focus where it was. */
function show() {
  const { plan } = state;
  const kept = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.cle : undefined;
  const session = sessionOf(plan, tools, paper.value === "A3" ? "A3" : "A4");
  const { participants, ouverture, suite, ...texts } = plan;
  for (const [name, value] of Object.entries({ ...texts, pour: participants, ouverture })) {
    if (!typing.has(name)) role(name, HTMLInputElement).value = String(value);
  }
  showParts(list, session.parts.slice(1), { move, remove, set });
  if (kept) focusOn(kept);
  role("bilan", HTMLElement).textContent = suite.length ? sumUp(session) : "Aucun temps encore : ajoutez un outil, ou partez d’un kit.";
  role("remarques", HTMLElement).replaceChildren(...toKnow(session, plan.fin, mend));
  action("annuler").disabled = state.before.length === 0;
  showTools();
  showLinks();
  latest = session;
  // What stands below comes after the answer to the gesture: on a slow phone that is felt.
  requestAnimationFrame(() => setTimeout(() => latest === session && showRest(session)));
}

/** @param {import("./composer/session.js").Session} session */
function showRest(session) {
  role("papiers", HTMLElement).textContent = papers(session);
  showLines(role("travaux", HTMLElement), toPrint(session, tools));
  showLines(role("besoins", HTMLElement), toBring(session));
  role("commande", HTMLElement).textContent = `essaimage kit --plan "${queryOf(state.plan)}" -o ma-seance.zip`;
  showShelf();
}

/** The tools to choose from, when what narrows them has changed. */
function showTools() {
  const most = longest.checkValidity() ? Number(longest.value) : 0;
  const many = suited.checked ? state.plan.participants : 0;
  const wanted = `${most} ${many}`;
  if (tool.dataset.pour === wanted) return;
  tool.dataset.pour = wanted;
  role("choix", HTMLElement).textContent = narrow(tool, tools, most, many);
  action("outil").disabled = tool.options.length === 0;
}

/** @param {string} key */
function focusOn(key) {
  const there = root.querySelector(`[data-cle="${CSS.escape(key)}"]`);
  if (there instanceof HTMLElement) there.focus();
}

/** @param {import("./composer/advice.js").Fix} fix */
function mend(fix) {
  if (fix.kind === "tools") {
    longest.value = String(Math.min(fix.minutes, LONGEST_PART));
    showTools();
    tool.focus();
    return;
  }
  take({ suite: mended(state.plan, fix) }, "C’est fait. « Défaire le dernier geste » y revient.");
  setTimeout(() => action("annuler").focus());
}

/**
 * @param {number} place
 * @param {number} by
 */
function move(place, by) {
  const suite = [...state.plan.suite];
  const [moved] = suite.splice(place, 1);
  suite.splice(place + by, 0, moved);
  const part = sessionOf({ ...state.plan, suite }, tools).parts[place + by + 1];
  take({ suite }, `${named(part)} commence maintenant à ${part.start}.`);
  setTimeout(() => focusOn(`${by < 0 ? "monter" : "descendre"}-${place + by}`));
}

/** @param {number} place */
function remove(place) {
  const { plan } = state;
  const part = sessionOf(plan, tools).parts[place + 1];
  take({ suite: plan.suite.filter((_, at) => at !== place) }, `${named(part)} est retiré.`);
  setTimeout(() => focusOn(`retirer-${Math.min(place, state.plan.suite.length - 1)}`));
}

/**
 * @param {number} place
 * @param {Partial<import("./composer/session.js").Sequence>} change
 */
function set(place, change) {
  const { plan } = state;
  const told = change.question === undefined ? change : { ...change, question: shortLine(change.question, LONGEST.question) };
  const suite = plan.suite.map((it, at) => (at === place ? { ...it, ...told } : it));
  const dropped = suite[place].fiche && sessionOf({ ...plan, suite }, tools).parts[place + 1].minutes === 0;
  if (dropped) {
    say("Il ne resterait aucun moment : retirez plutôt cet outil.");
    show();
  } else take({ suite });
}

/** @param {Partial<import("./composer/plan.js").PlannedPart>} given */
function add(given) {
  if (state.plan.suite.length >= MOST_PARTS) {
    say(`Une séance a au plus ${MOST_PARTS} temps.`);
    return;
  }
  const suite = [...state.plan.suite, plannedPart(given)];
  const part = sessionOf({ ...state.plan, suite }, tools).parts[suite.length];
  take({ suite }, `${named(part)} est ajouté, de ${part.start} à ${part.end}.`);
}

/**
 * @param {string} name of an input that may not be left empty
 * @param {(text: string) => Partial<Plan>} change
 * @param {boolean} [optional] whether it may
 */
function listen(name, change, optional = false) {
  const input = role(name, HTMLInputElement);
  input.addEventListener("input", () => typing.add(name));
  input.addEventListener("blur", () => typing.delete(name));
  input.addEventListener("change", () => {
    typing.delete(name);
    if (input.checkValidity() && (input.value || optional)) take(change(input.value));
    else if (!input.reportValidity() || !input.value) setTimeout(show);
  });
}

const CLOCK = "18:00".length; // some browsers add seconds
listen("pour", (text) => ({ participants: Number(text) }));
listen("debut", (text) => ({ debut: text.slice(0, CLOCK) }));
listen("ouverture", (text) => ({ ouverture: Number(text) }));
listen("date", (date) => ({ date }), true);
listen("fin", (text) => ({ fin: text.slice(0, CLOCK) }), true);
listen("titre", (text) => ({ titre: shortLine(text, LONGEST.titre) }), true);
listen("lieu", (text) => ({ lieu: shortLine(text, LONGEST.occasion) }), true);
listen("animation", (text) => ({ animation: shortLine(text, LONGEST.occasion) }), true);
paper.addEventListener("change", show);
longest.addEventListener("input", showTools);
suited.addEventListener("change", showTools);
people.addEventListener("change", showTools);
action("outil").addEventListener("click", () => add({ fiche: tool.value }));
action("pause").addEventListener("click", () => add({ minutes: USUAL_PAUSE }));
action("autre").addEventListener("click", () => {
  const titre = shortLine(other.value, LONGEST.nom);
  if (titre) add({ minutes: USUAL_PAUSE, titre });
  else say("Dites d’abord ce que l’on y fait.");
  if (titre) other.value = "";
});
action("vider").addEventListener("click", () => take({ suite: [] }, "Tout est retiré."));
action("annuler").addEventListener("click", undo);
action("nouvelle").addEventListener("click", () => begin(usualPlan(), "Une nouvelle séance : les autres sont gardées."));
makeDraggable(list, move, say);
makeShareable();
follow(show);
root.hidden = false;
openAddress();
keepOffline(role("hors-ligne", HTMLElement));
