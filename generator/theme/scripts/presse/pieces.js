// The pieces of the press: fetched from the site once, kept by the browser where it may, and never trusted unseen.
import { fetched } from "../shared/network.js";

/**
 * @typedef {{ nom: string, adresse: string, octets: number, sha256: string, verifier: boolean }} Piece
 * @typedef {(done: number, total: number) => void} Hear
 */

const CACHE = "essaimage-presse";

/**
 * Where this browser keeps pieces; null where it refuses to.
 * @returns {Promise<Cache | null>}
 */
async function keeping() {
  try {
    return await caches.open(CACHE);
  } catch {
    return null;
  }
}

/**
 * Whether these bytes are those that the page announced. Without a safe connection, a browser can tell nothing.
 * @param {Uint8Array<ArrayBuffer>} content
 * @param {Piece} piece
 */
async function genuine(content, piece) {
  if (content.length !== piece.octets) return false;
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest].map((it) => it.toString(16).padStart(2, "0")).join("") === piece.sha256;
}

/**
 * @param {Response} answer
 * @param {number} size in bytes
 * @param {(more: number) => void} hear
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function read(answer, size, hear) {
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array(await answer.arrayBuffer());
  const content = new Uint8Array(size);
  let place = 0;
  for (;;) {
    // What comes next depends on what came before.
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read();
    if (done) return content.subarray(0, place);
    if (place + value.length > size) throw new Error("longer than announced");
    content.set(value, place);
    place += value.length;
    hear(value.length);
  }
}

/**
 * @param {string} address
 * @param {Piece} piece
 * @param {Cache | null} kept
 * @param {(more: number) => void} hear
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function pieceOf(address, piece, kept, hear) {
  const known = await kept?.match(address).catch(() => null);
  if (known) {
    const content = new Uint8Array(await known.arrayBuffer());
    if (await genuine(content, piece)) {
      hear(content.length);
      return content;
    }
  }
  const content = await read(await fetched(address), piece.octets, hear);
  if (!(await genuine(content, piece))) throw new Error(`${piece.nom} is not what was announced`);
  await kept?.put(address, new Response(content)).catch(() => null); // a full disk is no reason to stop
  return content;
}

/**
 * Forgets the pieces of before: those of this site that it publishes no more.
 * @param {Cache} kept
 * @param {string} folder
 * @param {Set<string>} present
 */
async function forgetFormer(kept, folder, present) {
  const former = (await kept.keys()).filter((it) => it.url.startsWith(folder) && !present.has(it.url));
  await Promise.all(former.map((it) => kept.delete(it)));
}

/**
 * The content of these pieces, by name; fails when one is missing or damaged. `every` are all that the site publishes.
 * @param {string} folder the address where they stand
 * @param {Piece[]} wanted
 * @param {Piece[]} every
 * @param {Hear} hear
 * @returns {Promise<Map<string, Uint8Array<ArrayBuffer>>>}
 */
export async function received(folder, wanted, every, hear) {
  const kept = await keeping();
  const total = wanted.reduce((sum, it) => sum + it.octets, 0);
  let done = 0;
  const more = (/** @type {number} */ bytes) => {
    done += bytes;
    hear(done, total);
  };
  const address = (/** @type {Piece} */ it) => new URL(it.adresse, folder).href;
  const contents = await Promise.all(wanted.map(async (it) => /** @type {const} */ ([it.nom, await pieceOf(address(it), it, kept, more)])));
  if (kept) await forgetFormer(kept, folder, new Set(every.map(address))).catch(() => null);
  return new Map(contents);
}
