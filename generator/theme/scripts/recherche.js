/* The search box: what is typed goes to recherche/moteur.js, in a worker started at the first use. */

const RACINE = new URL("../", import.meta.url);
const [PREMIERS, SUIVANTS] = [5, 10];

const element = (nom) => document.getElementById(nom);
const [ouvrir, boite, question, fermer, etat, liste, suite, vide] = [
  "ouvrir-recherche",
  "recherche",
  "recherche-question",
  "fermer-recherche",
  "recherche-etat",
  "recherche-liste",
  "recherche-suite",
  "recherche-vide",
].map(element);

let ouvrier = null;
let numero = 0;

function demarrer() {
  if (ouvrier) return;
  ouvrier = new Worker(new URL("recherche/moteur.js", import.meta.url), { type: "module" });
  ouvrier.onmessage = ({ data }) => data.numero === numero && ("rang" in data ? preciser(data) : montrer(data));
  ouvrier.onerror = () => montrer({ erreur: "worker" });
}

function demander(combien) {
  liste.setAttribute("aria-busy", "true");
  numero += 1;
  demarrer();
  ouvrier.postMessage({ numero, question: question.value, combien });
}

function montrer({ erreur, vide: rien, total, pages, corrigee }) {
  if (erreur) return annoncer("La recherche n’a pas pu démarrer dans ce navigateur.", []);
  if (rien) return annoncer(question.value.trim() ? "Ces mots sont trop courts ou trop courants : tapez-en un de plus." : "", []);
  if (!total) return annoncer("Aucun résultat. Essayez un autre mot, ou un mot plus court.", []);
  const compte = total > 1 ? `${total} résultats` : "1 résultat";
  const pour = corrigee ? ` pour « ${corrigee} »` : "";
  const premiers = total > pages.length ? `, les ${pages.length} premiers ci-dessous` : "";
  return annoncer(`${compte}${pour}${premiers}.`, pages, total);
}

function annoncer(phrase, pages, total = 0) {
  etat.textContent = phrase;
  liste.replaceChildren(...pages.map(resultat));
  liste.setAttribute("aria-busy", "false");
  suite.hidden = total <= pages.length;
  vide.hidden = total > 0;
}

/** A better excerpt for a result already shown. */
function preciser({ rang, extrait }) {
  liste.children[rang].querySelector(".recherche__extrait").replaceChildren(...surligne(extrait));
}

/** More of the same results; the focus goes to the first new one. */
function montrerLaSuite() {
  const deja = liste.children.length;
  demander(deja + SUIVANTS);
  const regard = new MutationObserver(() => {
    regard.disconnect();
    liste.children[deja]?.querySelector("a").focus();
  });
  regard.observe(liste, { childList: true });
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
  demarrer();
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
  suite.addEventListener("click", montrerLaSuite);
  question.addEventListener("input", () => demander(PREMIERS));
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
    } else if (touche.key === "Escape") {
      // Left to itself, the browser would first empty the field.
      touche.preventDefault();
      boite.close();
    }
  });
  boite.addEventListener("click", (clic) => {
    if (clic.target === boite || clic.target.closest(".recherche__lien")) boite.close();
  });
}
