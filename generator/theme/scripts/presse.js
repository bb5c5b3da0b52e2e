// The press in the browser, where a page offers it: a kit printed as the program prints it, a record checked as it checks.
import { element, found, maybe } from "./shared/elements.js";
import { slug } from "./shared/folding.js";
import { Panel, able, download, panelOf } from "./presse/panel.js";

const PRINTING = '[data-presse="imprimer"]';
const CHECKING = '[data-presse="verifier"]';
const TYPES = { ".zip": "application/zip", ".pdf": "application/pdf" };

/**
 * What is to be printed: the session that the address holds, or the kit of the page for so many people.
 * @param {HTMLElement} root
 * @returns {Record<string, any>}
 */
function order(root) {
  const paper = maybe(document, 'select[data-role="papier"]', HTMLSelectElement);
  const papier = paper?.value ?? "A4";
  const { kit } = root.dataset;
  if (!kit) return { plan: location.search, papier };
  const people = found(root, '[data-role="pour"]', HTMLInputElement);
  return { kit, participants: people.valueAsNumber, papier };
}

/** @param {HTMLElement} root */
function offerToPrint(root) {
  const panel = new Panel(root, "imprimer");
  const files = found(root, '[data-role="fichiers"]', HTMLElement);
  const people = maybe(root, '[data-role="pour"]', HTMLInputElement);
  panel.begin.addEventListener("click", async () => {
    if (people && !people.reportValidity()) return;
    const asked = order(root);
    for (const link of files.querySelectorAll("a")) URL.revokeObjectURL(link.href);
    files.replaceChildren();
    for (const [fin, type] of Object.entries(TYPES)) {
      // One press: the second file waits for the first.
      // oxlint-disable-next-line no-await-in-loop
      const done = await panel.work({ ...asked, fin });
      if (!done?.contenu) return;
      const name = `${slug(done.dit.titre) || "ma-seance"}${fin}`;
      files.append(download(done.contenu, name, type, done.dit.detail));
    }
    panel.say("C’est prêt. Téléchargez ce que vous voulez imprimer.");
  });
  root.hidden = false;
}

/** @param {HTMLElement} root */
function offerToCheck(root) {
  const panel = new Panel(root, "verifier");
  const told = found(root, '[data-role="dit"]', HTMLElement);
  const text = found(document, "#yaml", HTMLElement);
  panel.begin.addEventListener("click", async () => {
    told.replaceChildren();
    const chemin = `${root.dataset.ou}/${text.dataset.nom ?? "sans-titre"}.yml`;
    const done = await panel.work({ chemin, texte: text.textContent ?? "" });
    if (!done) return;
    const lines = /** @type {string[]} */ (done.dit.dit);
    told.replaceChildren(...lines.map((it) => element("li", {}, it)));
    panel.say(lines.length ? "Voici ce que répond le dépôt, mot pour mot." : "Le dépôt ne trouve rien à redire.");
  });
  root.hidden = false;
}

const toPrint = panelOf(PRINTING);
const toCheck = panelOf(CHECKING);
if (able() && toPrint) offerToPrint(toPrint);
if (able() && toCheck) offerToCheck(toCheck);
