// What is asked of the site: the words of every sheet, and those of each tool of the plan.
import { askedOnce, fetched } from "../shared/network.js";

/**
 * @typedef {{ s?: string, ligne?: boolean, gras?: boolean, italique?: boolean, code?: boolean }} Run
 * @typedef {{ genre: string, bouts?: Run[], items?: Block[][], debut?: number | null, blocs?: Block[] }} Block
 * @typedef {{ titre: string, auteurs: string, licence: string, licence_url: string, source: string, url: string, date: string }} Foot
 * @typedef {{ titre: string, consigne: Block[], lu: Block[], dit: Block[] }} MomentWords
 * @typedef {{
 *   titre: string, etapes: { ordre: number, titre: string }[], sous_la_main: string[], moments: MomentWords[],
 *   supports: { pdf: string, en_morceaux: string }[], pied: Foot, qr: { cote: number, trace: string },
 *   licence: string, verifie_le: string, redaction: string[], sources: string[], precautions: string[],
 *   outil: import("../composer/session.js").Fiche,
 * }} ToolWords
 * @typedef {{ nom: string, adresse: string, en_clair: string, feuilles: string, textes: string }} Terms
 * @typedef {{
 *   table: string, date: string, le: string, fin: string, participants: string, programme: string, tirage: string,
 *   billet: string, plier: string,
 *   conducteur: { titre: string, en_tout: string, colonnes: string[] },
 *   script: { surtitre: string, titre: string, question: string, apres: string },
 *   listes: {
 *     surtitre: string, titre: string, calcul: string, reglages: string, savoir: string, imprimer: string,
 *     colonnes_imprimer: string[], apporter: string, colonnes_apporter: string[], preparer: string,
 *   },
 *   presence: { titre: string, colonnes: [string, string][] },
 *   avis: { titre: string, consigne: string },
 *   credits: { titre: string, sources: string },
 * }} Headings
 * @typedef {{
 *   mots: Headings, formes: Record<string, string>, types: Record<string, string>, usages: Record<string, string>,
 *   seance: Record<string, [string, string, string]>, dessins: Record<string, Record<string, string>>,
 *   ouverture: Block[], apres: Block[][], questions: { question: string, mots: string[] }[], notice: Block[],
 *   titres: { indispensable: string, variante: string }, sans_titre: string, nom_le_plus_long: number, site: { nom: string, adresse: string }, licence: string, licences: Record<string, Terms>,
 *   reunis: string, chacune: string, approuve: string, titre_des_precautions: string,
 *   precautions: Record<string, { titre: string, consignes: Block[][] }>,
 * }} Words
 */

const FOLDER = "kits/imprimer/feuilles/";

const asked = askedOnce(async (address) => (await fetched(address)).json());

/**
 * The words of all sheets and those of each tool, under their names.
 * @param {(path: string) => URL} addressOf
 * @param {string[]} slugs
 * @returns {Promise<{ words: Words, tools: Record<string, ToolWords> }>}
 */
export async function gathered(addressOf, slugs) {
  const every = [...new Set(slugs)];
  const [words, ...found] = await Promise.all([
    asked(addressOf(`${FOLDER}seance.json`).href),
    ...every.map((slug) => asked(addressOf(`${FOLDER}fiches/${slug}.json`).href)),
  ]);
  const tools = Object.assign(Object.create(null), Object.fromEntries(every.map((slug, place) => [slug, found[place]])));
  return { words, tools };
}
