// Small drawings: how people sit, faces, QR codes. They come as data of the site, and are parsed, never run.
import { element } from "../shared/elements.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * A drawing of 24 × 24 whose inside is given, in the colour of the text; said in words beside it.
 * @param {string} inside
 * @param {string} [name] of its class
 * @returns {Element}
 */
export function drawing(inside, name = "feuillet__dessin") {
  const text = `<svg xmlns="${SVG}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inside}</svg>`;
  const made = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  made.setAttribute("class", name);
  made.setAttribute("aria-hidden", "true");
  return made;
}

/**
 * @param {{ cote: number, trace: string }} code
 * @param {string} address where it leads
 * @returns {HTMLElement}
 */
export function qrCode({ cote, trace }, address) {
  const picture = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["viewBox", `0 0 ${cote} ${cote}`], ["role", "img"], ["aria-label", `Code QR de la page ${address}`], ["class", "feuillet__qr"]]) {
    picture.setAttribute(name, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", trace);
  path.setAttribute("stroke", "#000");
  picture.append(path);
  return element("span", { class: "feuillet__code" }, picture);
}
