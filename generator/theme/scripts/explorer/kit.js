// The command that prints a kit of chosen tool sheets.
import { copied } from "../shared/clipboard.js";
import { counted, duration, number } from "../shared/french.js";

/**
 * @typedef {{ slug: string, title: string, minutes: number, smallest: number, largest: number }} Fiche
 * @typedef {(name: string) => HTMLElement} Role an element of the page, by its role
 */

const LONG = 240; // minutes

/**
 * Tells how long `fiches` last together, whom they suit, and what to type to print them.
 * @param {Role} role
 * @param {Fiche[]} fiches
 * @param {boolean} picked whether they were picked one by one
 */
export function showCommand(role, fiches, picked) {
  role("kit-commande").hidden = fiches.length === 0;
  if (fiches.length === 0) {
    role("kit-resume").textContent = "Aucune fiche à mettre dans un kit.";
    return;
  }
  const value = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (role(name)).value;
  const people = Math.min(Math.max(Math.round(Number(value("participants"))) || 20, 1), 1000);
  const start = /^\d\d:\d\d$/.test(value("debut")) ? value("debut") : "18:00";
  role("kit-resume").textContent = summary(fiches, picked);
  const alert = warning(fiches, people);
  role("kit-alerte").hidden = !alert;
  role("kit-alerte").textContent = alert;
  role("commande").textContent =
    `essaimage kit --fiches ${fiches.map((it) => it.slug).join(",")} --participants ${people} ` +
    `--debut ${start} --titre "Ma séance" -o mon-kit.pdf`;
  const plan = ["v=1", `pour=${people}`, `debut=${start}`, ...fiches.map((it) => `s=${it.slug}`)];
  /** @type {HTMLAnchorElement} */ (role("composer")).search = plan.join("&");
  role("copie").textContent = "";
}

/**
 * @param {Fiche[]} fiches
 * @param {boolean} picked
 * @returns {string}
 */
export function summary(fiches, picked) {
  const minutes = fiches.reduce((sum, it) => sum + it.minutes, 0);
  const which = `${picked ? "gardée" : "affichée"}${fiches.length > 1 ? "s" : ""}`;
  const long = minutes > LONG && !picked ? ". C’est long\u00a0: cochez celles à garder." : ".";
  return `${counted(fiches.length, "fiche", "fiches")} ${which}, ${duration(minutes)} en tout, sans l’accueil ni les pauses${long}`;
}

/**
 * The fiches that were not made for so many people, nothing when all were.
 * @param {Fiche[]} fiches
 * @param {number} people
 * @returns {string}
 */
export function warning(fiches, people) {
  const unfit = fiches.filter((it) => people < it.smallest || people > it.largest);
  if (!unfit.length) return "";
  const named = unfit.map((it) => `«\u00a0${it.title}\u00a0» (prévue pour ${number(it.smallest)} à ${number(it.largest)})`).join(", ");
  const ask = unfit.length > 1 ? "demandent" : "demande";
  return `À ${counted(people, "personne", "personnes")}, ${named} ${ask} une adaptation.`;
}

/**
 * Copies the command, or leaves it selected when the browser refuses.
 * @param {Role} role
 */
export async function copyCommand(role) {
  const command = role("commande");
  const done = await copied(command.textContent ?? "");
  if (!done) getSelection()?.selectAllChildren(command);
  role("copie").textContent = done ? "Copiée." : "Elle est sélectionnée : copiez-la avec Ctrl+C.";
}
