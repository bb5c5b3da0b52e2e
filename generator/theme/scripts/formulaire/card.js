// The card that the catalogue would show, as macros.html draws it, and what the page would still lack.
import { all, element, found, maybe } from "../shared/elements.js";
import { counted, duration, group } from "../shared/french.js";
import { helpOf, fieldsOf, titleOf } from "./fields.js";
import { fields, form, kind } from "./page.js";
import { placeRead, readPlace } from "./places.js";

/**
 * @typedef {import("./values.js").Data} Data
 * @typedef {Record<string, any>} Draft data as it stands, whatever was written
 */

// The steps in their order, read before a record gives them its own.
const STEPS = all(fields, "[data-champ=etapes] > .champ, [data-champ=etapes] input", HTMLElement).map((it) =>
  it instanceof HTMLInputElement ? it.value : (it.dataset.champ ?? ""),
);
const MOST_MISSING = 6;
// A use of a tool has no card: it is read on the page of the tool.
const card = maybe(form, "#carte", HTMLElement);
const missing = maybe(form, "#manques", HTMLElement);
let placeAsked = "";

/**
 * Draws the card of `data`, again when a name it needs has come.
 * @param {Data} data
 * @param {() => void} again
 */
export function showCard(data, again) {
  if (!card || !missing) return;
  const head = [
    element("h3", { class: "carte__titre" }, String(data.titre ?? "Sans titre")),
    element("p", { class: "carte__resume" }, String(data.resume ?? "Le résumé se lira ici.")),
  ];
  card.replaceChildren(...(kind === "retour" ? cardOfRetour(data, head, again) : cardOfFiche(data, head)));
  showMissing(data);
}

/**
 * @param {Draft} data
 * @param {HTMLElement[]} head
 * @param {() => void} again
 * @returns {HTMLElement[]}
 */
function cardOfRetour({ territoire = {}, maturite, etapes = {} }, head, again) {
  const where = element("p", { class: "carte__lieu" }, nameOfPlace(territoire, again), " ");
  if (maturite) where.append(element("span", { class: `maturite maturite--${maturite}` }, labelOf("maturite", maturite).split(" : ")[0]));
  const told = STEPS.filter((slug) => slug in etapes);
  const numbered = (/** @type {string} */ slug) => {
    const [rank, name] = [rankOf(slug), titleOf(found(fields, `[data-champ=etapes] > [data-champ="${slug}"]`, HTMLElement))];
    const hidden = (/** @type {string} */ text) => element("span", { class: "invisible" }, text);
    return element("span", { class: `puce-numero etape-${rank}` }, hidden("Étape "), String(rank), hidden(`, ${name}`));
  };
  if (!told.length) return [where, ...head, element("p", { class: "carte__etapes carte__legende" }, "Récit à écrire")];
  const legend = element("span", { class: "carte__legende" }, "Étapes racontées\u00a0: ");
  return [where, ...head, element("p", { class: "carte__etapes" }, legend, ...told.flatMap((slug) => [numbered(slug), " "]))];
}

/**
 * @param {Draft} territoire
 * @param {() => void} again
 * @returns {string}
 */
function nameOfPlace({ code_insee: code, siren }, again) {
  if (!code) return siren ? `Intercommunalité ${siren}` : "Le territoire se lira ici";
  const known = placeRead(code);
  if (!known && code !== placeAsked) {
    placeAsked = code;
    // Without the list, the card says the code.
    readPlace(code).then(again, () => {});
  }
  return known ?? `Commune ${code}`;
}

/**
 * @param {Draft} data
 * @param {HTMLElement[]} head
 * @returns {HTMLElement[]}
 */
function cardOfFiche({ deroule = [], groupe = {}, etapes = [] }, head) {
  const minutes = deroule.reduce((/** @type {number} */ sum, /** @type {Draft} */ it) => sum + (Number.isInteger(it.minutes) ? it.minutes : 0), 0);
  const facts = [
    ["Durée", duration(minutes)],
    ["Groupe", groupe.min && groupe.max ? group(groupe.min, groupe.max) : "à préciser"],
    ["Preuve", "Esquisse"],
  ].map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  const chosen = STEPS.filter((slug) => etapes.includes(slug));
  const chip = (/** @type {string} */ slug) => {
    const badge = element("span", { class: "pastille__numero" }, String(rankOf(slug)));
    const round = element("span", { class: `pastille etape-${rankOf(slug)}` }, badge);
    return element("span", { class: `puce-etape etape-${rankOf(slug)}` }, round, element("span", {}, labelOf("etapes", slug)));
  };
  const steps =
    chosen.length > 1 && chosen.length === STEPS.length
      ? [element("span", { class: "puce-etape puce-etape--toutes" }, "Toutes les étapes")]
      : chosen.flatMap((slug) => [chip(slug), " "]);
  return [...head, element("dl", { class: "carte__faits" }, ...facts), element("p", { class: "carte__etapes" }, ...steps)];
}

/** @param {string} slug */
const rankOf = (slug) => STEPS.indexOf(slug) + 1;

/**
 * How the page names a value of a field.
 * @param {string} name
 * @param {string} value
 * @returns {string}
 */
function labelOf(name, value) {
  const field = found(fields, `:scope > [data-champ=${name}]`, HTMLElement);
  const option = all(field, "option", HTMLOptionElement).find((it) => it.value === value);
  const box = all(field, "input", HTMLInputElement).find((it) => it.value === value);
  return (option ?? box?.parentElement)?.textContent?.trim() ?? value;
}

/** @param {Data} data */
function showMissing(data) {
  const optional = fieldsOf(fields).filter((it) => !("obligatoire" in it.dataset || it.hidden));
  const left = optional.filter((it) => !((it.dataset.champ ?? "") in data));
  const why = (/** @type {HTMLElement} */ it) => helpOf(it).split(" Par exemple")[0].trim().replace(/\.$/, "").toLowerCase();
  const named = left.slice(0, MOST_MISSING).map((it) => `${titleOf(it)} (${why(it)})`).join("\u202f; ");
  const others = left.length - MOST_MISSING;
  const more = others > 0 ? ` et ${counted(others, "autre", "autres")}` : "";
  const filled = optional.length - left.length;
  if (missing) missing.textContent = left.length
    ? `${counted(filled, "rubrique facultative remplie", "rubriques facultatives remplies")} sur ${optional.length}. Ce que les suivantes ajouteraient à la page\u00a0: ${named}${more}.`
    : "Toutes les rubriques sont remplies.";
}
