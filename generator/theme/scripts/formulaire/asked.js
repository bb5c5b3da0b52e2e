// What the address of the page already says of a use: « ?outil=carte&date=2026-11-30&pour=24&minutes=52 ».
import { number } from "./values.js";

/** @typedef {import("./values.js").Data} Data */

/** @type {Record<string, string>} */
const FIELDS = { outil: "fiche", date: "date", pour: "participants", minutes: "duree" };
const NUMBERS = new Set(["pour", "minutes"]);
const LONGEST = 80;

/**
 * The fields that an address fills in, and what it says that this site does not know. What it says wrong is written
 * as it is: the form tells it like anything typed.
 * @param {string} search
 * @param {readonly string[]} tools those of the site
 * @returns {{ data: Data, unknown: string }}
 */
export function askedIn(search, tools) {
  /** @type {Data} */
  const data = {};
  const asked = new URLSearchParams(search);
  let unknown = "";
  for (const [name, field] of Object.entries(FIELDS)) {
    const said = (asked.get(name) ?? "").trim().slice(0, LONGEST);
    if (name === "outil" && said && !tools.includes(said)) unknown = said;
    else if (said) data[field] = NUMBERS.has(name) ? number(said) : said;
  }
  return { data, unknown };
}

/**
 * What its draft is kept under: each session has its own.
 * @param {Data} data
 * @returns {string}
 */
export const draftNameOf = ({ fiche, date }) => ["usage", fiche, date].filter(Boolean).join("-");
