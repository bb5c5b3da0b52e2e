// Tool sheets that go into one’s session: a box on each card, and a session made of what the filters show.
import { addTool, removeTool, showLine, toolsKept } from "../composer/adding.js";
import { watchOthers } from "../composer/kept.js";
import { MOST_PARTS } from "../composer/values.js";
import { element, maybe } from "../shared/elements.js";
import { counted } from "../shared/french.js";
import { records } from "./catalogue.js";
import { measure } from "./measures.js";
import { role } from "./page.js";

/** @typedef {import("./catalogue.js").Item} Item */

/** A catalogue of territories makes no session. */
export const kit = maybe(document, '[data-role="kit"]', HTMLElement);
const composer = kit ? maybe(kit, '[data-role="composer"]', HTMLAnchorElement) : null;
const address = composer?.href ?? "";

/**
 * Offers a session of the fiches that an older address names, or else of those that the filters show.
 * @param {Item[]} shown
 * @param {boolean} filtered
 * @param {Set<string>} named
 */
export function offerSession(shown, filtered, named) {
  if (!kit || !composer) return;
  kit.hidden = false;
  const some = named.size ? records.filter((it) => named.has(it.slug)) : shown;
  const people = measure("pour");
  composer.search = ["v=1", ...(people ? [`pour=${people}`] : []), ...some.map((it) => `s=${it.slug}`)].join("&");
  composer.textContent = `Composer une autre séance avec ${some.length > 1 ? `ces ${counted(some.length, "outil", "outils")}` : "cet outil"}`;
  composer.hidden = !some.length || some.length > MOST_PARTS || (!filtered && !named.size);
}

/** Shows which fiches are in one’s session, and the line that leads to it. */
function show() {
  const there = new Set(toolsKept());
  for (const { kept, slug } of records) if (kept) kept.checked = there.has(slug);
  for (const name of ["ma-seance", "seance"]) showLine(role(name), address);
  role("seance-vide").hidden = !role("seance").hidden;
}

/** @param {Item} record */
async function change(record) {
  const wanted = record.kept?.checked;
  const people = measure("pour");
  try {
    const told = wanted ? await addTool(record, people ? { participants: people } : {}) : "";
    if (told === "refused") location.assign(`${address}?s=${record.slug}`);
    if (!wanted) await removeTool(record);
    show();
    if (told && told !== "refused") role("ma-seance").replaceChildren(told);
  } catch {
    show();
    role("ma-seance").hidden = false;
    role("ma-seance").replaceChildren("La connexion a manqué\u00a0: cochez de nouveau pour réessayer.");
  }
}

/** Puts a box on each card, where there is a session to make. */
export function addPickers() {
  if (!kit) return;
  for (const record of records) {
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", () => change(record));
    record.kept = box;
    const title = element("span", { class: "invisible" }, ` : ${record.title}`);
    record.card.append(element("label", { class: "garder" }, box, " Dans ma séance", title));
  }
  watchOthers(show);
  addEventListener("pageshow", show);
  show();
}
