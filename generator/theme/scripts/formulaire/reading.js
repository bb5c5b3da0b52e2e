// Fields ⇄ data: what is written in a form, and a form filled with what was kept.
import { all, element, found } from "../shared/elements.js";
import { addItem, control, controlOfItem, fieldsOf, holder } from "./fields.js";
import { cleaned, nothing, number } from "./values.js";

/**
 * @typedef {import("./values.js").Data} Data
 * @typedef {import("./values.js").Value} Value
 */

/**
 * What is written in one field.
 * @param {HTMLElement} field
 * @returns {Value | undefined}
 */
export function readField(field) {
  const { genre, modele } = field.dataset;
  if (genre === "cases") return all(field, "input:checked", HTMLInputElement).map((it) => it.value);
  if (genre === "bloc") {
    const [only] = holder(field).children;
    return only ? readAll(only) : undefined;
  }
  if (genre === "liste") {
    const read = (/** @type {Element} */ item) => (modele ? readAll(item) : cleaned(controlOfItem(item).value).trim());
    return [...holder(field).children].map(read).filter((it) => !nothing(it));
  }
  if (genre === "par-etape") return readAll(field);
  const text = cleaned(control(field)?.value ?? "").trim();
  return genre === "nombre" && text ? number(text) : text;
}

/**
 * What is written in the fields of the form, or of a block; an empty field is left out.
 * @param {Element} root
 * @returns {Data}
 */
export function readAll(root) {
  /** @type {Data} */
  const data = {};
  for (const field of fieldsOf(root)) {
    const value = readField(field);
    if (value !== undefined && !nothing(value)) data[field.dataset.champ ?? ""] = value;
  }
  return data;
}

/**
 * @param {HTMLElement} field
 * @param {unknown} value
 */
function tick(field, value) {
  const chosen = Array.isArray(value) ? value : [];
  const known = new Set(all(field, "input", HTMLInputElement).map((it) => it.value));
  for (const word of chosen) {
    if (typeof word === "string" && !known.has(word)) {
      const box = element("input", { type: "checkbox", value: word });
      found(field, ":scope > .champ__cases", HTMLElement).append(element("label", { class: "champ__inconnu" }, box, ` ${word} (inconnu de ce site)`));
    }
  }
  const boxes = all(field, "input", HTMLInputElement);
  for (const it of boxes) it.checked = chosen.includes(it.value);
  // The words keep the order they were given in: it is the order of the page.
  for (const word of [...chosen].reverse()) {
    const label = boxes.find((it) => it.value === word)?.parentElement;
    label?.parentElement?.prepend(label);
  }
}

/**
 * @param {HTMLElement} field
 * @param {unknown} value
 */
function writeField(field, value) {
  const { genre, modele } = field.dataset;
  const input = control(field);
  if ("entretien" in field.dataset) field.hidden = nothing(value);
  if (genre === "cases") {
    tick(field, value);
  } else if (genre === "bloc") {
    if (value && typeof value === "object") writeAll(addItem(field), value);
    else if ("ouvert" in field.dataset && !holder(field).children.length) addItem(field);
  } else if (genre === "liste") {
    for (const it of Array.isArray(value) ? value : []) {
      const item = addItem(field);
      if (modele) writeAll(item, it);
      else controlOfItem(item).value = String(it);
    }
  } else if (genre === "par-etape") {
    writeAll(field, value);
  } else if (input && value !== undefined && typeof value !== "object") {
    if (input instanceof HTMLSelectElement && ![...input.options].some((it) => it.value === String(value))) {
      input.append(element("option", { value: String(value), class: "champ__inconnu" }, `${value} (inconnu de ce site)`));
    }
    input.value = String(value);
  }
}

/**
 * Fills the fields of the form, or of a block, with data that may come from anywhere.
 * @param {Element} root
 * @param {any} data
 */
export function writeAll(root, data) {
  for (const field of fieldsOf(root)) writeField(field, data?.[field.dataset.champ ?? ""]);
}

/**
 * Empties every field.
 * @param {Element} root
 */
export function empty(root) {
  for (const it of all(root, ".champ .champ__element, .champ__inconnu", HTMLElement)) it.remove();
  for (const it of all(root, "input, textarea, select", HTMLElement)) {
    if (it instanceof HTMLInputElement && it.type === "checkbox") it.checked = false;
    else if (it instanceof HTMLInputElement || it instanceof HTMLTextAreaElement || it instanceof HTMLSelectElement) it.value = "";
  }
  for (const it of all(root, "[data-action=ajouter]", HTMLElement)) it.hidden = false;
}
