// What to know, to print and to bring.
import { element } from "../shared/elements.js";
import { counted, number } from "../shared/french.js";
import { remarks } from "../composer/remarks.js";
import { slotted } from "./blocks.js";
import { withFoot } from "./feet.js";
import { handworkTold, lineOf, paperTold, toolsTold } from "./listing.js";
import { box, cell, sheet, table, usesOf } from "./setting.js";
import { printable } from "./typography.js";

/**
 * @typedef {import("./setting.js").Setting} Setting
 * @typedef {import("../composer/jobs.js").Job} Job
 */

/**
 * @param {Setting} setting
 * @param {Job[]} jobs those that are asked for, as they are printed here
 * @returns {HTMLElement[]}
 */
export function lists(setting, jobs) {
  const { session, words, foot } = setting;
  const { listes } = words.mots;
  const people = element("strong", {}, counted(session.kit.participants, "personne", "personnes"));
  const intro = element("p", {}, ...slotted(listes.calcul, { personnes: people, papier: paperTold(jobs) }), ` ${listes.reglages} `, handworkTold(jobs.filter((it) => it.needed)));
  const known = remarks(session).map((it) => element("li", {}, printable(it[0].toUpperCase() + it.slice(1))));
  const toKnow = known.length ? [element("div", { class: "listes__savoir" }, element("h4", {}, listes.savoir), element("ul", {}, ...known))] : [];
  const blocks = [[words.titres.indispensable, true], [words.titres.variante, false]];
  const some = blocks.map(([title, needed]) => ({ title, of: jobs.filter((it) => it.needed === needed) })).filter((it) => it.of.length);
  const toPrint = some.flatMap(({ title, of }) => {
    const lines = table("imprimer", listes.colonnes_imprimer, of.map((it) => printed(it, setting)));
    return some.length > 1 ? [element("h5", {}, `${title}\u00a0: ${paperTold(of)}`), lines] : [lines];
  });
  const needs = session.needs.map((it) => element("tr", {},
    cell({}, box()), cell({}, element("strong", {}, `${number(it.quantite)} ×`)), cell({}, printable(it.nom)), cell({ class: "tableau__petit" }, it.fiches.map(printable).join("\u202f; "))));
  const toBring = needs.length ? [element("h4", {}, listes.apporter), table("apporter", listes.colonnes_apporter, needs)] : [];
  const page = sheet("courante", listes.titre,
    element("p", { class: "feuillet__surtitre" }, listes.surtitre), element("h3", {}, listes.titre), intro, ...toKnow,
    element("h4", {}, listes.imprimer), ...toPrint, ...toBring,
    element("p", {}, ...slotted(listes.preparer, { outils: toolsTold(jobs) })));
  return [withFoot(page, foot)];
}

/**
 * @param {Job} job
 * @param {Setting} setting
 */
function printed(job, { session, words, tools }) {
  const line = lineOf(job, { words, titleOf: (slug) => tools[slug].titre, hasTables: (slug) => usesOf(session, slug)[0].tables > 0 });
  return element("tr", {}, cell({}, box()), cell({}, element("strong", {}, line.combien)),
    cell({}, element("strong", {}, line.titre), element("span", { class: "tableau__petit" }, line.usage)), cell({}, line.papier));
}
