// What to print, and on how many sheets, as generator/seance/jobs.py reckons it.

/**
 * @typedef {import("./session.js").Support} Support
 * @typedef {"A3" | "A4"} Paper the largest paper of a printer
 * @typedef {{
 *   kind: string, copies: number, paper: Paper, masters: number, runs: number, duplex: boolean, glued: number,
 *   needed: boolean, fiche: string, question: string, use: number, support: Support | null, sheets: number, number: number,
 * }} Job one thing to print: `masters` different sheets, `runs` times each; `use` is the first use of its fiche that it tells of
 */

/** How many small sheets an A4 sheet holds. @type {Record<string, number>} */
export const PER_A4 = { A5: 2, A6: 4, A7: 8 };
/** In how many A4 sheets an A3 poster is printed where there is no A3. */
const PIECES = 2;
export const ROWS_PER_PAGE = 18;
const LABELS_PER_A4 = 24;
const LABELS_EACH = 3; // a third of the people at most wears one

/** The sizes each type of support can have. @type {Record<string, string[]>} */
const SIZES = {
  affiche: ["A3", "A4"],
  cartes: ["A5", "A6", "A7"],
  etiquettes: ["A5", "A6", "A7"],
  grille: ["A3", "A4"],
  feuille: ["A3", "A4", "A5", "A6"],
};

/**
 * @param {string} kind
 * @param {number} copies
 * @param {Partial<Job>} [more]
 * @returns {Job}
 */
export function job(kind, copies, more = {}) {
  const { masters = 1, runs = 1 } = more;
  return {
    kind, copies, paper: "A4", duplex: false, glued: 1, needed: true, fiche: "", question: "", use: 0, support: null,
    number: 0, ...more, masters, runs, sheets: masters * runs,
  };
}

/**
 * Whether a support can be printed: the others are told by `essaimage valider`.
 * @param {Support} support
 * @returns {boolean}
 */
export const printable = (support) => SIZES[support.type].includes(support.format);

/**
 * How to print that many copies of a support; a short deck is repeated until its sheet is full.
 * @param {string} fiche
 * @param {Support} support
 * @param {number} copies
 * @param {Paper} largest
 * @returns {Job}
 */
export function supportJob(fiche, support, copies, largest) {
  const room = PER_A4[support.format] ?? 1;
  const deck = ["cartes", "etiquettes"].includes(support.type) ? support.pieces : 1;
  const tooLarge = support.format === "A3" && largest === "A4";
  const glued = tooLarge && support.type === "affiche" ? PIECES : 1;
  return job("support", copies, {
    paper: support.format === "A3" && !tooLarge ? "A3" : "A4",
    masters: Math.ceil(deck / room) * glued,
    runs: Math.ceil(copies / Math.max(Math.floor(room / deck), 1)),
    duplex: support.verso,
    glued,
    needed: support.usage !== "variante",
    fiche,
    support,
  });
}

/**
 * The poster of what people are asked.
 * @param {string} fiche
 * @param {string} question
 * @param {number} copies
 * @param {Paper} largest
 * @returns {Job}
 */
export const questionJob = (fiche, question, copies, largest) => ({ ...large("question", copies, largest), fiche, question });

/**
 * What belongs to no fiche: the programme, what the kit asks for besides, who is there, what they thought of it.
 * @param {{ participants: number, sans: string[], avec: string[] }} kit
 * @param {number} tables how many stand at most at a time
 * @param {boolean} drawn whether there is a table to draw
 * @param {Paper} largest
 * @returns {Job[]}
 */
export function sessionJobs(kit, tables, drawn, largest) {
  const people = kit.participants;
  const room = PER_A4["A7"];
  const labels = Math.ceil(people / (LABELS_EACH * LABELS_PER_A4));
  /** @type {[boolean, () => Job][]} */
  const every = [
    [!kit.sans.includes("programme"), () => large("programme", 1, largest)],
    [kit.avec.includes("tirage") && drawn, () => job("tirage", people, { masters: Math.ceil(people / room) })],
    [kit.avec.includes("chevalets") && tables > 0, () => job("chevalets", tables, { masters: tables })],
    [kit.avec.includes("prenoms"), () => job("prenoms", people, { runs: Math.ceil(people / room) })],
    [kit.avec.includes("photos"), () => job("photos", labels * LABELS_PER_A4, { runs: labels })],
    [!kit.sans.includes("presence"), () => job("presence", people, { masters: Math.ceil(people / ROWS_PER_PAGE) })],
    [!kit.sans.includes("avis"), () => job("avis", people, { runs: Math.ceil(people / 2) })],
  ];
  return every.filter(([wanted]) => wanted).map(([, make]) => make());
}

/**
 * A poster of ours: on A3, or in pieces.
 * @param {string} kind
 * @param {number} copies
 * @param {Paper} largest
 * @returns {Job}
 */
function large(kind, copies, largest) {
  const glued = largest === "A4" ? PIECES : 1;
  return job(kind, copies, { paper: largest, masters: glued, runs: copies, glued });
}

/**
 * Sheets of each paper, the largest first; a paper that nothing asks for is left out.
 * @param {Job[]} jobs
 * @returns {[Paper, number][]}
 */
export function paperOf(jobs) {
  /** @type {Paper[]} */
  const papers = ["A3", "A4"];
  const totals = papers.map((paper) => /** @type {[Paper, number]} */ ([
    paper, jobs.filter((it) => it.paper === paper).reduce((sum, it) => sum + it.sheets, 0),
  ]));
  return totals.filter(([, sheets]) => sheets > 0);
}
