/* The search box: what is typed goes to recherche/moteur.js, in a worker started at the first use. */

const RACINE = new URL("../", import.meta.url);
const ATTENTE = 60;

const element = (nom) => document.getElementById(nom);
const [ouvrir, boite, question, fermer, etat, liste, vide] = [
  "ouvrir-recherche", "recherche", "recherche-question", "fermer-recherche", "recherche-etat", "recherche-liste", "recherche-vide",
].map(element);

let ouvrier = null;
let numero = 0;
let minuterie = 0;

function demarrer() {
  if (ouvrier) return;
  ouvrier = new Worker(new URL("recherche/moteur.js", import.meta.url), { type: "module" });
  ouvrier.onmessage = ({ data }) => data.numero === numero && montrer(data);
  ouvrier.onerror = () => montrer({ erreur: "worker" });
}

function demander() {
  clearTimeout(minuterie);
  minuterie = setTimeout(() => {
    numero += 1;
    demarrer();
    ouvrier.postMessage({ numero, question: question.value });
  }, ATTENTE);
}

function montrer({ erreur, vide: rien, total, pages, corrigee }) {
  if (erreur) return annoncer("La recherche n’a pas pu démarrer dans ce navigateur.", [], true);
  if (rien) return annoncer(question.value.trim() ? "Tapez un mot de plus : ceux-ci sont trop courants." : "", [], true);
  if (!total) return annoncer("Aucun résultat. Essayez un autre mot, ou un mot plus court.", [], true);
  const nombre = total > 1 ? `${total} résultats` : "1 résultat";
  const suite = total > pages.length ? `, les ${pages.length} premiers ci-dessous` : "";
  return annoncer(`${corrigee ? `Résultats pour « ${corrigee} » : ` : ""}${nombre}${suite}.`, pages, false);
}

function annoncer(phrase, pages, aide) {
  etat.textContent = phrase;
  liste.replaceChildren(...pages.map(resultat));
  vide.hidden = !aide;
}

/** Text only, never HTML: what a record holds is shown as written. */
function balise(nom, classe, ...contenu) {
  const faite = document.createElement(nom);
  if (classe) faite.className = classe;
  faite.append(...contenu);
  return faite;
}

const surligne = (morceaux) => morceaux.map(([texte, trouve]) => (trouve ? balise("mark", "", texte) : texte));

function resultat({ adresse, titre, genre, etapes, lieu, extrait }) {
  const lien = balise("a", "recherche__lien", ...surligne(titre));
  lien.href = new URL(adresse, RACINE);
  const details = [genre, etapes && `Étape : ${etapes}`, lieu].filter(Boolean).join(" · ");
  return balise(
    "li",
    "recherche__resultat",
    lien,
    balise("p", "recherche__details", details),
    balise("p", "recherche__extrait", ...surligne(extrait)),
  );
}

function montrerBoite() {
  if (boite.open) return;
  boite.showModal();
  question.focus();
  question.select();
}

/** Arrows go through the box, then each result, and round again. */
function deplacer(pas) {
  const arrets = [question, ...liste.querySelectorAll("a")];
  const ici = Math.max(0, arrets.indexOf(document.activeElement));
  arrets[(ici + pas + arrets.length) % arrets.length].focus();
}

const ecrit = (cible) => cible instanceof HTMLElement && (cible.isContentEditable || /^(input|textarea|select)$/i.test(cible.tagName));

if (boite && typeof boite.showModal === "function") {
  document.querySelector(".md-header__inner")?.insertBefore(ouvrir, document.querySelector(".md-header__source"));
  ouvrir.hidden = false;
  ouvrir.addEventListener("click", montrerBoite);
  fermer.addEventListener("click", () => boite.close());
  question.addEventListener("input", demander);
  question.addEventListener("focus", demarrer);
  document.addEventListener("keydown", (touche) => {
    if (touche.key !== "/" || touche.ctrlKey || touche.altKey || touche.metaKey || ecrit(touche.target)) return;
    touche.preventDefault();
    montrerBoite();
  });
  boite.addEventListener("keydown", (touche) => {
    if (touche.key === "ArrowDown" || touche.key === "ArrowUp") {
      touche.preventDefault();
      deplacer(touche.key === "ArrowDown" ? 1 : -1);
    } else if (touche.key === "Enter" && touche.target === question) {
      liste.querySelector("a")?.click();
    }
  });
  boite.addEventListener("click", (clic) => {
    if (clic.target === boite || clic.target.closest(".recherche__lien")) boite.close();
  });
}
