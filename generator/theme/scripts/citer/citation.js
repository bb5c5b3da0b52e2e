// What a citation says, and what is said of one that is no more.
import { dateInWords, localDay } from "../shared/french.js";

const PLACE = "#enonce--";

/** @param {Element | null} it */
const words = (it) => (it?.textContent ?? "").replace(/[ \n\t]+/g, " ").trim();

/**
 * A claim as one cites it: « … » (fait), selon qui · d’où. Page, site, adresse, jour de lecture.
 * @param {HTMLElement} claim
 * @param {string} address
 * @returns {string}
 */
export function citationOf(claim, address) {
  const said = words(claim.querySelector(".enonce__texte")).replace(/[.\s]+$/u, "");
  const figure = words(claim.querySelector(".enonce__mesure"));
  const nature = words(claim.querySelector(".nature")).toLowerCase();
  const who = words(claim.querySelector(".preuve__selon"));
  const source = words(claim.querySelector(".preuve__source"));
  // Who speaks and who publishes may be one: named once, with where it stands.
  const proof = [who, who === `selon ${source}` ? "" : source].filter(Boolean);
  const site = document.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? location.host;
  const page = words(document.getElementById("titre"));
  const told = [`«\u00a0${said}\u00a0» (${nature})`, ...proof].join(", ");
  const read = `lu le ${dateInWords(localDay(new Date()))}`;
  return `${told}${figure ? `. ${figure}` : ""}. Dans «\u00a0${page}\u00a0», ${site}, ${address}, ${read}.`;
}

/**
 * What to say where an address leads to a claim that its page no longer has; nothing when it has.
 * @param {string} hash
 * @returns {string}
 */
export function missing(hash) {
  if (!hash.startsWith(PLACE) || document.getElementById(hash.slice(1))) return "";
  return "L’énoncé que ce lien cite n’est plus ici tel quel\u00a0: il a été récrit ou retiré depuis. Voici la page telle qu’elle est aujourd’hui.";
}
