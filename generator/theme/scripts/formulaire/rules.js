// What one field may hold, and what is said of a mistake, in plain French.
import { dateInWords, lastDayBegun, number as grouped } from "../shared/french.js";
import { nothing, worth } from "./values.js";

/**
 * What the model says of a field, as the page writes it in the field’s `data-` attributes.
 * @typedef {{ genre?: string, obligatoire?: string, lettres?: string, motif?: string, minimum?: string, maximum?: string, entier?: string, passe?: string }} Rules
 */

/**
 * What is wrong with `value`, nothing when it is right.
 * @param {unknown} value
 * @param {Rules} rules
 * @param {string} help what the page says of the field
 * @param {string} [latest] the last day that is not to come
 * @returns {string}
 */
export function mistakeIn(value, rules, help, latest = lastDayBegun(new Date())) {
  if (nothing(value)) return "obligatoire" in rules ? missing(rules.genre) : "";
  if (rules.genre === "nombre") return mistakeInNumber(value, rules);
  if (typeof value !== "string") return "";
  return mistakeInText(value, rules, help) || ("passe" in rules ? mistakeInPast(value, latest) : "");
}

/**
 * What is wrong with the source that a claim names, nothing when it is declared; as `essaimage valider` says it.
 * @param {unknown} source
 * @param {readonly unknown[]} declared
 * @returns {string}
 */
export function undeclared(source, declared) {
  if (nothing(source) || declared.includes(source)) return "";
  return `La source «\u00a0${source}\u00a0» n’est pas déclarée\u00a0: ajoutez-la sous «\u00a0Sources\u00a0».`;
}

/**
 * What is wrong with a use of a tool that no field can tell alone, by field; as the model refuses it.
 * @param {Record<string, any>} data
 * @returns {Record<string, string>}
 */
export function mistakesInUse({ territoire, organisation, encore, pas_marche: failed }) {
  /** @type {Record<string, string>} */
  const wrong = {};
  if (nothing(territoire) && nothing(organisation)) wrong.organisation = "Dites où c’était\u00a0: une commune, une intercommunalité ou une organisation.";
  if (territoire?.code_insee && territoire.siren) wrong.siren = "Gardez la commune ou l’intercommunalité, une seule des deux.";
  if (encore === "non" && nothing(failed)) wrong.pas_marche = "Vous ne le referiez pas\u00a0: dites ce qui n’a pas marché.";
  return wrong;
}

/**
 * @param {string} day 2026, 2026-11 or 2026-11-23
 * @param {string} latest
 * @returns {string}
 */
function mistakeInPast(day, latest) {
  if (day <= latest.slice(0, day.length)) return "";
  return `${dateInWords(day)} n’est pas encore venu\u00a0: vérifiez l’année, le mois et le jour.`;
}

/**
 * @param {string | undefined} genre
 * @returns {string}
 */
function missing(genre) {
  if (genre === "choix") return "Choisissez dans la liste.";
  if (genre === "cases") return "Cochez au moins une case.";
  if (genre === "liste") return "Il en faut au moins un.";
  if (genre === "bloc") return "Remplissez au moins un champ de ce bloc.";
  return "Ce champ est nécessaire.";
}

/**
 * @param {unknown} value
 * @param {Rules} rules
 * @returns {string}
 */
function mistakeInNumber(value, rules) {
  const amount = worth(value);
  if (amount === undefined) return "Écrivez un nombre en chiffres, par exemple 12.";
  if ("entier" in rules && !Number.isInteger(value)) return "Écrivez un nombre entier.";
  if (rules.minimum && amount < Number(rules.minimum)) return `Écrivez au moins ${rules.minimum}.`;
  if (rules.maximum && amount > Number(rules.maximum)) return `Écrivez au plus ${rules.maximum}.`;
  return "";
}

/**
 * @param {string} text
 * @param {Rules} rules
 * @param {string} help
 * @returns {string}
 */
function mistakeInText(text, rules, help) {
  const most = Number(rules.lettres || Infinity);
  if (text.length > most) {
    return `Ce texte a ${grouped(text.length)} lettres, et peut en avoir ${grouped(most)}\u00a0: retirez-en ${grouped(text.length - most)}.`;
  }
  if (rules.genre === "ligne" && text.includes("\n")) return "Ce texte doit tenir sur une seule ligne.";
  if (rules.motif && !new RegExp(rules.motif, "u").test(text)) return `Cette forme ne convient pas. ${help}`;
  return "";
}
