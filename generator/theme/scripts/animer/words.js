// What to say in each block: the text of the fiche, and the words of the kit that the session comes from.
import { element } from "../shared/elements.js";
import { clock } from "../composer/clock.js";
import { filled } from "../composer/variables.js";

/**
 * @typedef {import("./blocks.js").Block} Block
 * @typedef {import("./page.js").Kit} Kit
 */

const FEWEST_TOOLS = 2; // one tool alone may belong to any session

/**
 * The kit whose words go with a session: the one that it is named after, else the longest whose tools it has, in order.
 * @param {{ titre: string, suite: { fiche: string }[] }} plan
 * @param {Kit[]} kits
 * @returns {Kit | null}
 */
export function kitOf(plan, kits) {
  const own = plan.suite.map((it) => it.fiche).filter(Boolean);
  const toolsOf = (/** @type {Kit} */ kit) => kit.suite.map((it) => it.fiche).filter(Boolean);
  const whole = kits.filter((it) => toolsOf(it).length >= FEWEST_TOOLS && isWithin(toolsOf(it), own));
  whole.sort((one, other) => toolsOf(other).length - toolsOf(one).length);
  const named = kits.find((it) => it.titre === plan.titre && toolsOf(it).some((slug) => own.includes(slug)));
  return named ?? whole[0] ?? null;
}

/**
 * @param {string[]} some
 * @param {string[]} all
 */
function isWithin(some, all) {
  let at = 0;
  for (const it of all) if (it === some[at]) at += 1;
  return at === some.length;
}

/**
 * Which part of its kit each part of a session is, by place: 0 for the welcome, -1 for what the kit has not.
 * @param {{ fiche: string, titre: string }[]} suite
 * @param {Kit} kit
 * @returns {number[]}
 */
export function placesIn(suite, kit) {
  const left = kit.suite.map((it, place) => ({ ...it, place: place + 1 }));
  const found = suite.map(({ fiche, titre }) => {
    const at = left.findIndex((it) => it.fiche === fiche && it.titre === titre);
    return at < 0 ? -1 : left.splice(at, 1)[0].place;
  });
  return [0, ...found];
}

/**
 * What the kit says of that place, of a moment of it where one is named; nothing where it says nothing.
 * @param {ParentNode} page
 * @param {Kit} kit
 * @param {number} place
 * @param {string} [moment]
 * @returns {Node[]}
 */
export function ofKit(page, kit, place, moment = "") {
  const inside = page.querySelector(`template[data-kit="${kit.slug}"]`);
  if (!(inside instanceof HTMLTemplateElement)) return [];
  const all = /** @type {HTMLElement[]} */ ([...inside.content.querySelectorAll(`[data-temps="${place}"]`)]);
  return copied(all.find((it) => (it.dataset.note ?? "") === moment));
}

/**
 * What the fiche of a block says of its moment.
 * @param {ParentNode} page
 * @param {Block} block
 * @returns {Node[]}
 */
export function ofFiche(page, { slug, step }) {
  const inside = slug ? page.querySelector(`template[data-fiche="${slug}"]`) : null;
  if (!(inside instanceof HTMLTemplateElement)) return [];
  return copied(inside.content.querySelector(`[data-moment="${step}"]`));
}

/** @param {Element | null | undefined} it */
const copied = (it) => (it ? [...it.cloneNode(true).childNodes] : []);

/**
 * The same with the words of the session; a link opens beside the session, which goes on.
 * @param {Node[]} nodes
 * @param {Block} block
 * @param {{ start: number, close: number }} part minutes since midnight
 * @returns {HTMLElement}
 */
export function asSaid(nodes, block, part) {
  const said = element("div", {}, ...nodes);
  const around = { start: clock(part.start), close: clock(part.close), people: block.people, tables: block.tables };
  const texts = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.nodeValue = filled(texts.currentNode.nodeValue ?? "", around);
  for (const link of said.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener";
    link.append(element("span", { class: "invisible" }, " (nouvel onglet)"));
  }
  return said;
}
