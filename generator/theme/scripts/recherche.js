// The search, on every page: it opens at a click or at a key, comes back with the back button, and marks the passage
// that a result leads to. What it needs to search waits for the first use. It borrows nothing at once from another file.

/** @typedef {import("./recherche/box.js").Search} Search */
/** @typedef {import("./recherche/box.js").Kept} Kept */

const NO_SCRIPT =
  "La recherche n’a pas démarré\u00a0: la connexion a manqué, ou ce navigateur est trop ancien. Tapez une lettre de plus pour réessayer.";

const opener = /** @type {HTMLElement} */ (document.getElementById("ouvrir-recherche"));
const box = /** @type {HTMLDialogElement | null} */ (document.getElementById("recherche"));
const question = /** @type {HTMLInputElement} */ (document.getElementById("recherche-question"));

/** @type {Promise<Search> | null} */
let begun = null;
let attempts = 0;
/** Whether Enter was pressed on what is typed, when nothing was there yet to hear it. */
let entered = false;

/** The search itself; what could not be loaded is asked again, under another name, since browsers remember a failure. */
function search() {
  begun = begun ?? loaded(attempts ? `?${attempts}` : "").catch((problem) => {
    begun = null;
    attempts += 1;
    /** @type {HTMLElement} */ (document.getElementById("recherche-etat")).textContent = NO_SCRIPT;
    throw problem;
  });
  return begun;
}

/** @param {string} again */
async function loaded(again) {
  const parts = again
    ? ["box", "line", "results"].map((name) => import(`./recherche/${name}.js${again}`))
    : [import("./recherche/box.js"), import("./recherche/line.js"), import("./recherche/results.js")];
  const [{ Search }, ...lent] = await Promise.all(parts);
  return /** @type {Search} */ (new Search(box, Object.assign({}, ...lent)));
}

/** @param {Kept} [kept] the question that was there */
function open(kept) {
  if (box && !box.open) box.showModal();
  question.focus();
  if (kept) question.value = kept.question;
  question.select();
  search().then((it) => (kept ? it.back(kept) : it.begin(entered)), () => {});
}

/** @param {EventTarget | null} target */
const isWriting = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** @param {KeyboardEvent} press */
const asksToSearch = (press) =>
  !press.altKey &&
  (press.key === "/" ? !press.ctrlKey && !press.metaKey && !isWriting(press.target) : press.key === "k" && press.ctrlKey !== press.metaKey);

/** @returns {Kept | undefined} */
const kept = () => history.state?.recherche;

if (!box || typeof box.showModal === "function") {
  opener.addEventListener("click", () => open());
  document.addEventListener("keydown", (press) => {
    if (!asksToSearch(press)) return;
    press.preventDefault();
    open();
  });
  // A search that could not start starts at the next letter.
  question.addEventListener("input", () => {
    entered = false;
    if (!begun) search().then((it) => it.begin(entered), () => {});
  });
  question.addEventListener("keydown", ({ key }) => { entered = entered || key === "Enter"; });
  const goBack = () => kept() && box && !box.open && open(kept());
  window.addEventListener("popstate", goBack);
  window.addEventListener("pageshow", goBack);
  document.querySelector(".md-header__inner")?.insertBefore(opener, document.querySelector(".md-header__source"));
  opener.hidden = false;
  if (!box) onItsPage();
}

/** On the page of the search, the field takes the place of what is said to a browser without scripts. */
function onItsPage() {
  const [here, instead] = ["recherche-ici", "sans-recherche"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  here.hidden = false;
  instead.hidden = true;
  search().catch(() => {});
}

const passage = new URLSearchParams(location.search).get("passage");
if (passage) mark(passage).catch(() => {}); // without the network, the page itself is there

/** @param {string} beginning of the passage */
async function mark(beginning) {
  const { arrive } = await import("./recherche/arrival.js");
  arrive(beginning);
}
