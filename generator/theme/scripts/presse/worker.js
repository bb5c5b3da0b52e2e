// The press itself, in a thread of its own: the Python of the browser, and in it the program that builds this site.
import { received } from "./pieces.js";

/**
 * @typedef {import("./pieces.js").Piece} Piece
 * @typedef {{ dossier: string, pieces: Piece[], travail: "imprimer" | "verifier", demande: Record<string, any> }} Job
 */

const IMPORTED = /\.mjs$/; // what the browser keeps in its own way
const PACKAGES = "/paquets";
const SITE = "/essaimage";
const OPENING = `
import sys
sys.path[:0] = ["${PACKAGES}", "${SITE}"]
from generator.browser.inside import Workshop
Workshop("${SITE}/site")
`;

/** @type {any} what runs Python, once it does */
let python = null;
/** @type {any} the site, as generator/browser/inside.py opens it */
let workshop = null;
/** @type {Set<string>} */
const unpacked = new Set();

/** @param {object} told */
const say = (told) => self.postMessage(told);

/**
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Promise<ArrayBuffer>}
 */
const unzipped = (content) =>
  new Response(new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

/**
 * Starts Python out of pieces that are already here: it asks for them by name, as it would ask a server.
 * @param {string} folder
 * @param {Map<string, Uint8Array<ArrayBuffer>>} contents
 */
async function started(folder, contents) {
  const wasm = await unzipped(/** @type {Uint8Array<ArrayBuffer>} */ (contents.get("python.wasm")));
  /** @type {Record<string, () => Response>} */
  const here = {
    "pyodide.asm.wasm": () => new Response(wasm, { headers: { "Content-Type": "application/wasm" } }),
    "python_stdlib.zip": () => new Response(contents.get("python.zip")),
    "pyodide-lock.json": () => new Response(contents.get("python.json")),
  };
  const elsewhere = self.fetch;
  self.fetch = (what, options) => {
    const { pathname } = new URL(what instanceof Request ? what.url : String(what), folder);
    const known = here[pathname.slice(pathname.lastIndexOf("/") + 1)];
    return known ? Promise.resolve(known()) : elsewhere(what, options);
  };
  try {
    const { loadPyodide } = await import(new URL("pyodide.mjs", folder).href);
    python = await loadPyodide({ indexURL: folder, env: { PYTHONDONTWRITEBYTECODE: "1" } });
  } finally {
    self.fetch = elsewhere;
  }
}

/**
 * @param {Job} job
 */
async function opened({ dossier, pieces, travail }) {
  const needed = pieces.filter((it) => (travail === "imprimer" || it.verifier) && !IMPORTED.test(it.nom) && !unpacked.has(it.nom));
  if (!needed.length) return;
  const contents = await received(dossier, needed, pieces, (fait, total) => say({ genre: "octets", fait, total }));
  say({ genre: "etape", dit: "Tout est arrivé. La presse se prépare…" });
  if (!python) await started(dossier, contents);
  for (const [name, content] of contents) {
    unpacked.add(name);
    if (name.endsWith(".zip") && name !== "python.zip") python.unpackArchive(content, "zip", { extractDir: name === "site.zip" ? SITE : PACKAGES });
  }
  python.runPython("import importlib; importlib.invalidate_caches()");
  workshop ??= python.runPython(OPENING);
}

/** @type {Record<Job["travail"], (asked: Record<string, any>) => { told: Record<string, any>, content?: Uint8Array<ArrayBuffer> }>} */
const works = {
  imprimer(asked) {
    const made = workshop.kit(JSON.stringify(asked), (/** @type {number} */ fait, /** @type {number} */ total) => say({ genre: "feuilles", fait, total }));
    const [told, content] = made.toJs();
    made.destroy();
    return { told: JSON.parse(told), content };
  },
  verifier: (asked) => ({ told: JSON.parse(workshop.check(asked.chemin, asked.texte)) }),
};

self.onmessage = async ({ data }) => {
  const job = /** @type {Job} */ (data);
  try {
    await opened(job);
    say({ genre: "etape", dit: job.travail === "imprimer" ? "La presse imprime…" : "Le dépôt vérifie…" });
    const { told, content } = works[job.travail](job.demande);
    self.postMessage({ genre: "fini", dit: told, contenu: content }, { transfer: content ? [content.buffer] : [] });
  } catch (error) {
    say({ genre: "panne", dit: String(error instanceof Error ? error.message : error).slice(-2000) });
  }
};
