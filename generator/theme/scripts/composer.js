// Composing a session: the plan lives in the address of the page, and everything else is reckoned from it.
import { copied } from "./shared/clipboard.js";
import { element } from "./shared/elements.js";
import { duration } from "./shared/french.js";
import { keepOffline } from "./shared/offline.js";
import { papers, sumUp, toBring, toKnow, toPrint } from "./composer/outcome.js";
import { action, role, root, tools } from "./composer/page.js";
import { lineOf, titleOf } from "./composer/parts.js";
import { LONGEST, MOST_PARTS, plannedPart, planIn, queryOf, shortLine, usualPlan } from "./composer/plan.js";
import { sessionOf } from "./composer/session.js";

/** @typedef {import("./composer/plan.js").Plan} Plan */

const USUAL_PAUSE = 15;
const title = role("titre", HTMLInputElement);
const people = role("pour", HTMLInputElement);
const start = role("debut", HTMLInputElement);
const opening = role("ouverture", HTMLInputElement);
const paper = role("papier", HTMLSelectElement);
const tool = role("outil", HTMLSelectElement);
const other = role("autre", HTMLInputElement);
const list = role("suite", HTMLOListElement);
const notice = role("avis", HTMLElement);

/** @type {Plan} */
let plan = usualPlan();
/** @type {Plan[]} */
let before = [];

/** @param {import("./composer/session.js").Part} part */
const named = (part) => `«\u00a0${titleOf(part)}\u00a0»`;

/** Shows the plan, and leaves the focus where it was. */
function show() {
  const kept = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.cle : undefined;
  const opened = new Set([...list.querySelectorAll("details[open] > summary")].map((it) => it instanceof HTMLElement && it.dataset.cle));
  const session = sessionOf(plan, tools, paper.value === "A3" ? "A3" : "A4");
  title.value = plan.titre;
  people.value = String(plan.participants);
  start.value = plan.debut;
  opening.value = String(plan.ouverture);
  list.replaceChildren(...session.parts.slice(1).map((part, place) => lineOf(part, place, plan.suite.length, { move, remove, set })));
  for (const panel of list.querySelectorAll("details")) panel.open = opened.has(panel.querySelector("summary")?.dataset.cle ?? "");
  if (kept) focusOn(kept);
  const empty = plan.suite.length === 0;
  role("bilan", HTMLElement).textContent = empty ? "Aucun temps encore : ajoutez un outil, ou partez d’un kit." : sumUp(session);
  role("remarques", HTMLElement).replaceChildren(...toKnow(session));
  role("papiers", HTMLElement).textContent = papers(session);
  role("travaux", HTMLElement).replaceChildren(...toPrint(session, tools));
  role("besoins", HTMLElement).replaceChildren(...toBring(session));
  role("commande", HTMLElement).textContent = `essaimage kit --plan "${queryOf(plan)}" -o ma-seance.zip`;
  action("annuler").disabled = before.length === 0;
}

/** @param {string} key */
function focusOn(key) {
  const there = root.querySelector(`[data-cle="${key}"]`);
  if (there instanceof HTMLElement) there.focus();
}

/**
 * Takes another plan, which one may come back from; what stands on the page is drawn once the focus has moved on.
 * @param {Partial<Plan>} change
 * @param {string} [told]
 */
function take(change, told = "") {
  before = [...before, plan];
  plan = { ...plan, ...change };
  history.replaceState(null, "", location.pathname + queryOf(plan) + location.hash);
  notice.textContent = told;
  setTimeout(show);
}

/**
 * @param {number} place
 * @param {number} by
 */
function move(place, by) {
  const suite = [...plan.suite];
  const [moved] = suite.splice(place, 1);
  suite.splice(place + by, 0, moved);
  const part = sessionOf({ ...plan, suite }, tools).parts[place + by + 1];
  take({ suite }, `${named(part)} commence maintenant à ${part.start}.`);
  setTimeout(() => focusOn(`${by < 0 ? "monter" : "descendre"}-${place + by}`));
}

