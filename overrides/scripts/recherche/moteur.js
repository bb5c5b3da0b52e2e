/* The search itself, in a worker: the page stays quick, and its security policy needs no WebAssembly. */

import * as pagefind from "../../pagefind/pagefind.js";
import { corriger } from "./fautes.js";
import { Mots } from "./mots.js";

const RACINE = new URL("../../", import.meta.url);
const LONGUEUR_MAX = 200;
const MOTS_MAX = 12;
const TEXTES_MAX = 2; // whole texts read for one answer: the others show their summary

const lire = async (chemin) => {
  const reponse = await fetch(new URL(`recherche/${chemin}`, RACINE));
  if (!reponse.ok) throw new Error(`${chemin} : ${reponse.status}`);
  return reponse;
};

const ressources = {};
const uneFois = (nom, faire) => (ressources[nom] ??= faire());
const langue = () => uneFois("langue", async () => new Mots(await (await lire("regles.json")).json()));
const connus = () => uneFois("connus", async () => (await (await lire("mots.txt")).text()).split("\n"));
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

/** A page found: what to show of it, and the stems by which it is found, synonyms included. */
async function fiche(resultat) {
  const { url, raw_content: contenu, content } = await resultat.data();
  const numero = url.match(/(\d+)\.html$/)[1];
  return uneFois(`page ${numero}`, async () => ({
    numero,
    racines: (contenu ?? content).split(/[\s.]+/),
    ...(await (await lire(`pages/${numero}.json`)).json()),
  }));
}

/** Results for all the words together or, when no page holds them all, for most of them. */
async function trouver(racines) {
  const moteur = await index();
  const ensemble = (await moteur.search(racines.join(" "))).results;
  if (ensemble.length || racines.length === 1) return ensemble;
  const sommes = new Map();
  for (const racine of racines) {
    for (const resultat of (await moteur.search(racine)).results) {
      const somme = sommes.get(resultat.id) ?? { resultat, mots: 0, score: 0 };
      sommes.set(resultat.id, { resultat, mots: somme.mots + 1, score: somme.score + resultat.score });
    }
  }
  return [...sommes.values()].sort((a, b) => b.mots - a.mots || b.score - a.score).map((it) => it.resultat);
}

const commence = (racines, racine) => racines.some((vue) => vue.startsWith(racine));

/** The stems by which none of the pages is found: Pagefind then looked for their beginning only. */
function absentes(racines, pages) {
  return racines.filter((racine) => !pages.some((page) => commence(page.racines, racine)));
}

async function chercher(question, combien) {
  const mots = await langue();
  const cherches = [...new Set(mots.mots(question.slice(0, LONGUEUR_MAX)))].slice(0, MOTS_MAX);
  if (!cherches.length) return { vide: true, total: 0, pages: [], corrigee: null };
  const racinesDe = (liste) => [...new Set(liste.map((mot) => mots.racine(mot)))];
  let racines = racinesDe(cherches);
  let resultats = await trouver(racines);
  let pages = await Promise.all(resultats.slice(0, combien).map(fiche));
  let corrigee = null;
  const douteuses = absentes(racines, pages);
  if (douteuses.length) {
    const vocabulaire = await connus();
    const lus = cherches.map((mot) => (douteuses.includes(mots.racine(mot)) ? corriger(mot, vocabulaire) : mot));
    const gardes = lus.filter(Boolean);
    if (!gardes.length) return { total: 0, pages: [], corrigee };
    if (gardes.join(" ") !== cherches.join(" ")) {
      const compris = gardes.length === cherches.length && gardes.every((mot, rang) => mot.startsWith(cherches[rang]));
      corrigee = compris ? null : gardes.join(" ");
      racines = racinesDe(gardes);
      resultats = await trouver(racines);
      pages = await Promise.all(resultats.slice(0, combien).map(fiche));
    }
  }
  return { total: resultats.length, pages: await montrees(pages, racines, mots), corrigee };
}

/** Pages as results show them; a text is read only where neither title nor summary says why a page is here. */
async function montrees(pages, racines, mots) {
  const dit = (texte) => compter(texte, racines, mots);
  const muettes = pages.filter(({ titre, resume = "" }) => !dit(titre) && !dit(resume)).slice(0, TEXTES_MAX);
  const textes = new Map(await Promise.all(muettes.map(async (page) => [page, await texteDe(page.numero)])));
  return pages.map((page) => {
    const { titre, resume = "", adresse, genre, etapes, lieu } = page;
    const passage = extrait([resume, ...(textes.get(page) ?? "").split("\n")], dit);
    const extraits = morceaux(raccourci(passage, racines, mots), racines, mots);
    return { adresse, genre, etapes, lieu, titre: morceaux(titre, racines, mots), extrait: extraits };
  });
}

const texteDe = (numero) => uneFois(`texte ${numero}`, async () => (await lire(`textes/${numero}.txt`)).text());

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

// The box is open: by the time a word is typed, the index is here. A failure is told with the first answer.
Promise.all([langue(), index()]).catch(() => {});

self.onmessage = async ({ data: { numero, question, combien } }) => {
  try {
    self.postMessage({ numero, ...(await chercher(question, combien)) });
  } catch (erreur) {
    self.postMessage({ numero, erreur: String(erreur) });
  }
};
