// Who made what, under which licence, after which sources; and what the session asks to be careful about.
import { element } from "../shared/elements.js";
import { rich } from "./blocks.js";
import { licenceOf, withFoot } from "./feet.js";
import { sheet } from "./setting.js";

/**
 * @typedef {import("./setting.js").Setting} Setting
 * @typedef {import("./sources.js").Foot} Foot
 */

/**
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function credits({ words, tools, foot, session }) {
  const { mots, licences } = words;
  const used = [...new Set(session.parts.map((it) => it.slug).filter(Boolean))].map((slug) => tools[slug]);
  const own = licenceOf(used, words);
  const every = [...new Set([own, ...used.map((it) => it.licence)])];
  const several = every.length > 1;
  const allowed = several ? words.reunis : licences[own].feuilles;
  const terms = several ? every.map((it) => `${licences[it].en_clair}\u00a0: ${lowered(licences[it].textes)}`) : [];
  const page = sheet("courante", mots.credits.titre, element("h3", {}, mots.credits.titre),
    ...[`${allowed} ${words.approuve}`, ...terms].map((it) => element("p", {}, it)),
    work(foot, several, [], mots.credits.sources),
    ...used.map((it) => work(it.pied, several, it.sources, mots.credits.sources)));
  return [withFoot(page, foot)];
}

/** @param {string} sentence */
const lowered = (sentence) => sentence[0].toLowerCase() + sentence.slice(1);

/**
 * @param {Foot} foot
 * @param {boolean} several whether the works are under more than one licence
 * @param {string[]} sources
 * @param {string} heading of the sources
 */
function work(foot, several, sources, heading) {
  const facts = [[foot.auteurs, foot.date].filter(Boolean).join(", "), foot.url, ...(several ? [foot.licence] : [])];
  const told = sources.length ? [element("p", {}, heading), element("ul", {}, ...sources.map((it) => element("li", {}, it)))] : [];
  return element("div", { class: "credits__oeuvre" }, element("h4", {}, foot.titre), ...facts.map((it) => element("p", {}, it)), ...told);
}

/**
 * What the session asks to be careful about, its fiches included: once for all of them; none when nothing is asked.
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function precautions({ words, tools, foot }) {
  const asked = new Set(Object.values(tools).flatMap((it) => it.precautions));
  const some = Object.entries(words.precautions).filter(([slug]) => asked.has(slug));
  if (!some.length) return [];
  const told = some.map(([, it]) => element("div", { class: "precautions__une" }, element("h4", {}, it.titre), element("ul", {}, ...it.consignes.map((text) => element("li", {}, ...rich(text))))));
  return [withFoot(sheet("courante", words.titre_des_precautions, element("h3", {}, words.titre_des_precautions), ...told), foot)];
}
