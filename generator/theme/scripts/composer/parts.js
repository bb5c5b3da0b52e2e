// The parts of a session on the page: what each is, when, with whom, and what one may change in it.
import { element, found, maybe } from "../shared/elements.js";
import { duration } from "../shared/french.js";
import { showLines } from "./lines.js";
import { LONGEST, LONGEST_PART, MOST_PEOPLE, MOST_PLACES } from "./plan.js";

/**
 * @typedef {import("./session.js").Part} Part
 * @typedef {import("./session.js").Sequence} Sequence
 * @typedef {{ move: (place: number, by: number) => void, remove: (place: number) => void, set: (place: number, change: Partial<Sequence>) => void }} Changes
 */

/** What each line of the list shows. @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Shows the parts in order; a line where nothing was set stays, with what is open or typed in it, and tells the new hours.
 * @param {HTMLOListElement} list
 * @param {Part[]} parts
 * @param {Changes} changes
 */
export function showParts(list, parts, changes) {
  for (const [place, part] of parts.entries()) {
    const told = JSON.stringify([part.sequence, place, place === parts.length - 1]);
    const there = list.children[place];
    if (there && shown.get(there) === told) {
      retell(there, part);
      continue;
    }
    const made = lineOf(part, place, parts.length, changes, Boolean(there?.querySelector("details[open]")));
    shown.set(made, told);
    if (there) there.replaceWith(made);
    else list.append(made);
  }
  while (list.children.length > parts.length) list.lastElementChild?.remove();
}

/**
 * @param {Element} line
 * @param {Part} part
 */
function retell(line, part) {
  found(line, ".composer__tete", HTMLElement).replaceWith(headOf(part));
  const moments = maybe(line, ".composer__moments", HTMLElement);
  if (moments) showLines(moments, momentsTold(part));
}

/** @param {Part} part */
const headOf = (part) => element("p", { class: "composer__tete" },
  element("strong", {}, `${part.start} – ${part.end}`), " ", element("span", { class: "composer__titre" }, titleOf(part)), ` · ${duration(part.minutes)}`, ...seenOf(part));

/**
 * One part as a line of the list.
 * @param {Part} part
 * @param {number} place its place in the plan, from 0 on
 * @param {number} many how many there are
 * @param {Changes} changes
 * @param {boolean} opened whether its settings are shown
 * @returns {HTMLLIElement}
 */
function lineOf(part, place, many, changes, opened) {
  const title = titleOf(part);
  const gestures = element("p", { class: "composer__gestes" },
    // By keyboard one has the two buttons: what only a hand does is nothing to read aloud.
    element("span", { class: "composer__poignee", "aria-hidden": "true", title: "Faire glisser" }, "⠿"),
    button("Monter", title, `monter-${place}`, place === 0, () => changes.move(place, -1)),
    button("Descendre", title, `descendre-${place}`, place === many - 1, () => changes.move(place, 1)),
    button("Retirer", title, `retirer-${place}`, false, () => changes.remove(place)));
  const line = element("li", { class: part.slug ? "composer__temps" : "composer__temps composer__temps--libre" }, headOf(part));
  if (part.moments.length) line.append(momentsOf(part));
  line.append(part.slug ? settingsOf(part, place, changes, opened) : minutesOf(part, place, changes), gestures);
  return line;
}

/**
 * @param {Part} part
 * @returns {string}
 */
export const titleOf = (part) => part.fiche?.titre ?? (part.sequence?.titre || "Pause");

/**
 * @param {string} word
 * @param {string} title what it is about, for who does not see where it stands
 * @param {string} key
 * @param {boolean} disabled
 * @param {() => void} act
 */
function button(word, title, key, disabled, act) {
  const made = element("button", { type: "button", class: "bouton-discret", "data-cle": key }, word, element("span", { class: "invisible" }, ` « ${title} »`));
  made.disabled = disabled;
  made.addEventListener("click", act);
  return made;
}

/** @param {Part} part */
const momentsTold = (part) => part.moments.map((it) => `${it.start} ${it.titre} · ${duration(it.minutes)} · ${it.comment}`);

/** @param {Part} part */
function momentsOf(part) {
  const list = element("ul", { class: "composer__moments" });
  showLines(list, momentsTold(part));
  return list;
}

/**
 * How long it really lasted elsewhere, where somebody said.
 * @param {Part} part
 */
function seenOf({ fiche }) {
  if (!fiche?.constate) return [];
  const [shortest, longest] = fiche.constate;
  return [` (constaté\u00a0: ${duration(shortest)}${longest === shortest ? "" : ` à ${duration(longest)}`})`];
}

/**
 * What one may change in a fiche; made when one opens it, since most stay closed.
 * @param {Part} part
 * @param {number} place
 * @param {Changes} changes
 * @param {boolean} opened
 */
function settingsOf(part, place, changes, opened) {
  const panel = element("details", { class: "composer__reglage" }, element("summary", { "data-cle": `regler-${place}` }, "Régler", element("span", { class: "invisible" }, ` « ${titleOf(part)} »`)));
  const fill = () => panel.childElementCount === 1 && panel.append(...rowsOf(part, place, changes));
  if (opened) {
    panel.open = true;
    fill();
  }
  panel.addEventListener("toggle", fill);
  return panel;
}

/**
 * @param {Part} part
 * @param {number} place
 * @param {Changes} changes
 */
function rowsOf(part, place, changes) {
  const sequence = /** @type {Sequence} */ (part.sequence);
  const rows = [
    field("Question posée", sequence.question, `question-${place}`, { maxlength: String(LONGEST.question) }, (text) => changes.set(place, { question: text })),
    field("Participants, si ce n’est pas tout le groupe", sequence.participants || "", `personnes-${place}`, limits(0, MOST_PEOPLE), (text) => changes.set(place, { participants: Number(text) || 0 })),
    field("Lieux à la fois", sequence.salles, `lieux-${place}`, limits(1, MOST_PLACES), (text) => changes.set(place, { salles: Number(text) || 1 })),
  ];
  for (const [step, it] of (part.fiche?.deroule ?? []).entries()) {
    const at = String(step + 1);
    rows.push(field(`${it.titre}, en minutes (0 pour sauter)`, sequence.durees[at] ?? it.minutes, `duree-${place}-${at}`, limits(0, LONGEST_PART), (text) => {
      const durees = { ...sequence.durees };
      if (text === "" || Number(text) === it.minutes) delete durees[at];
      else durees[at] = Number(text);
      changes.set(place, { durees });
    }));
  }
  return rows;
}

/**
 * @param {Part} part
 * @param {number} place
 * @param {Changes} changes
 */
const minutesOf = (part, place, changes) =>
  field("Minutes", part.minutes, `minutes-${place}`, limits(1, LONGEST_PART), (text) => changes.set(place, { minutes: Number(text) || part.minutes }));

/**
 * @param {number} least
 * @param {number} most
 * @returns {Record<string, string>}
 */
const limits = (least, most) => ({ type: "number", inputmode: "numeric", min: String(least), max: String(most) });

/**
 * @param {string} label
 * @param {string | number} value
 * @param {string} key
 * @param {Record<string, string>} attributes
 * @param {(text: string) => void} set
 */
function field(label, value, key, attributes, set) {
  const input = element("input", { type: "text", "data-cle": key, value: String(value), ...attributes });
  input.addEventListener("change", () => {
    if (input.checkValidity()) set(input.value.trim());
    else input.reportValidity();
  });
  return element("p", { class: "composer__champ" }, element("label", {}, `${label} `, input));
}
