// A page found, as the list shows it. Text only, never HTML: what a record holds is shown as written.
// It borrows nothing, for the network may fail once: see recherche.js.

/**
 * @typedef {import("./passages.js").Pieces} Pieces
 * @typedef {import("./passages.js").Shown} Shown
 */

const SITE = new URL("../../", import.meta.url);

/**
 * @param {string} tag
 * @param {string} name its class
 * @param {...(Node | string)} content
 */
function element(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}

const marked = (/** @type {Pieces} */ pieces) => pieces.map(([text, searched]) => (searched ? element("mark", "", text) : text));

/** @param {Shown} page */
export function result({ adresse, titre, genre, etapes, lieu, mesures, extrait, passage }) {
  const link = element("a", "recherche__lien", ...marked(titre));
  link.setAttribute("href", addressOf(adresse, passage));
  const details = [genre, mesures, etapes && `Étape : ${etapes}`, lieu].filter(Boolean).join(" · ");
  return element(
    "li",
    "recherche__resultat",
    link,
    element("p", "recherche__details", details),
    element("p", "recherche__extrait", ...marked(extrait)),
  );
}

/**
 * The passage that a result leads to, once it is known.
 * @param {Element | undefined} shown a result of the list
 * @param {Shown} page
 */
export function improve(shown, { adresse, extrait, passage }) {
  shown?.querySelector("a")?.setAttribute("href", addressOf(adresse, passage));
  shown?.querySelector(".recherche__extrait")?.replaceChildren(...marked(extrait));
}

/**
 * @param {string} adresse from the root of the site
 * @param {string} [passage] how the line begins that arrival.js will mark
 */
function addressOf(adresse, passage) {
  const address = new URL(adresse, SITE);
  if (passage) address.searchParams.set("passage", passage);
  return address.href;
}
