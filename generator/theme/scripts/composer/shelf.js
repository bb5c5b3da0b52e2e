// The sessions that this browser keeps, on the page: to open, to copy, to take away, and to put back.
import { element } from "../shared/elements.js";
import { counted, duration } from "../shared/french.js";
import { forgetSession, keepSession, sessions } from "./kept.js";
import { role, say } from "./page.js";
import { usualPlan } from "./plan.js";
import { begin, open, state, understood } from "./planning.js";

/** @typedef {import("./kept.js").Kept} Kept */

const COPY = " (copie)";
const panel = role("rayon", HTMLDetailsElement);
panel.addEventListener("toggle", showShelf);
/** The session taken away last. @type {Kept | null} */
let gone = null;

/** @param {Kept} it */
const nameOf = (it) => it.titre || "Séance sans titre";

/** Shows them all, the one on the page first said so. */
export function showShelf() {
  const every = sessions();
  role("combien", HTMLElement).textContent = every.length ? counted(every.length, "séance gardée", "séances gardées") : "aucune séance gardée";
  if (!panel.open) return;
  const shelf = role("seances", HTMLElement);
  const focused = document.activeElement instanceof HTMLElement && shelf.contains(document.activeElement) ? document.activeElement.dataset.cle : "";
  shelf.replaceChildren(...every.map(lineOf));
  const there = focused ? shelf.querySelector(`[data-cle="${CSS.escape(focused)}"]`) : null;
  if (there instanceof HTMLElement) there.focus();
  const back = role("remettre", HTMLElement);
  back.replaceChildren(...(gone ? [button(`Remettre «\u00a0${nameOf(gone)}\u00a0»`, "", "remettre", putBack)] : []));
}

/** @param {Kept} it */
function lineOf(it) {
  const facts = [counted(it.outils, "outil", "outils"), ...(it.minutes ? [duration(it.minutes)] : [])].join(", ");
  const here = it.id === state.id;
  const link = element("a", { href: it.requete, "data-cle": `ouvrir-${it.id}`, ...(here ? { "aria-current": "page" } : {}) }, nameOf(it));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(it.id, `«\u00a0${nameOf(it)}\u00a0» est ouverte.`);
  });
  const line = element("li", {}, link, ` · ${facts}${here ? " · ouverte ici" : ""} `);
  line.append(button("Copier", nameOf(it), `copier-${it.id}`, () => copy(it)), " ", button("Retirer", nameOf(it), `retirer-${it.id}`, () => takeAway(it)));
  return line;
}

/**
 * @param {string} word
 * @param {string} title
 * @param {string} key
 * @param {() => void} act
 */
function button(word, title, key, act) {
  const made = element("button", { type: "button", class: "bouton-discret", "data-cle": key }, word, ...(title ? [element("span", { class: "invisible" }, ` «\u00a0${title}\u00a0»`)] : []));
  made.addEventListener("click", act);
  return made;
}

/** @param {Kept} it */
function copy(it) {
  const { plan } = understood(it.requete);
  begin({ ...plan, titre: `${nameOf(it)}${COPY}` }, `Voici une copie de «\u00a0${nameOf(it)}\u00a0»\u00a0: donnez-lui son titre.`);
  role("titre", HTMLInputElement).focus();
}

/** @param {Kept} it */
function takeAway(it) {
  if (!forgetSession(it.id)) {
    say("Votre navigateur refuse de la retirer.");
    return;
  }
  gone = it;
  const [next] = sessions();
  const told = `«\u00a0${nameOf(it)}\u00a0» est retirée.`;
  if (it.id !== state.id) say(told);
  else if (next) open(next.id, told);
  else begin(usualPlan(), told);
  showShelf();
  role("remettre", HTMLElement).querySelector("button")?.focus();
}

function putBack() {
  if (!gone) return;
  const { id } = gone;
  const done = keepSession(gone);
  if (done) gone = null;
  if (done) open(id, "La séance est remise, et ouverte.");
  else say("Votre navigateur refuse de la garder.");
  showShelf();
  role("seances", HTMLElement).querySelector("a")?.focus();
}
