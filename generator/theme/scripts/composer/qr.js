// The address of a session as a QR code, drawn in the page: a phone held before the screen opens it.

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules around a code, which readers ask for

const FILE = "../../presse/lean-qr.mjs"; // a piece that the build fetched (generator/browser)

/**
 * The code of an address, null when it is too long for one.
 * @param {string} address
 * @param {string} label what it is, for who does not see it
 * @returns {Promise<SVGSVGElement | null>}
 */
export async function qrOf(address, label) {
  const { correction, generate, mode } = await import(new URL(FILE, import.meta.url).href);
  /** @type {{ size: number, get: (x: number, y: number) => boolean } | null} */
  const code = codeOf(() => generate(mode.ascii(address), { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M }));
  if (!code) return null;
  const whole = code.size + 2 * QUIET;
  const drawing = made("svg", { class: "composer__code", viewBox: `0 0 ${whole} ${whole}`, role: "img", "aria-label": label });
  const dark = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
  }
  drawing.append(made("rect", { width: String(whole), height: String(whole), fill: "#fff" }), made("path", { d: dark.join(""), fill: "#000" }));
  return drawing;
}

/**
 * @template Code
 * @param {() => Code} make
 * @returns {Code | null}
 */
function codeOf(make) {
  try {
    return make();
  } catch {
    return null;
  }
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 */
function made(tag, attributes) {
  const it = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
  return /** @type {SVGElementTagNameMap[Tag]} */ (it);
}
