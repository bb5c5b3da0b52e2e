// Data → YAML that our reader takes back unchanged: texts are quoted, or written as a block of lines.

const PLAIN = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function quoted(text) {
  const escaped = JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return escaped;
}

/**
 * A block keeps its lines as they are: only when each one can be read back to the letter.
 * @param {string} text
 * @param {string} indent
 * @returns {string}
 */
function block(text, indent) {
  const lines = text.split("\n");
  const plain = lines.every((line) => line === line.trim() && !UNPRINTABLE.test(line));
  UNPRINTABLE.lastIndex = 0;
  if (lines.length < 2 || !plain || !lines[0] || !lines[lines.length - 1]) return quoted(text);
  return `|-\n${lines.map((line) => (line ? indent + line : "")).join("\n")}`;
}

function scalar(value, indent) {
  return typeof value === "number" ? String(value) : block(value, `${indent}  `);
}

function lines(value, indent) {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      if (typeof item !== "object") return [`${indent}- ${scalar(item, indent)}`];
      const [first, ...rest] = lines(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value).flatMap(([key, item]) => {
    const name = PLAIN.test(key) ? key : quoted(key);
    if (typeof item !== "object") return [`${indent}${name}: ${scalar(item, indent)}`];
    return [`${indent}${name}:`, ...lines(item, `${indent}  `)];
  });
}

export function toYaml(data, schema) {
  return `# yaml-language-server: $schema=../schemas/${schema}.schema.json\n${lines(data, "").join("\n")}\n`;
}

// Signs that nobody sees, or that turn a text around: our reader refuses them (`source/composing.py`).
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]/g;

// Half of a sign in two parts, as a cut emoji leaves: no file in UTF-8 can hold it. Read with the `u` flag,
// a whole pair is one sign and stays; `toWellFormed` says the same, on browsers of 2023 and later only.
const HALF_SIGN = /\p{Cs}/gu;

/**
 * `text` without what a keyboard or a paste may bring and no text of ours holds.
 * @param {string} text
 * @returns {string}
 */
export function cleaned(text) {
  return text
    .replace(HALF_SIGN, "\ufffd")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(INVISIBLE, "");
}
