// The sessions that this browser keeps for this site, each under a key of its own: two tabs write over nothing.
import { forget, keep, kept, keysOf } from "../shared/storage.js";

/**
 * @typedef {{
 *   id: string, rang: number, requete: string, titre: string, outils: number, minutes: number, lue: boolean,
 * }} Kept a session by its query; `rang` says which came last, `lue` that nobody has changed it since it was opened
 */

const SITE = new URL("../../", import.meta.url).pathname;
const EACH = `essaimage:${SITE}seance:`;
const CURRENT = `essaimage:${SITE}seance-en-cours`;

/** @returns {string} a name that no other session has, in this tab or another */
export const newId = () => Math.random().toString(36).slice(2, 12);

/**
 * The sessions kept, the last first. No date is kept: a clock set back changes nothing.
 * @returns {Kept[]}
 */
export function sessions() {
  const found = keysOf(EACH).map((key) => session(key.slice(EACH.length)));
  return found.flatMap((it) => (it ? [it] : [])).sort((one, other) => other.rang - one.rang);
}

/**
 * The session of that name; null when there is none, or when somebody else wrote there.
 * @param {string} id
 * @returns {Kept | null}
 */
export const session = (id) => read(id, kept(EACH + id));

/**
 * @param {string} id
 * @param {Record<string, unknown> | null} data
 * @returns {Kept | null}
 */
function read(id, data) {
  if (!data || typeof data.requete !== "string") return null;
  const count = (/** @type {unknown} */ value) => (typeof value === "number" && value >= 0 ? value : 0);
  return {
    id,
    rang: count(data.rang),
    requete: data.requete,
    titre: typeof data.titre === "string" ? data.titre : "",
    outils: count(data.outils),
    minutes: count(data.minutes),
    lue: data.lue === true,
  };
}

/**
 * The session that one goes on with; null when there is none.
 * @returns {Kept | null}
 */
export function current() {
  const id = kept(CURRENT)?.id;
  return typeof id === "string" ? session(id) : null;
}

/**
 * Keeps a session, which becomes the one that one goes on with, and says whether the browser did.
 * @param {Omit<Kept, "rang">} given
 * @returns {boolean}
 */
export function keepSession(given) {
  const [last] = sessions();
  const rang = last?.id === given.id ? last.rang : (last?.rang ?? 0) + 1;
  return keep(EACH + given.id, { ...given, rang }) && goOnWith(given.id);
}

/**
 * @param {string} id
 * @returns {boolean}
 */
export const goOnWith = (id) => kept(CURRENT)?.id === id || keep(CURRENT, { id });

/**
 * @param {string} id
 * @returns {boolean}
 */
export const forgetSession = (id) => forget(EACH + id);

/**
 * Tells that another tab wrote or removed a session.
 * @param {() => void} told
 */
export function watchOthers(told) {
  addEventListener("storage", (event) => {
    if (event.key === null || event.key === CURRENT || event.key.startsWith(EACH)) told();
  });
}
