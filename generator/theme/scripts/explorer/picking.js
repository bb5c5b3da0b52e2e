// Tool sheets kept for a kit: a box on each card, and the kit of what is kept, or else of what is shown.
import { element, maybe } from "../shared/elements.js";
import { picked, records } from "./catalogue.js";
import { role } from "./page.js";

/** @typedef {import("./catalogue.js").Item} Item */

/** A catalogue of territories has no kit. */
export const kit = maybe(document, '[data-role="kit"]', HTMLElement);
/** What a kit is made of comes with the first choice, since a first visit has none. */
const kitScript = () => import("./kit.js");
let latest = 0;

/**
 * The kit of the records picked, or else of those that the filters show.
 * @param {Item[]} shown
 * @param {boolean} filtered
 */
export async function showKit(shown, filtered) {
  if (!kit) return;
  const some = picked();
  kit.hidden = false;
  if (!filtered && !some.length) {
    role("kit-commande").hidden = true;
    role("kit-resume").textContent = "Filtrez les fiches, ou cochez «\u00a0Garder pour mon kit\u00a0» sur celles que vous voulez enchaîner.";
    return;
  }
  latest += 1;
  const turn = latest;
  try {
    const { showCommand } = await kitScript();
    if (turn === latest) showCommand(role, some.length ? some : shown, some.length > 0);
  } catch {
    role("kit-commande").hidden = true;
    role("kit-resume").textContent = "La connexion a manqué\u00a0: changez un filtre pour réessayer.";
  }
}

/**
 * Puts a box on each card, where there is a kit to make.
 * @param {() => void} changed what happens when one is ticked
 * @param {() => void} show what happens when the number of people or the hour changes
 */
export function addPickers(changed, show) {
  if (!kit) return;
  for (const record of records) {
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", changed);
    record.kept = box;
    const title = element("span", { class: "invisible" }, ` : ${record.title}`);
    record.card.append(element("label", { class: "garder" }, box, " Garder pour mon kit", title));
  }
  for (const name of ["participants", "debut"]) role(name).addEventListener("input", show);
  maybe(kit, '[data-action="copier"]', HTMLElement)?.addEventListener("click", async () => (await kitScript()).copyCommand(role));
}
