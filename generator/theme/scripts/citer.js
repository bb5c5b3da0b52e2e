// Citing a claim: its words, who says it, from where, its address, the day one read it. Without this script, the
// link of a claim gives its address.
import { citationOf, missing } from "./citer/citation.js";
import { copied } from "./shared/clipboard.js";
import { all, element, maybe } from "./shared/elements.js";

/** @type {{ link: HTMLAnchorElement, box: HTMLElement } | null} */
let open = null;

/** @param {HTMLAnchorElement} link */
function close(link) {
  open?.box.remove();
  open = null;
  link.setAttribute("aria-expanded", "false");
}

/**
 * A button that copies `text`, and says whether it did; what cannot be copied is selected, to copy by hand.
 * @param {string} name
 * @param {string} text
 * @param {HTMLElement} state
 * @param {HTMLElement} shown
 */
function copying(name, text, state, shown) {
  const button = element("button", { type: "button", class: "bouton-leger" }, name);
  button.addEventListener("click", async () => {
    if (await copied(text)) {
      state.textContent = "Copié.";
      return;
    }
    shown.textContent = text;
    getSelection()?.selectAllChildren(shown);
    state.textContent = "Votre navigateur ne laisse pas copier d’un geste\u00a0: le texte est sélectionné, copiez-le.";
  });
  return button;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} claim
 */
function show(link, claim) {
  if (open) close(open.link);
  const citation = citationOf(claim, link.href);
  const shown = element("p", { class: "citation__texte" }, citation);
  const state = element("p", { role: "status", class: "citation__etat" });
  const shut = element("button", { type: "button", class: "bouton-leger" }, "Fermer");
  shut.addEventListener("click", () => {
    close(link);
    link.focus();
  });
  const buttons = element(
    "p",
    { class: "citation__gestes" },
    copying("Copier la citation", citation, state, shown),
    copying("Copier le lien", link.href, state, shown),
    shut,
  );
  const box = element("div", { class: "citation", role: "group", "aria-label": "Citer cet énoncé" }, shown, buttons, state);
  claim.append(box);
  link.setAttribute("aria-expanded", "true");
  open = { link, box };
}

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} claim
 */
function makeCitable(link, claim) {
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (open?.link === link) {
      close(link);
      return;
    }
    history.replaceState(history.state, "", link.hash);
    show(link, claim);
  });
}

for (const link of all(document, ".enonce__lien", HTMLAnchorElement)) {
  const claim = link.closest(".enonce");
  if (claim instanceof HTMLElement && link.hash === `#${claim.id}`) makeCitable(link, claim);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !open?.box.contains(document.activeElement)) return;
  const { link } = open;
  close(link);
  link.focus();
});

const arrived = () => {
  const told = missing(location.hash);
  maybe(document, "[data-role=perdu]", HTMLElement)?.remove();
  if (told) document.getElementById("titre")?.after(element("p", { class: "avis-relecture", role: "status", "data-role": "perdu" }, told));
};
addEventListener("hashchange", arrived);
arrived();
