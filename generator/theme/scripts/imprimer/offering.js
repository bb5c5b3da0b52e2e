// Offering the ready PDFs of the tools of a session: which they are, and all of them in one file.
import { element } from "../shared/elements.js";
import { counted, number } from "../shared/french.js";
import { slug } from "../shared/folding.js";
import { action, addressOf, role } from "./page.js";
import { downloaded, filesOf, Stopped } from "./supports.js";

/** @typedef {import("./supports.js").File} File */

const progress = role("avance", HTMLProgressElement);
const news = role("telechargement", HTMLElement);
const [ask, stop] = [action("supports"), action("arreter")];
const FORGOTTEN_AFTER = 60_000; // milliseconds, long after the browser took it

/** @type {File[]} */
let files = [];
let name = "";
/** @type {AbortController | null} */
let running = null;

/**
 * Shows which PDFs these jobs ask for.
 * @param {import("../composer/jobs.js").Job[]} jobs
 * @param {Record<string, import("./sources.js").ToolWords>} tools
 * @param {number} longest signs that a title may take in a name
 * @param {string} titre of the session
 */
export function offerFiles(jobs, tools, longest, titre) {
  files = filesOf(jobs, tools, longest);
  name = `${slug(titre).slice(0, longest) || "seance"}-supports.zip`;
  role("supports", HTMLElement).textContent = files.length
    ? `${counted(files.length, "fichier PDF prêt", "fichiers PDF prêts")} à imprimer, à part de ces feuilles. Le nom de chacun dit son papier et le nombre d’exemplaires.`
    : "Ces outils n’ont pas de support prêt à imprimer.";
  role("fichiers", HTMLElement).replaceChildren(...files.map((it) => element("li", {}, element("a", { href: addressOf(it.path).href }, it.titre), ` (${it.name})`)));
  ask.hidden = files.length === 0;
}

/** @param {boolean} busy */
function turn(busy) {
  ask.disabled = busy;
  stop.hidden = !busy;
  progress.hidden = !busy;
}

async function download() {
  running = new AbortController();
  const every = files;
  turn(true);
  const told = (/** @type {number} */ done) => {
    progress.value = done / every.length;
    news.textContent = `${number(done)} sur ${counted(every.length, "fichier", "fichiers")}…`;
  };
  told(0);
  try {
    save(await downloaded(every, addressOf, running.signal, told));
    news.textContent = `${counted(every.length, "fichier", "fichiers")} dans « ${name} ».`;
  } catch (problem) {
    if (!(problem instanceof Stopped)) throw problem;
    news.textContent = problem.message;
  } finally {
    const focused = document.activeElement === stop;
    turn(false);
    if (focused) ask.focus();
  }
}

/** @param {Blob} content */
function save(content) {
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), FORGOTTEN_AFTER);
}

ask.addEventListener("click", () => void download());
stop.addEventListener("click", () => running?.abort());
