// French spaces and apostrophes of what people type, as generator/typography.py writes them.

const [THIN, NBSP] = ["\u202f", "\u00a0"];
const UNITS = /(\d) (?=(?:%|€|min\b|h\b|cm\b|mm\b|ans?\b|mois\b|jours?\b|heures?\b|minutes?\b|\d{3}\b))/g;

/**
 * `text` with typographic apostrophes and no-break spaces; applying it twice changes nothing.
 * @param {string} text
 * @returns {string}
 */
export function french(text) {
  return text
    .replace(/([\p{L}\p{N}_])'(?=[\p{L}\p{N}_«]|$)/gu, "$1’")
    .replace(/[ \u00a0]+(?=[;!?](?:[^\p{L}\p{N}_]|$))/gu, THIN)
    .replace(/[ \u202f]+(?=:(?:\s|$))/g, NBSP)
    .replace(/«[ \u202f\u00a0]*/g, `«${NBSP}`)
    .replace(/[ \u202f\u00a0]*»/g, `${NBSP}»`)
    .replace(UNITS, `$1${NBSP}`);
}

const INVERTED = /([\p{L}\p{N}_])-(?=(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|moi|toi|lui|leur|ce|le|la|les|y|en|ci|là)(?![\p{L}\p{N}_]))/giu;

/**
 * `text` as paper has it: no line ends on the hyphen of « parle-t-on », as generator/printing/prose.py has it.
 * @param {string} text
 * @returns {string}
 */
export const printable = (text) => text.replace(INVERTED, "$1\u2011").replace(/\u2011/g, "\u2060-\u2060");
