/* The search itself, in a worker: the page stays quick, and its security policy needs no WebAssembly. */

import * as pagefind from "../../pagefind/pagefind.js";
import { corriger } from "./fautes.js";
import { Mots } from "./mots.js";

const RACINE = new URL("../../", import.meta.url);
const LONGUEUR_MAX = 200;
const MOTS_MAX = 12;
const LETTRES_MIN = 2; // one letter alone would read a twentieth of the index
const TEXTES_MAX = 1; // whole text read for one answer: the other results show their summary
const PAUSE = 200; // milliseconds without a new question before that text is read

const lire = async (chemin) => {
  const reponse = await fetch(new URL(`recherche/${chemin}`, RACINE));
  if (!reponse.ok) throw new Error(`${chemin} : ${reponse.status}`);
  return reponse;
};

const ressources = {};
// What failed is asked for again: the network may be back.
const uneFois = (nom, faire) =>
  (ressources[nom] ??= faire().catch((erreur) => {
    delete ressources[nom];
    throw erreur;
  }));
const lireTexte = async (chemin) => (await lire(chemin)).text();
const langue = () => uneFois("langue", async () => new Mots(await (await lire("regles.json")).json()));
const page = (id) => uneFois(`page ${id}`, async () => ({ id, ...(await (await lire(`pages/${id}.json`)).json()) }));
const lignes = (id) => uneFois(`texte ${id}`, async () => (await lireTexte(`textes/${id}.txt`)).split("\n"));
const connus = (fichier) => uneFois(`mots ${fichier}`, async () => (await lireTexte(`mots/${fichier}.txt`)).split("\n"));
const racinesConnues = (initiale) =>
  uneFois(`racines ${initiale}`, async () => {
    const mots = await langue();
    return [...new Set((await connus(initiale)).map((mot) => mots.racine(mot)))];
  });
const index = () =>
  uneFois("index", async () => {
    const instance = pagefind.createInstance({
      basePath: new URL("pagefind/", RACINE).href,
      noWorker: true,
      // A long story is not worth less than a short definition; a title is worth more than either.
      ranking: { pageLength: 0, termFrequency: 0, termSaturation: 2, termSimilarity: 9 },
    });
    await instance.init();
    return instance;
  });

const commence = (racines, racine) => racines.some((vue) => vue.startsWith(racine));

/** The word that `mot` was meant to be: itself when some page holds it or goes on from it; null when none is near. */
async function comprendre(mot) {
  const racine = (await langue()).racine(mot);
  if (commence(await racinesConnues(mot[0]), racine)) return mot;
  const proche = corriger(mot, await connus(mot[0]));
  if (proche || mot.length < 4) return proche;
  // The first letter may be another, be missing, or be one too many.
  const ailleurs = [`-${mot[1]}`, `-${mot[0]}`, mot[1]].map(connus);
  return corriger(mot, (await Promise.all(ailleurs)).flat());
}

/** Results for all the words together or, when no page holds them all, for most of them. */
async function trouver(racines) {
  const moteur = await index();
  const ensemble = (await moteur.search(racines.join(" "))).results;
  if (ensemble.length || racines.length === 1) return ensemble;
  const sommes = new Map();
  for (const racine of racines) {
    for (const { id, score } of (await moteur.search(racine)).results) {
      const somme = sommes.get(id) ?? { id, mots: 0, score: 0 };
      sommes.set(id, { id, mots: somme.mots + 1, score: somme.score + score });
    }
  }
  return [...sommes.values()].sort((a, b) => b.mots - a.mots || b.score - a.score);
}

async function chercher(question, combien) {
  const mots = await langue();
  const uniques = new Set(mots.mots(question.slice(0, LONGUEUR_MAX)));
  const cherches = [...uniques].filter((mot) => mot.length >= LETTRES_MIN).slice(0, MOTS_MAX);
  if (!cherches.length) return { vide: true, total: 0, pages: [], racines: [] };
  const racinesDe = (liste) => [...new Set(liste.map((mot) => mots.racine(mot)))];
  // The part of the index comes while the words are read again for errors.
  const [lus] = await Promise.all([
    Promise.all(cherches.map(comprendre)),
    index().then((moteur) => moteur.preload(racinesDe(cherches).join(" "))),
  ]);
  const gardes = lus.filter(Boolean);
  const racines = racinesDe(gardes);
  const resultats = racines.length ? await trouver(racines) : [];
  const pages = await Promise.all(resultats.slice(0, combien).map(({ id }) => page(id)));
  const memes = gardes.length === cherches.length && gardes.every((mot, rang) => mot.startsWith(cherches[rang]));
  return { total: resultats.length, pages, racines, corrigee: memes ? null : gardes.join(" ") };
}

