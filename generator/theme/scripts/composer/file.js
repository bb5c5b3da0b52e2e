// Sessions in a file: written, and read back from anybody’s. What it holds is judged as an address is.
import { tellsPlan } from "./plan.js";

const KIND = "seance";
const VERSION = 1;
const LONGEST_FILE = 1_000_000; // signs
const MOST_SESSIONS = 50;

/**
 * @param {{ titre: string, requete: string }[]} sessions
 * @returns {string}
 */
export const written = (sessions) => `${JSON.stringify({ essaimage: KIND, version: VERSION, seances: sessions }, null, 2)}\n`;

/**
 * The queries of the sessions in a file, or in French why there are none.
 * @param {string} text
 * @returns {{ queries: string[], problem: string }}
 */
export function read(text) {
  const refused = (/** @type {string} */ problem) => ({ queries: [], problem });
  if (text.length > LONGEST_FILE) return refused("Ce fichier est trop gros pour être celui d’une séance.");
  const data = parsed(text);
  if (!data || data.essaimage !== KIND) {
    return refused("Ce fichier n’est pas celui d’une séance\u00a0: choisissez-en un que cette page a enregistré.");
  }
  if (data.version !== VERSION) return refused("Ce fichier vient d’une autre version de la page\u00a0: ouvrez plutôt la séance par son adresse.");
  const listed = Array.isArray(data.seances) ? data.seances.slice(0, MOST_SESSIONS) : [];
  const queries = listed.map((/** @type {unknown} */ it) => queryIn(it)).filter(Boolean);
  return queries.length ? { queries, problem: "" } : refused("Ce fichier ne contient aucune séance.");
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | null}
 */
function parsed(text) {
  try {
    const data = JSON.parse(text);
    return data && typeof data === "object" && !Array.isArray(data) ? data : null;
  } catch {
    return null;
  }
}

/**
 * @param {unknown} it
 * @returns {string}
 */
function queryIn(it) {
  const query = it && typeof it === "object" && "requete" in it ? it.requete : "";
  return typeof query === "string" && tellsPlan(query) ? query : "";
}
