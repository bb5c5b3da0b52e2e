// What really happened, once a session is over: by block, by tool, as a text to keep.
import { copied } from "../shared/clipboard.js";
import { element } from "../shared/elements.js";
import { counted, dateInWords, duration, localDay } from "../shared/french.js";
import { hour, minutesIn, punctuality, shortHour } from "./hours.js";
import { action, role, say } from "./page.js";
import { MINUTE, reading, sum } from "./run.js";

/**
 * @typedef {import("./run.js").Run} Run
 * @typedef {{ slug: string, outil: string, people: number, planned: number, real: number }} Use one use of a tool
 */

const SITE = new URL("../../", import.meta.url);
const TELLING = "contribuer/essai/";

/**
 * The uses of tools that really took place, in their order.
 * @param {Run} run
 * @returns {Use[]}
 */
export function usesOf(run) {
  const parts = [...new Set(run.blocks.filter((it) => it.slug).map((it) => it.part))];
  return parts.flatMap((part) => {
    const places = run.blocks.map((_, place) => place).filter((place) => run.blocks[place].part === part);
    const { slug, outil, people } = run.blocks[places[0]];
    const planned = sum(places.map((place) => run.blocks[place].minutes));
    const time = sum(places.map((place) => run.turns[place].spent));
    return time > 0 ? [{ slug, outil, people, planned, real: Math.max(1, minutesIn(time)) }] : [];
  });
}

/**
 * Where one tells how a tool went, from the root of the site.
 * @param {Run} run
 * @param {Use} use
 * @returns {string}
 */
export function tellingOf(run, { slug, people, real }) {
  const query = new URLSearchParams({ outil: slug, date: dayOf(run), pour: String(people), minutes: String(real) });
  return `${TELLING}?${query}`;
}

/** @param {Run} run */
const dayOf = (run) => localDay(new Date(run.begun - run.drift));

/**
 * @param {Run} run
 * @param {number} place
 * @returns {string}
 */
function took(run, place) {
  const { spent, begun } = run.turns[place];
  if (begun === null) return "pas tenu";
  return spent < MINUTE ? "moins d’une minute" : duration(minutesIn(spent));
}

/**
 * « De 18 h 06 à 20 h 31, prévu jusqu’à 20 h 20 : 11 min de retard. »
 * @param {Run} run
 * @returns {string}
 */
function inShort(run) {
  const { close, planned, late } = reading(run, run.over ?? run.seen);
  const at = (/** @type {number} */ time) => hour(time - run.drift);
  return `De ${at(run.begun)} à ${at(close)}, prévu jusqu’à ${at(planned)}\u00a0: ${punctuality(late)}.`;
}

/**
 * @param {Run} run
 * @returns {HTMLTableRowElement[]} when, what, planned, real
 */
function rowsOf(run) {
  return run.blocks.map((block, place) => {
    const { begun } = run.turns[place];
    const title = element("th", { scope: "row" }, block.titre);
    if (block.outil) title.append(element("span", { class: "animer__outil" }, block.outil));
    const when = begun === null ? "" : shortHour(begun - run.drift);
    return element("tr", {}, element("td", {}, when), title, element("td", {}, duration(block.minutes)), element("td", {}, took(run, place)));
  });
}

/**
 * @param {Run} run
 * @returns {HTMLLIElement[]}
 */
function toolsOf(run) {
  return usesOf(run).map((use) => {
    const link = element("a", { href: new URL(tellingOf(run, use), SITE).href }, "Racontez en deux minutes", element("span", { class: "invisible" }, ` «\u00a0${use.outil}\u00a0»`));
    return element("li", {}, `${use.outil}\u00a0: ${duration(use.real)}, prévu ${duration(use.planned)}. `, link);
  });
}

/**
 * The whole summary as a text.
 * @param {Run} run
 * @returns {string}
 */
export function textOf(run) {
  const blocks = run.blocks.map((block, place) => {
    const { begun } = run.turns[place];
    const when = begun === null ? "  –  " : shortHour(begun - run.drift);
    const what = block.outil ? `${block.outil}, ${block.titre}` : block.titre;
    return `${when}  ${what}\u00a0: ${took(run, place)} (prévu ${duration(block.minutes)})`;
  });
  const tools = usesOf(run).map((it) => `${it.outil}\u00a0: ${duration(it.real)} (prévu ${duration(it.planned)})`);
  const head = [run.titre || "Séance", `${dateInWords(dayOf(run))}, ${counted(run.people, "personne prévue", "personnes prévues")}`, inShort(run)];
  return [...head, "", ...blocks, "", "Par outil", ...tools, ""].join("\n");
}

/**
 * Shows the summary, ready to be copied or taken away.
 * @param {Run} run
 */
export function showSummary(run) {
  say("bilan-titre", run.titre ? `${run.titre}\u00a0: c’est fini` : "Séance finie");
  say("bilan-court", inShort(run));
  role("par-outil").replaceChildren(...toolsOf(run));
  role("par-temps").replaceChildren(...rowsOf(run));
  const text = textOf(run);
  role("telecharger").setAttribute("href", `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`);
  role("telecharger").setAttribute("download", `seance-${dayOf(run)}.txt`);
  action("copier").onclick = async () => {
    say("copie", (await copied(text)) ? "Copié." : "Le navigateur a refusé : téléchargez-le.");
  };
}
