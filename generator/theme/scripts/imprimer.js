// Printing a planned session from the browser: the same plan as the composer, in its address, as sheets of paper.
import { element } from "./shared/elements.js";
import { counted, dayInWords } from "./shared/french.js";
import { withoutLost } from "./composer/changed.js";
import { planIn, queryOf } from "./composer/plan.js";
import { sumUp } from "./composer/outcome.js";
import { sessionOf } from "./composer/session.js";
import { action, addressOf, known, role, root } from "./imprimer/page.js";
import { footOfSession, putInMargins } from "./imprimer/feet.js";
import { asPrintedHere, made, madeOfLists, PARTS } from "./imprimer/parts.js";
import { keepOffline } from "./shared/offline.js";
import { gathered } from "./imprimer/sources.js";
import { offerFiles } from "./imprimer/offering.js";
import { french } from "./imprimer/typography.js";

/**
 * @typedef {import("./imprimer/setting.js").Setting} Setting
 * @typedef {import("./imprimer/parts.js").Printed} Printed
 * @typedef {import("./composer/plan.js").Plan} Plan
 */

const notice = role("avis", HTMLElement);
const [date, hall] = [role("date", HTMLInputElement), role("lieu", HTMLInputElement)];
const paper = role("papier", HTMLSelectElement);
const copies = role("copies", HTMLInputElement);
const sheets = role("feuilles", HTMLElement);
const parties = role("parties", HTMLElement);
const EVERYTHING = ["tirage", "chevalets"];

/** @type {Plan} */
let plan;
/** @type {Awaited<ReturnType<typeof gathered>>} */
let source;
/** What each part is made of, as long as nothing of it changes. @type {Map<string, Printed[]>} */
const kept = new Map();
/** @type {Set<string>} */
const dropped = new Set();

const largest = () => (paper.value === "A3" ? "A3" : "A4");

/**
 * The session with all that can be printed of it, or only what is ticked.
 * @param {boolean} all
 */
function session(all) {
  const wanted = (/** @type {string} */ key) => all || !dropped.has(key);
  const tools = Object.assign(Object.create(null), Object.fromEntries(Object.entries(source.tools).map(([slug, it]) => [slug, it.outil])));
  const sans = ["programme", "presence", "avis"].filter((it) => !wanted(it));
  return sessionOf({ ...plan, avec: EVERYTHING.filter(wanted), sans }, tools, largest());
}

/** @returns {Setting} */
function setting() {
  const { words, tools } = source;
  const titre = plan.titre || words.sans_titre;
  const said = { date: french(date.value.trim()), lieu: french(hall.value.trim()) };
  return { session: session(true), titre, ...said, foot: footOfSession(titre, Object.values(tools), words), words, tools };
}

/** The jobs that are asked for, as they are printed here. */
function jobs() {
  const ofParticipants = kept.get("participants") ?? [];
  let at = 0;
  const found = session(false).jobs.map((job) => {
    const pages = job.kind === "participants" ? ofParticipants[at]?.pages ?? 1 : 1;
    at += job.kind === "participants" ? 1 : 0;
    return asPrintedHere(job, pages > 1);
  });
  return found.filter((it) => !dropped.has(it.kind)).map((it, index) => Object.assign(it, { number: index + 1 }));
}

/**
 * Puts these sheets on the page, and touches no other.
 * @param {HTMLElement[]} wanted
 */
function place(wanted) {
  const still = new Set(wanted);
  for (const it of sheets.querySelectorAll(".feuillet")) if (!(it instanceof HTMLElement && still.has(it))) it.remove();
  for (const [at, it] of wanted.entries()) if (sheets.children[at] !== it) sheets.insertBefore(it, sheets.children[at] ?? null);
}

