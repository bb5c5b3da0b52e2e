// Fields and the blocks they repeat: names, help and mistakes tied to their control; added, moved, removed.
import { all, element, found, maybe } from "../shared/elements.js";
import { offerCommunes } from "./commune.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

let numbers = 0;

/**
 * The identifier of an element, which gets one when it had none.
 * @param {Element} it
 * @returns {string}
 */
export function identified(it) {
  if (!it.id) {
    numbers += 1;
    it.id = `champ-${numbers}`;
  }
  return it.id;
}

/**
 * What one types a field in; a field of boxes or blocks has none of its own.
 * @param {Element} field
 * @returns {Control | null}
 */
export function control(field) {
  return /** @type {Control | null} */ (field.querySelector(":scope > input, :scope > textarea, :scope > select"));
}

/**
 * What one types an item of a list of texts in.
 * @param {Element} item
 * @returns {Control}
 */
export function controlOfItem(item) {
  const it = control(item);
  if (!it) throw new Error("an item of a list of texts has a box");
  return it;
}

/**
 * Where the blocks of a field stand.
 * @param {Element} field
 * @returns {HTMLElement}
 */
export const holder = (field) => found(field, ":scope > .champ__elements", HTMLElement);

/**
 * The fields of the form, or of a block; a question groups some, a fold holds what few need.
 * @param {Element} root
 * @returns {HTMLElement[]}
 */
export const fieldsOf = (root) => all(root, ":scope > .champ, :scope > .question > .champ, :scope > .champs-replies > .champ", HTMLElement);

/**
 * @param {Element} field
 * @returns {string}
 */
export function titleOf(field) {
  const label = found(field, ":scope > label, :scope > legend", HTMLElement);
  return label.firstChild?.textContent?.trim() ?? "";
}

/**
 * The title of a field behind those of the blocks it stands in: « Chronologie, 2 › Énoncé › Texte ».
 * @param {Element} field
 * @returns {string}
 */
export function pathOf(field) {
  const item = field.parentElement?.closest(".champ__element");
  const owner = field.parentElement?.closest(".champ");
  if (!owner) return titleOf(field);
  const rank = item?.matches("li") ? `, ${[...holder(owner).children].indexOf(item) + 1}` : "";
  return `${pathOf(owner)}${rank} › ${titleOf(field)}`;
}

/**
 * @param {Element} field
 * @returns {string}
 */
export const helpOf = (field) => maybe(field, ":scope > .champ__aide", HTMLElement)?.textContent?.trim() ?? "";

/**
 * Ties the fields of `root` to their names, their help and their mistakes.
 * @param {Element} root
 */
export function prepare(root) {
  for (const field of all(root, ".champ", HTMLElement)) {
    const input = control(field);
    if (!input || input.id) continue;
    const id = identified(input);
    found(field, ":scope > label", HTMLLabelElement).htmlFor = id;
    const described = all(field, ":scope > .champ__aide, :scope > .champ__erreur", HTMLElement);
    for (const told of described) told.id = `${id}-${told.matches(".champ__aide") ? "aide" : "erreur"}`;
    input.setAttribute("aria-describedby", described.map((it) => it.id).join(" "));
    if ("obligatoire" in field.dataset) input.setAttribute("aria-required", "true");
    if (field.dataset.champ === "source") input.setAttribute("list", "sources-connues");
    if (field.dataset.champ === "code_insee" && input instanceof HTMLInputElement) offerCommunes(field, input);
  }
}

/**
 * @param {string} label
 * @param {string} action
 * @returns {HTMLButtonElement}
 */
const button = (label, action) => element("button", { type: "button", class: "bouton-leger", "data-action": action }, label);

/**
 * @param {HTMLElement} field
 * @returns {HTMLElement}
 */
function makeItem(field) {
  const { genre, modele, element: kind } = field.dataset;
  const item = element(genre === "liste" ? "li" : "div", { class: "champ__element" });
  if (modele) {
    item.append(found(document, `#modele-${modele}`, HTMLTemplateElement).content.cloneNode(true));
  } else {
    const input = kind === "texte" ? element("textarea", { rows: "2" }) : element("input", { type: "text" });
    const wrong = element("p", { class: "champ__erreur", hidden: "" });
    input.setAttribute("aria-label", titleOf(field));
    input.setAttribute("aria-describedby", identified(wrong));
    item.append(input, wrong);
  }
  const moves = genre === "liste" ? [button("Monter", "monter"), button("Descendre", "descendre")] : [];
  // What stands open is part of the form.
  if (!("ouvert" in field.dataset)) item.append(element("p", { class: "champ__actions" }, ...moves, button("Retirer", "retirer")));
  return item;
}

/** @param {HTMLElement} field */
function renumber(field) {
  const items = [...holder(field).children];
  const title = titleOf(field);
  items.forEach((item, index) => {
    for (const it of all(item, ":scope > .champ__actions > button", HTMLButtonElement)) {
      const which = items.length > 1 ? `${title}, ${index + 1}` : title;
      it.setAttribute("aria-label", `${it.textContent} : ${which}`);
    }
  });
  const most = field.dataset.genre === "bloc" ? 1 : Number(field.dataset.plus || Infinity);
  adder(field).hidden = items.length >= most;
}

/**
 * The button that adds a block to a field.
 * @param {HTMLElement} field
 * @returns {HTMLButtonElement}
 */
const adder = (field) => found(field, ":scope > .champ__actions > [data-action=ajouter]", HTMLButtonElement);

/**
 * A new block, or a new text, at the end of a field.
 * @param {HTMLElement} field
 * @returns {HTMLElement}
 */
export function addItem(field) {
  const item = makeItem(field);
  holder(field).append(item);
  prepare(item);
  renumber(field);
  return item;
}

/**
 * Does what a pressed button says: « ajouter », « monter », « descendre » or « retirer ».
 * @param {HTMLElement} pressed
 */
export function act(pressed) {
  const { action } = pressed.dataset;
  const field = /** @type {HTMLElement} */ (pressed.closest(".champ"));
  if (action === "ajouter") {
    maybe(addItem(field), "input, textarea, select, button", HTMLElement)?.focus();
    return;
  }
  const item = /** @type {HTMLElement} */ (pressed.closest(".champ__element"));
  const owner = /** @type {HTMLElement} */ (item.parentElement?.closest(".champ"));
  if (action === "monter") item.previousElementSibling?.before(item);
  if (action === "descendre") item.nextElementSibling?.after(item);
  if (action === "retirer") {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    ((next && maybe(next, "input, textarea, select", HTMLElement)) ?? adder(owner)).focus();
  } else {
    pressed.focus();
  }
  renumber(owner);
}
