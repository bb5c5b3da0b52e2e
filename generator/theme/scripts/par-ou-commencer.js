// Keeps the tools that fit the time and the number of people at hand. Without this script, all are shown.
import { fits } from "./shared/fitting.js";

const [sorting, count] = ["tri", "tri-compte"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
const minutes = /** @type {HTMLSelectElement} */ (document.getElementById("tri-minutes"));
const people = /** @type {HTMLInputElement} */ (document.getElementById("tri-personnes"));
const tools = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".situation__outils > li")]);

/** @param {HTMLElement} tool */
function suits(tool) {
  const { minutes: lasts, min, max } = tool.dataset;
  const number = people.valueAsNumber;
  const atHand = { minutes: Number(minutes.value) || undefined, people: number >= 1 ? number : undefined };
  return fits({ minutes: Number(lasts), min: Number(min), max: Number(max) }, atHand);
}

/** @param {HTMLElement[]} some */
const different = (some) => new Set(some.map((tool) => tool.querySelector("a")?.href)).size;

function sort() {
  for (const tool of tools) tool.hidden = !suits(tool);
  for (const section of document.querySelectorAll(".situation")) {
    const left = section.querySelector(".situation__outils > li:not([hidden])");
    const none = /** @type {HTMLElement} */ (section.querySelector(".situation__aucun"));
    none.hidden = Boolean(left);
  }
  const [kept, all] = [different(tools.filter((tool) => !tool.hidden)), different(tools)];
  count.textContent = kept === all ? `Les ${all} outils sont montrés.` : `${kept} outils sur ${all} conviennent.`;
}

minutes.addEventListener("change", sort);
people.addEventListener("input", sort);
sort();
sorting.hidden = false;
