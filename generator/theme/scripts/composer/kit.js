// A planned session as the record of a kit, for who proposes it to the project.
import { localDay } from "../shared/french.js";
import { LONGEST } from "./plan.js";
import { shortLine } from "./values.js";

/**
 * @typedef {import("../shared/yaml.js").Data} Data
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./plan.js").PlannedPart} PlannedPart
 * @typedef {Record<string, import("./session.js").Fiche>} Tools
 * @typedef {{ titre: string, licence: string, ouverture: string, objectif: string, apres: string[] }} Around what a kit says that no plan does
 */

const LONGEST_SUMMARY = 300;
const MOST_PUBLICS = 12;

/**
 * The fields of the kit, in the order in which one reads them. A draft: its words are still to be written.
 * @param {Plan} plan
 * @param {Tools} tools
 * @param {Around} around
 * @param {Date} now
 * @returns {Data}
 */
export function kitOf(plan, tools, around, now) {
  const used = [...new Set(plan.suite.map((it) => it.fiche).filter(Boolean))].map((slug) => tools[slug]);
  return {
    titre: spaced(plan.titre || around.titre, LONGEST.titre),
    resume: summary(used.map((it) => it.titre)),
    statut: "brouillon",
    licence: around.licence,
    verifie_le: localDay(now),
    objectif: around.objectif,
    public: [...new Set(used.flatMap((it) => it.publics))].slice(0, MOST_PUBLICS),
    participants: plan.participants,
    debut: plan.debut,
    intro: { minutes: plan.ouverture, consigne: around.ouverture },
    fiches: plan.suite.map((it) => sequenceOf(it, tools)),
    apres: around.apres,
  };
}

/**
 * @param {PlannedPart} part
 * @param {Tools} tools
 * @returns {Data}
 */
function sequenceOf(part, tools) {
  if (!part.fiche) return part.titre ? { temps: part.minutes, titre: spaced(part.titre, LONGEST.nom) } : { pause: part.minutes };
  const { deroule } = tools[part.fiche];
  const notes = Object.entries(part.durees).map(([place, minutes]) => ({ moment: deroule[Number(place) - 1].titre, minutes }));
  return {
    fiche: part.fiche,
    ...(part.question ? { question: spaced(part.question, LONGEST.question) } : {}),
    ...(notes.length ? { notes } : {}),
    ...(part.participants ? { participants: part.participants } : {}),
    ...(part.salles > 1 ? { salles: part.salles } : {}),
  };
}

/**
 * A text short enough to stay so with the spaces that French asks for around its signs.
 * @param {string} text
 * @param {number} most
 */
const spaced = (text, most) => shortLine(text, most - (text.match(/[;:?!«»]/g) ?? []).length);

/**
 * The first tools by name, as many as a summary holds.
 * @param {string[]} titles
 */
function summary(titles) {
  const told = (/** @type {number} */ many) => `Une séance composée de\u00a0: ${titles.slice(0, many).join(", ")}${many < titles.length ? ", et d’autres" : ""}.`;
  let many = titles.length;
  while (many > 1 && told(many).length > LONGEST_SUMMARY) many -= 1;
  return told(many);
}
