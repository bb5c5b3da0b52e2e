// How a record leaves the form: a file of its own, or the page of the forge that begins a new file.
import { slug } from "../shared/folding.js";

// A forge refuses an address of more than 8 190 letters, and its page to sign in writes the address into its own.
const LONGEST = 8000;
const LONGEST_NAME = 60;
const TEXT = /[?&][^?&=]*=\{texte\}/;

/**
 * The name of a record’s file, without its ending: the place or the tool, before the colon of the title; of a use,
 * which has no title, the tool, where and when.
 * @param {Record<string, any>} data
 * @returns {string}
 */
export function nameOf({ titre, fiche, territoire, organisation, date }) {
  const place = territoire?.code_insee ?? territoire?.siren ?? organisation;
  const [title] = String(titre ?? "").split(/[\s\u00a0\u202f]:\s/);
  const subject = fiche ? [fiche, place, date].filter(Boolean).join(" ") : title;
  return slug(subject).slice(0, LONGEST_NAME).replace(/-+$/, "") || "sans-titre";
}

/**
 * The address that begins a new file, and whether it brings the text along: when not, one pastes it there.
 * @param {string} template an address with {nom} and, where the forge allows it, {texte}
 * @param {string} file
 * @param {string} text
 * @returns {{ address: string, complete: boolean }}
 */
export function proposal(template, file, text) {
  const fill = (/** @type {string} */ it) =>
    it.replace("{nom}", () => encodeURIComponent(file)).replace("{texte}", () => encodeURIComponent(text));
  const whole = fill(template);
  if (TEXT.test(template) && encodeURIComponent(whole).length <= LONGEST) return { address: whole, complete: true };
  return { address: fill(template.replace(TEXT, "")), complete: false };
}