/** @param {number} place */
function remove(place) {
  const part = sessionOf(plan, tools).parts[place + 1];
  take({ suite: plan.suite.filter((_, at) => at !== place) }, `${named(part)} est retiré.`);
  setTimeout(() => focusOn(`retirer-${Math.min(place, plan.suite.length - 1)}`));
}

/**
 * @param {number} place
 * @param {Partial<import("./composer/session.js").Sequence>} change
 */
function set(place, change) {
  const told = change.question === undefined ? change : { ...change, question: shortLine(change.question, LONGEST.question) };
  const suite = plan.suite.map((it, at) => (at === place ? { ...it, ...told } : it));
  const dropped = suite[place].fiche && sessionOf({ ...plan, suite }, tools).parts[place + 1].minutes === 0;
  if (dropped) {
    notice.textContent = "Il ne resterait aucun moment : retirez plutôt cet outil.";
    show();
  } else take({ suite });
}

/** @param {Partial<import("./composer/plan.js").PlannedPart>} given */
function add(given) {
  if (plan.suite.length >= MOST_PARTS) {
    notice.textContent = `Une séance a au plus ${MOST_PARTS} temps.`;
    return;
  }
  const suite = [...plan.suite, plannedPart(given)];
  const part = sessionOf({ ...plan, suite }, tools).parts[suite.length];
  take({ suite }, `${named(part)} est ajouté, de ${part.start} à ${part.end}.`);
}

/**
 * @param {HTMLInputElement} input
 * @param {(text: string) => Partial<Plan>} change
 */
const listen = (input, change) => input.addEventListener("change", () => {
  if (input.value && input.checkValidity()) take(change(input.value));
  else if (!input.reportValidity() || !input.value) setTimeout(show);
});

listen(people, (text) => ({ participants: Number(text) }));
listen(start, (text) => ({ debut: text.slice(0, "18:00".length) }));
listen(opening, (text) => ({ ouverture: Number(text) }));
title.addEventListener("change", () => take({ titre: shortLine(title.value, LONGEST.titre) }));
paper.addEventListener("change", show);
action("outil").addEventListener("click", () => add({ fiche: tool.value }));
action("pause").addEventListener("click", () => add({ minutes: USUAL_PAUSE }));
action("autre").addEventListener("click", () => {
  const titre = shortLine(other.value, LONGEST.nom);
  if (titre) add({ minutes: USUAL_PAUSE, titre });
  else notice.textContent = "Dites d’abord ce que l’on y fait.";
  if (titre) other.value = "";
});
action("vider").addEventListener("click", () => take({ suite: [] }, "Tout est retiré."));
action("annuler").addEventListener("click", () => {
  const last = before.pop();
  if (!last) return;
  plan = last;
  history.replaceState(null, "", location.pathname + queryOf(plan) + location.hash);
  notice.textContent = "Le dernier geste est défait.";
  show();
});
action("imprimer").addEventListener("click", () => print());
action("copier").addEventListener("click", async () => {
  const done = await copied(location.href);
  role("copie", HTMLElement).textContent = done ? "Copiée." : "Copiez-la dans la barre d’adresse du navigateur.";
});

/** What the address holds; tools that are no longer here are told and left aside. */
function open() {
  const { plan: asked, told } = planIn(location.search);
  const lost = asked.suite.filter((it) => it.fiche && !(it.fiche in tools)).map((it) => it.fiche);
  plan = { ...asked, suite: asked.suite.filter((it) => !lost.includes(it.fiche)) };
  if (lost.length) told.push(`Ces outils ne sont plus ici, et sont laissés de côté\u00a0: ${lost.join(", ")}.`);
  notice.textContent = told.join(" ");
  show();
}

tool.append(...Object.entries(tools).map(([slug, it]) => {
  const minutes = it.deroule.reduce((sum, moment) => sum + moment.minutes, 0);
  return element("option", { value: slug }, `${it.titre} (${duration(minutes)}, ${it.min} à ${it.max})`);
}));
addEventListener("popstate", open);
root.hidden = false;
open();
keepOffline(role("hors-ligne", HTMLElement));
