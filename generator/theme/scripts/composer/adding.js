// A tool that goes into the session one is making, from whatever page: its own, or the catalogue.
import { element } from "../shared/elements.js";
import { counted, duration } from "../shared/french.js";
import { current, keepSession, newId } from "./kept.js";

/**
 * @typedef {{ slug: string, title: string, minutes: number }} Tool
 * @typedef {import("./plan.js").Plan} Plan
 */

/** The grammar of a plan comes with the first tool: most visits add none. */
const grammar = () => import("./plan.js");

/**
 * The tools of the session that one is making, each as often as it is there.
 * @returns {string[]}
 */
export const toolsKept = () =>
  new URLSearchParams(current()?.requete ?? "").getAll("s").map((it) => it.split("~")[0]).filter((it) => !it.includes("."));

/**
 * « Ma séance : 3 outils, 1 h 50 », empty when none is kept.
 * @returns {string}
 */
export function inShort() {
  const it = current();
  if (!it) return "";
  const lasts = it.minutes ? `, ${duration(it.minutes)}` : "";
  return `${it.titre || "Ma séance"}\u00a0: ${counted(it.outils, "outil", "outils")}${lasts}`;
}

/**
 * Puts a tool at the end of the session that one is making, or of a new one; why not, when it cannot.
 * @param {Tool} tool
 * @param {Partial<Plan>} [wishes] what a new session begins with
 * @returns {Promise<string>}
 */
export async function addTool({ slug, minutes }, wishes = {}) {
  const { MOST_PARTS, plannedPart, planIn, queryOf, usualPlan } = await grammar();
  const known = current();
  const plan = known ? planIn(known.requete).plan : { ...usualPlan(), ...wishes };
  if (plan.suite.length >= MOST_PARTS) return `Une séance a au plus ${MOST_PARTS} temps\u00a0: retirez-en un d’abord.`;
  const requete = queryOf({ ...plan, suite: [...plan.suite, plannedPart({ fiche: slug })] });
  const { id = newId(), titre = "", outils = 0, minutes: lasts = plan.ouverture } = known ?? {};
  const done = keepSession({ id, requete, titre, outils: outils + 1, minutes: lasts && lasts + minutes, lue: false });
  return done ? "" : "refused";
}

/**
 * Takes a tool out of the session that one is making, wherever it is; says whether the browser did.
 * @param {Tool} tool
 * @returns {Promise<boolean>}
 */
export async function removeTool({ slug, minutes }) {
  const known = current();
  if (!known) return true;
  const { planIn, queryOf } = await grammar();
  const { plan } = planIn(known.requete);
  const suite = plan.suite.filter((it) => it.fiche !== slug);
  const gone = plan.suite.filter((it) => it.fiche === slug);
  // Where moments lasted otherwise, only the page of the session can reckon: until then nothing is said.
  const told = known.minutes && gone.every((it) => !Object.keys(it.durees).length);
  const lasts = told ? known.minutes - gone.length * minutes : 0;
  return keepSession({ ...known, requete: queryOf({ ...plan, suite }), outils: known.outils - gone.length, minutes: lasts, lue: false });
}

/**
 * The line that leads to the session one is making: what it holds, then « l’ouvrir ».
 * @param {HTMLElement} line
 * @param {string} address of the page where one composes
 */
export function showLine(line, address) {
  const told = inShort();
  line.hidden = !told;
  line.replaceChildren(...(told ? [`${told} → `, element("a", { href: address }, "l’ouvrir")] : []));
}
