// Data → YAML that our reader takes back unchanged: texts are quoted, or written as a block of lines.

/**
 * @typedef {string | number | Data | (string | Data)[]} Value
 * @typedef {{ [field: string]: Value }} Data
 */

const PLAIN = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const NOT_IN_JSON = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * @param {string} text
 * @returns {string}
 */
function quoted(text) {
  return JSON.stringify(text).replace(NOT_IN_JSON, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * A block keeps its lines as they are: only when each one can be read back to the letter.
 * @param {string} text
 * @param {string} indent
 * @returns {string}
 */
function block(text, indent) {
  const parts = text.split("\n");
  const plain = parts.every((line) => line === line.trim() && !UNPRINTABLE.test(line));
  if (parts.length < 2 || !plain || !parts[0] || !parts[parts.length - 1]) return quoted(text);
  return `|-\n${parts.map((line) => (line ? indent + line : "")).join("\n")}`;
}

/**
 * @param {string | number} value
 * @param {string} indent
 * @returns {string}
 */
function scalar(value, indent) {
  return typeof value === "number" ? String(value) : block(value, `${indent}  `);
}

/**
 * @param {Data | (string | Data)[]} value
 * @param {string} indent
 * @returns {string[]}
 */
function lines(value, indent) {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      if (typeof item !== "object") return [`${indent}- ${scalar(item, indent)}`];
      const inside = lines(item, `${indent}  `);
      inside[0] = `${indent}- ${inside[0].trimStart()}`;
      return inside;
    });
  }
  return Object.entries(value).flatMap(([key, item]) => {
    const name = PLAIN.test(key) ? key : quoted(key);
    if (typeof item !== "object") return [`${indent}${name}: ${scalar(item, indent)}`];
    return [`${indent}${name}:`].concat(lines(item, `${indent}  `));
  });
}

/**
 * The file of a record of that kind.
 * @param {Data} data
 * @param {string} kind
 * @param {string} [root] the way from its folder to that of the site
 * @returns {string}
 */
export function toYaml(data, kind, root = "../") {
  return `# yaml-language-server: $schema=${root}schemas/${kind}.schema.json\n${lines(data, "").join("\n")}\n`;
}
