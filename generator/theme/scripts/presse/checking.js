// What was typed in a form, checked by the checker itself, with all the texts of the site around it.
import { element, found } from "../shared/elements.js";
import { Panel } from "./panel.js";

/**
 * What checks when somebody asks.
 * @param {HTMLElement} root
 * @returns {() => Promise<void>}
 */
export function toCheck(root) {
  const panel = new Panel(root, "verifier");
  const told = found(root, '[data-role="dit"]', HTMLElement);
  const text = found(document, "#yaml", HTMLElement);
  return async () => {
    told.replaceChildren();
    const chemin = `${root.dataset.ou}/${text.dataset.nom ?? "sans-titre"}.yml`;
    const done = await panel.work({ chemin, texte: text.textContent ?? "" });
    if (!done) return;
    const lines = /** @type {string[]} */ (done.dit.dit);
    told.replaceChildren(...lines.map((it) => element("li", {}, it)));
    panel.say(lines.length ? "Voici ce que répond le dépôt, mot pour mot." : "Le dépôt ne trouve rien à redire.");
  };
}