/** A page as a result shows it, with the passage of `passages` that says most. */
function montree({ titre, adresse, genre, etapes, lieu, ...reste }, racines, mots, passages = []) {
  const passage = extrait([reste.resume ?? "", ...passages], (ligne) => compter(ligne, racines, mots));
  const extraits = morceaux(raccourci(passage, racines, mots), racines, mots);
  return { adresse, genre, etapes, lieu, titre: morceaux(titre, racines, mots), extrait: extraits };
}

/** How many of the searched stems `texte` holds. */
function compter(texte, racines, mots) {
  const vues = mots.mots(texte).map((mot) => mots.racine(mot));
  return racines.filter((racine) => commence(vues, racine)).length;
}

const MOT = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[·•‧⋅∙.][\p{L}])*/gu;

/** `texte` as a list of [piece, whether it was searched]. */
function morceaux(texte, racines, mots) {
  const liste = [];
  let fait = 0;
  for (const trouve of texte.matchAll(MOT)) {
    const trouvees = mots.mots(trouve[0]).map((mot) => mots.racine(mot));
    if (!racines.some((racine) => commence(trouvees, racine))) continue;
    if (trouve.index > fait) liste.push([texte.slice(fait, trouve.index), false]);
    liste.push([trouve[0], true]);
    fait = trouve.index + trouve[0].length;
  }
  if (fait < texte.length) liste.push([texte.slice(fait), false]);
  return liste;
}

/** The line that holds most of the searched words; the first, which is the summary, when none does better. */
function extrait(lignes, dit) {
  const comptes = lignes.map(dit);
  return lignes[comptes.indexOf(Math.max(...comptes))];
}

/** About 220 characters around the first word found. */
function raccourci(texte, racines, mots) {
  if (texte.length <= 240) return texte;
  const [avant, trouve] = morceaux(texte, racines, mots);
  const premier = trouve ? avant[0].length : 0;
  const debut = premier < 120 ? 0 : texte.indexOf(" ", premier - 80) + 1;
  const fin = debut + 220 >= texte.length ? texte.length : texte.lastIndexOf(" ", debut + 220);
  return `${debut ? "… " : ""}${texte.slice(debut, fin)}${fin < texte.length ? " …" : ""}`;
}

let derniere = null;
let occupe = false;
let lecture = 0;

/** Answers `demande`; then, when no other question comes, says better why a silent page is among the results. */
async function repondre(demande) {
  const { numero, question, combien } = demande;
  clearTimeout(lecture);
  try {
    const { pages, racines, ...reste } = await chercher(question, combien);
    const mots = await langue();
    self.postMessage({ numero, ...reste, pages: pages.map((trouvee) => montree(trouvee, racines, mots)) });
    const dit = (ligne = "") => compter(ligne, racines, mots);
    const muettes = pages.filter(({ titre, resume }) => !dit(titre) && !dit(resume)).slice(0, TEXTES_MAX);
    lecture = setTimeout(() => muettes.forEach((muette) => completer(muette, numero, pages, racines, mots)), PAUSE);
  } catch (erreur) {
    self.postMessage({ numero, erreur: String(erreur) });
  }
}

/** The passage of a page's text that holds the words, for a result already shown. */
async function completer(muette, numero, pages, racines, mots) {
  const passages = await lignes(muette.id).catch(() => []);
  self.postMessage({ numero, rang: pages.indexOf(muette), extrait: montree(muette, racines, mots, passages).extrait });
}

// The box is open: by the time a word is typed, the index is here. A failure is told with the first answer.
Promise.all([langue(), index()]).catch(() => {});

// Only the newest question counts: those typed meanwhile are left aside.
self.onmessage = async ({ data }) => {
  derniere = data;
  if (occupe) return;
  occupe = true;
  for (let faite = null; faite !== derniere; ) {
    faite = derniere;
    await repondre(faite);
  }
  occupe = false;
};
