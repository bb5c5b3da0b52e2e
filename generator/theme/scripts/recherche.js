// The search box: what is typed goes to recherche/engine.js, in a worker started at the first use.
// Every page loads this file, and it alone: it borrows nothing from another.

/**
 * @typedef {import("./recherche/passages.js").Pieces} Pieces
 * @typedef {import("./recherche/passages.js").Shown} Shown
 * @typedef {{ error?: string, empty?: boolean, total: number, pages: Shown[], corrected?: string | null }} Answer
 */

const SITE = new URL("../", import.meta.url);
const [FIRST, MORE] = [5, 10];
const NO_ANSWER = "La connexion a manqué\u00a0: tapez une lettre de plus pour réessayer.";
const NO_ENGINE =
  "La recherche n’a pas démarré\u00a0: la connexion a manqué, ou ce navigateur est trop ancien. Tapez une lettre de plus pour réessayer.";

const [opener, closer, state, list, more, waysOut] = [
  "ouvrir-recherche",
  "fermer-recherche",
  "recherche-etat",
  "recherche-liste",
  "recherche-suite",
  "recherche-vide",
].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
const box = /** @type {HTMLDialogElement | null} */ (document.getElementById("recherche"));
const question = /** @type {HTMLInputElement} */ (document.getElementById("recherche-question"));

// --- Questions and answers ---------------------------------------------------------------------

/** @type {Worker | null} */
let engine = null;
let number = 0;

function started() {
  if (engine) return engine;
  const worker = new Worker(new URL("recherche/engine.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.number !== number) return;
    if ("rank" in data) improve(data);
    else show(data);
  };
  worker.onerror = () => {
    // What could not start will not: the next question has a new one.
    worker.terminate();
    engine = null;
    announce(NO_ENGINE, []);
  };
  engine = worker;
  return worker;
}

/** @param {number} wanted how many results */
function ask(wanted) {
  list.setAttribute("aria-busy", "true");
  number += 1;
  started().postMessage({ number, question: question.value, wanted });
}

/** @param {Answer} answer */
function show({ error, empty, total, pages, corrected }) {
  if (error) return announce(NO_ANSWER, []);
  if (empty) return announce(question.value.trim() ? "Ces mots sont trop courts ou trop courants\u00a0: tapez-en un de plus." : "", []);
  if (!total) return announce("Aucun résultat. Essayez un autre mot, ou un mot plus court.", []);
  const found = `${total.toLocaleString("fr")}\u00a0${total > 1 ? "résultats" : "résultat"}`;
  const understood = corrected ? ` pour «\u00a0${corrected}\u00a0»` : "";
  const first = total > pages.length ? `, les ${pages.length} premiers ci-dessous` : "";
  return announce(`${found}${understood}${first}.`, pages, total);
}

/**
 * @param {string} sentence
 * @param {Shown[]} pages
 * @param {number} [total]
 */
function announce(sentence, pages, total = 0) {
  state.textContent = sentence;
  list.replaceChildren(...pages.map(result));
  list.setAttribute("aria-busy", "false");
  more.hidden = total <= pages.length;
  waysOut.hidden = total > 0;
}

/**
 * A better excerpt for a result already shown.
 * @param {{ rank: number, extrait: Pieces }} found
 */
function improve({ rank, extrait }) {
  list.children[rank]?.querySelector(".recherche__extrait")?.replaceChildren(...marked(extrait));
}

/** More of the same results; the focus goes to the first new one. */
function showMore() {
  const already = list.children.length;
  ask(already + MORE);
  const watch = new MutationObserver(() => {
    watch.disconnect();
    list.children[already]?.querySelector("a")?.focus();
  });
  watch.observe(list, { childList: true });
}

/**
 * Text only, never HTML: what a record holds is shown as written.
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
function result({ adresse, titre, genre, etapes, lieu, extrait }) {
  const link = element("a", "recherche__lien", ...marked(titre));
  link.setAttribute("href", new URL(adresse, SITE).href);
  const details = [genre, etapes && `Étape : ${etapes}`, lieu].filter(Boolean).join(" · ");
  return element(
    "li",
    "recherche__resultat",
    link,
    element("p", "recherche__details", details),
    element("p", "recherche__extrait", ...marked(extrait)),
  );
}

// --- The box -----------------------------------------------------------------------------------

/** @param {HTMLDialogElement} dialog */
function open(dialog) {
  if (dialog.open) return;
  started();
  dialog.showModal();
  question.focus();
  question.select();
}

/**
 * Arrows go through the box, then each result, and round again.
 * @param {number} by
 */
function move(by) {
  const stops = [question, ...list.querySelectorAll("a")];
  const here = Math.max(0, stops.findIndex((it) => it === document.activeElement));
  stops[(here + by + stops.length) % stops.length].focus();
}

/** @param {EventTarget | null} target */
const isWriting = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

if (box && typeof box.showModal === "function") {
  opener.addEventListener("click", () => open(box));
  closer.addEventListener("click", () => box.close());
  more.addEventListener("click", showMore);
  question.addEventListener("input", () => ask(FIRST));
  document.addEventListener("keydown", (press) => {
    if (press.key !== "/" || press.ctrlKey || press.altKey || press.metaKey || isWriting(press.target)) return;
    press.preventDefault();
    open(box);
  });
  box.addEventListener("keydown", (press) => {
    if (press.key === "ArrowDown" || press.key === "ArrowUp") {
      press.preventDefault();
      move(press.key === "ArrowDown" ? 1 : -1);
    } else if (press.key === "Enter" && press.target === question) {
      list.querySelector("a")?.click();
    } else if (press.key === "Escape") {
      // Left to itself, the browser would first empty the field.
      press.preventDefault();
      box.close();
    }
  });
  box.addEventListener("click", ({ target }) => {
    if (target === box || (target instanceof Element && target.closest(".recherche__lien"))) box.close();
  });
  document.querySelector(".md-header__inner")?.insertBefore(opener, document.querySelector(".md-header__source"));
  opener.hidden = false;
}
