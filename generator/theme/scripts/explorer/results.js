// What a choice gives: the cards kept, the counts, the filters chosen, and the way out when nothing is left.
import { all, element, maybe } from "../shared/elements.js";
import { counted, number } from "../shared/french.js";
import { clearMeasures, measuresInWords, suits } from "./measures.js";
import { boxes, choice, chosen, facets, records, titleOf } from "./catalogue.js";
import { action, list, noun, plural, role, summary } from "./page.js";
import { sieve, without } from "./sieve.js";

/**
 * @typedef {import("./catalogue.js").Box} Box
 * @typedef {import("./catalogue.js").Item} Item
 * @typedef {(box: Box) => void} TakeOff what takes one filter off
 */

/** @param {number} value */
const amount = (value) => counted(value, noun, plural);

/**
 * Shows what the boxes ticked keep, and returns it.
 * @param {TakeOff} takeOff
 * @param {() => void} changed what happens when the two measures are taken off
 * @returns {Item[]}
 */
export function showResults(takeOff, changed) {
  const [wanted, ticked, measured] = [choice(), chosen(), measuresInWords()];
  const { kept, counts } = sieve(records.filter(suits), boxes, wanted);
  const shown = new Set(kept);
  for (const record of records) record.card.hidden = !shown.has(record);
  unfold(shown, ticked.length + measured.length > 0);
  for (const box of boxes) {
    box.count.textContent = number(counts.get(box) ?? 0);
    box.input.parentElement?.classList.toggle("choix--vide", counts.get(box) === 0);
  }
  role("compte").textContent = ticked.length || measured.length ? `${amount(kept.length)} sur ${number(records.length)}` : amount(records.length);
  showChosen(ticked, takeOff);
  action("effacer").hidden = ticked.length + measured.length === 0;
  role("vide").hidden = kept.length > 0;
  role("issues").replaceChildren(...(kept.length ? [] : [...ticked.map((box) => wayOut(box, takeOff)), ...(measured.length ? [anyMeasure(changed)] : [])]));
  return kept;
}

/**
 * What is folded under the list opens while a choice keeps some of it, and goes while it keeps none.
 * @param {Set<Item>} shown
 * @param {boolean} choosing whether there is a choice at all
 */
function unfold(shown, choosing) {
  for (const fold of all(list, "details", HTMLDetailsElement)) {
    const some = records.some((it) => shown.has(it) && fold.contains(it.card));
    fold.hidden = !some;
    if (choosing) fold.open = some;
  }
}

/**
 * @param {Box[]} ticked
 * @param {TakeOff} takeOff
 */
function showChosen(ticked, takeOff) {
  const row = role("choisis");
  row.replaceChildren(
    ...ticked.map((box) => {
      const button = element(
        "button",
        { type: "button", class: "choisi" },
        box.label,
        element("span", { class: "invisible" }, " : retirer ce filtre"),
        element("span", { "aria-hidden": "true" }, " ×"),
      );
      button.addEventListener("click", () => {
        takeOff(box);
        (maybe(row, "button", HTMLElement) ?? summary).focus();
      });
      return element("li", {}, button);
    }),
  );
  row.hidden = ticked.length === 0;
  role("imprime").textContent = `${inWords(ticked)}${location.href}`;
}

/**
 * The choice as a sheet of paper tells it.
 * @param {Box[]} ticked
 * @returns {string}
 */
function inWords(ticked) {
  const told = [...facets.keys()].flatMap((facet) => {
    const labels = ticked.filter((it) => it.facet === facet).map((it) => it.label);
    return labels.length ? [`${titleOf(facet)}\u00a0: ${labels.join(" ou ")}`] : [];
  });
  told.push(...measuresInWords());
  return told.length ? `${told.join("\u202f; ")}. ` : "";
}

/**
 * When nothing is left: a chosen filter, with what comes back without it.
 * @param {Box} box
 * @param {TakeOff} takeOff
 * @returns {HTMLElement}
 */
function wayOut(box, takeOff) {
  const left = sieve(records.filter(suits), boxes, without(choice(), box)).kept.length;
  const button = element("button", { type: "button", class: "bouton-discret" }, `sans «\u00a0${box.label}\u00a0»\u00a0: ${amount(left)}`);
  button.addEventListener("click", () => {
    takeOff(box);
    summary.focus();
  });
  return element("li", {}, button);
}

/**
 * When nothing is left: any length, any number of people.
 * @param {() => void} changed
 * @returns {HTMLElement}
 */
function anyMeasure(changed) {
  const left = sieve(records, boxes, choice()).kept.length;
  const button = element("button", { type: "button", class: "bouton-discret" }, `sans «\u00a0${measuresInWords().join(", ")}\u00a0»\u00a0: ${amount(left)}`);
  button.addEventListener("click", () => {
    clearMeasures();
    changed();
    summary.focus();
  });
  return element("li", {}, button);
}
