// The PDFs of the posters, cards and sheets of the tools, in one file: none is half there, and the copies are in the names.
import { slug } from "../shared/folding.js";
import { zipOf } from "./zip.js";

/**
 * @typedef {import("../composer/jobs.js").Job} Job
 * @typedef {import("./sources.js").ToolWords} ToolWords
 * @typedef {{ name: string, path: string, titre: string }} File
 */

/** Why a download stopped; the message is for who asked. */
export class Stopped extends Error {}

/**
 * The ready PDFs of these jobs; what has none is left out.
 * @param {Job[]} jobs
 * @param {Record<string, ToolWords>} tools
 * @param {number} longest signs that a title may take in a name
 * @returns {File[]}
 */
export function filesOf(jobs, tools, longest) {
  return jobs.flatMap((job) => {
    const { support } = job;
    if (!support) return [];
    const tool = tools[job.fiche];
    const { pdf, en_morceaux: pieces } = tool.supports[tool.outil.supports.indexOf(support)];
    const path = job.glued > 1 ? pieces : pdf;
    return path ? [{ name: nameOf(job, support.titre, longest), path, titre: support.titre }] : [];
  });
}

/**
 * « A4/08-carte-postale-du-futur-6-exemplaires-recto-verso.pdf », as generator/printing/documents.py names it.
 * @param {Job} job
 * @param {string} title
 * @param {number} longest
 */
function nameOf(job, title, longest) {
  const copies = `${job.runs}-exemplaire${job.runs > 1 ? "s" : ""}`;
  const stem = slug(title).slice(0, longest).replace(/-+$/, "");
  const words = [String(job.number).padStart(2, "0"), stem, copies, job.duplex ? "recto-verso" : ""];
  return `${job.paper}/${words.filter(Boolean).join("-")}.pdf`;
}

/**
 * A ZIP of these files, once they are all there.
 * @param {File[]} files
 * @param {(path: string) => URL} addressOf
 * @param {AbortSignal} signal
 * @param {(done: number) => void} told hears how many are there
 * @returns {Promise<Blob>} or `Stopped`
 */
export async function downloaded(files, addressOf, signal, told) {
  const found = [];
  for (const file of files) {
    // One after the other: whoever has a weak network sees it move, and may stop.
    // oxlint-disable-next-line no-await-in-loop
    found.push({ name: file.name, bytes: await bytesOf(file, addressOf(file.path), signal) });
    told(found.length);
  }
  return new Blob(zipOf(found), { type: "application/zip" });
}

/**
 * @param {File} file
 * @param {URL} address
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function bytesOf(file, address, signal) {
  const shown = `«\u00a0${file.titre}\u00a0»`;
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(address.href, { signal });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch {
    if (signal.aborted) throw new Stopped("Téléchargement arrêté\u00a0: rien n’a été enregistré.");
    throw new Stopped(`Le réseau a manqué pendant ${shown}\u00a0: rien n’a été enregistré. Réessayez quand il sera revenu.`);
  }
  throw new Stopped(`Le PDF de ${shown} n’est pas sur le site\u00a0: rien n’a été enregistré. Imprimez les autres depuis la page de chaque outil.`);
}
