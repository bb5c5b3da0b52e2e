// A kit printed as the program prints it: the session that the address holds, or the kit of the page for so many people.
import { all, element, found, maybe } from "../shared/elements.js";
import { number } from "../shared/french.js";
import { slug } from "../shared/folding.js";
import { Panel } from "./panel.js";

const TYPES = { ".zip": "application/zip", ".pdf": "application/pdf" };

/**
 * @param {HTMLElement} root
 * @returns {Record<string, any>}
 */
function order(root) {
  const papier = maybe(document, 'select[data-role="papier"]', HTMLSelectElement)?.value ?? "A4";
  const { kit } = root.dataset;
  if (!kit) return { plan: location.search, papier };
  return { kit, participants: found(root, '[data-role="pour"]', HTMLInputElement).valueAsNumber, papier };
}

/**
 * A link to a file that was made here, with its size.
 * @param {Uint8Array<ArrayBuffer>} content
 * @param {string} name
 * @param {string} type
 * @param {string} detail
 * @returns {HTMLElement}
 */
function download(content, name, type, detail) {
  const href = URL.createObjectURL(new Blob([content], { type }));
  const size = `${number(Math.ceil(content.length / 1000))}\u00a0Ko`;
  return element("li", {}, element("a", { href, download: name }, name), ` (${detail}, ${size})`);
}

/**
 * What prints when somebody asks.
 * @param {HTMLElement} root
 * @returns {() => Promise<void>}
 */
export function toPrint(root) {
  const panel = new Panel(root, "imprimer");
  const files = found(root, '[data-role="fichiers"]', HTMLElement);
  const people = maybe(root, '[data-role="pour"]', HTMLInputElement);
  return async () => {
    if (people && !people.reportValidity()) return;
    const asked = order(root);
    for (const link of all(files, "a", HTMLAnchorElement)) URL.revokeObjectURL(link.href);
    files.replaceChildren();
    for (const [fin, type] of Object.entries(TYPES)) {
      // One press: the second file waits for the first.
      // oxlint-disable-next-line no-await-in-loop
      const done = await panel.work({ ...asked, fin });
      if (!done?.contenu) return;
      files.append(download(done.contenu, `${slug(done.dit.titre) || "ma-seance"}${fin}`, type, done.dit.detail));
    }
    panel.say("C’est prêt. Téléchargez ce que vous voulez imprimer.");
  };
}
