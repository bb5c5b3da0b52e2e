// « 45 minutes », « 1h30 », « une heure et demie », « 30 personnes », « pour 12 »: what a question says of the time and
// of the people at hand, and what is left of it.
import { folded } from "../shared/folding.js";

/** @typedef {import("../shared/fitting.js").AtHand} AtHand */

const NUMBERS = new Map(Object.entries({ une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6 }));
const LONGEST = 8 * 60; // beyond, « 18h » is a time of the day
const MOST = 999; // beyond, « 2030 » is a year
const NUMBER = "(\\d{1,2}|une|deux|trois|quatre|cinq|six)";
const NOUNS = "personnes?|participant(?:e?s)?|gens|pers";
const PEOPLE = `jeunes|ados|enfants|eleves|adultes|habitant(?:e?s)?|benevoles|elus|professionnels|agents|parents|adherents`;
const UNITS = "min|mn|h|heures?|ans?|jours?|mois|semaines?|euros?|etapes?|minutes?";

/** @type {[pattern: RegExp, minutes: (found: RegExpMatchArray) => number][]} */
const DURATIONS = [
  [/\btrois[ -]quarts?[ -]d[' ]?heure\b/, () => 45],
  [/\b(?:une[ -])?demi[ -]?(?:e[ -])?heure\b/, () => 30],
  [/\b(?:un[ -])?quart[ -]d[' ]?heure\b/, () => 15],
  [new RegExp(`\\b${NUMBER} ?heures? et (demie?|quart)\\b`), (it) => hours(it[1]) + (it[2] === "quart" ? 15 : 30)],
  [new RegExp(`\\b${NUMBER} ?h(?:eures?)? ?(\\d{2})?(?: ?min(?:utes?)?)?\\b`), (it) => hours(it[1]) + Number(it[2] ?? 0)],
  [/\b(\d{1,3}) ?(?:min(?:utes?)?|mn)\b/, (it) => Number(it[1])],
];
const GROUPS = [
  new RegExp(`\\b(?:(?:pour|a|de|avec) )?(\\d{1,4}) ?(?:${NOUNS})\\b`),
  new RegExp(`\\b(?:(?:pour|a|de|avec) )?(\\d{1,4}) ?(?=(?:${PEOPLE})\\b)`),
  new RegExp(`\\b(?:pour|nous (?:serons|sommes)|on (?:sera|est)|groupes? de) (\\d{1,4})\\b(?! ?(?:${UNITS})\\b)`),
];

const hours = (/** @type {string} */ said) => 60 * (NUMBERS.get(said) ?? Number(said));

/**
 * What `question` says that one has, and its other words; people who are named stay among these.
 * @param {string} question
 * @returns {{ atHand: AtHand, rest: string }}
 */
export function measuresIn(question) {
  /** @type {AtHand} */
  const atHand = {};
  let rest = folded(question).replace(/[’‘ʼ]/g, "'").replace(/\s+/g, " ");
  for (const [pattern, minutesOf] of DURATIONS) {
    const found = rest.match(pattern);
    const minutes = found ? minutesOf(found) : 0;
    if (!found || minutes < 1 || minutes > LONGEST) continue;
    atHand.minutes = minutes;
    rest = rest.replace(pattern, " ");
    break;
  }
  for (const pattern of GROUPS) {
    const people = Number(rest.match(pattern)?.[1] ?? 0);
    if (people < 1 || people > MOST) continue;
    atHand.people = people;
    rest = rest.replace(pattern, " ");
    break;
  }
  return { atHand, rest: Object.keys(atHand).length ? rest : question };
}