/** Makes what is missing, shows what is ticked, and says how many pages that is. */
function show() {
  const now = setting();
  for (const part of PARTS) if (part.key !== "listes" && !kept.has(part.key)) kept.set(part.key, made(part, now));
  const asked = jobs();
  if (!parties.childElementCount) offerParts();
  kept.set("listes", madeOfLists(now, asked));
  const shown = PARTS.filter((it) => !dropped.has(it.key)).flatMap((it) => kept.get(it.key) ?? []);
  const runs = (/** @type {Printed} */ it) => (copies.checked ? it.runs : 1);
  const all = shown.flatMap((it) => Array.from({ length: runs(it) }, (_, copy) => (copy ? /** @type {HTMLElement} */ (it.sheet.cloneNode(true)) : it.sheet)));
  place(all);
  putInMargins(all);
  const pages = shown.reduce((sum, it) => sum + it.pages * runs(it), 0);
  role("total", HTMLElement).textContent = pages ? `${counted(pages, "page", "pages")} à imprimer, en A4.` : "Rien n’est coché\u00a0: il n’y a rien à imprimer.";
  action("imprimer").disabled = pages === 0;
  for (const label of root.querySelectorAll("[data-pages]")) {
    const some = kept.get(label instanceof HTMLElement ? label.dataset.pages ?? "" : "") ?? [];
    label.textContent = counted(some.reduce((sum, it) => sum + it.pages * runs(it), 0), "page", "pages");
  }
  offerFiles(asked, source.tools, source.words.nom_le_plus_long, now.titre);
}

/** The boxes to tick, for the parts that this session has. */
function offerParts() {
  const some = PARTS.filter((it) => it.key === "listes" || kept.get(it.key)?.length);
  parties.replaceChildren(...some.map((part) => {
    const box = element("input", { type: "checkbox", "data-partie": part.key });
    box.checked = !dropped.has(part.key);
    box.addEventListener("change", () => {
      if (box.checked) dropped.delete(part.key);
      else dropped.add(part.key);
      show();
    });
    return element("li", {}, element("label", {}, box, ` ${part.titre} `), element("span", { class: "discret", "data-pages": part.key }));
  }));
}

/** Makes anew the sheets that say the day and the place. */
function redate() {
  for (const it of PARTS) if (it.dated) kept.delete(it.key);
  show();
}

/** What the address holds, in French as paper has it; tools that are no longer here are told and left aside. */
function read() {
  const { plan: asked, told } = planIn(location.search);
  const { suite: here, gone } = withoutLost(asked.suite, (slug) => known.has(slug));
  const suite = here.map((it) => Object.assign({}, it, { titre: french(it.titre), question: french(it.question) }));
  plan = { ...asked, titre: french(asked.titre), suite };
  if (asked.date) date.value = dayInWords(asked.date);
  if (asked.lieu) hall.value = asked.lieu;
  notice.textContent = [...told, ...gone].join(" ");
  for (const name of ["composer", "modifier"]) {
    const link = role(name, HTMLAnchorElement);
    link.href = `${link.href.split("?")[0]}${suite.length ? queryOf({ ...asked, suite: here }) : ""}`;
  }
}

/** Opens the plan of the address. */
async function open() {
  read();
  const slugs = plan.suite.map((it) => it.fiche).filter(Boolean);
  const [empty, broken, ...full] = ["vide", "panne", "choix", "feuilles", "ensuite"].map((it) => role(it, HTMLElement));
  for (const it of [empty, broken, ...full]) it.hidden = true;
  root.hidden = false;
  document.body.classList.remove("imprime-des-feuilles");
  if (!slugs.length) {
    empty.hidden = false;
    return;
  }
  try {
    source = await gathered(addressOf, slugs);
  } catch {
    notice.textContent = "Les textes de ces outils n’ont pas pu être lus\u00a0: le réseau manque peut-être. Rien n’est perdu, la séance est dans l’adresse de la page.";
    broken.hidden = false;
    return;
  }
  await document.fonts?.ready;
  for (const it of full) it.hidden = false;
  document.body.classList.add("imprime-des-feuilles");
  kept.clear();
  parties.replaceChildren();
  show();
  role("bilan", HTMLElement).textContent = sumUp(session(true));
}

for (const it of [date, hall]) it.addEventListener("change", redate);
paper.addEventListener("change", show);
copies.addEventListener("change", show);
action("imprimer").addEventListener("click", () => print());
action("reessayer").addEventListener("click", open);
addEventListener("popstate", open);
void open();
keepOffline(role("hors-ligne", HTMLElement));
