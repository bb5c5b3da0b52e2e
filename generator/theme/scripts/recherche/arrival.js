// Where a result leads: the passage is marked, told and shown, even folded away, and its address is that of its section.
import { slug } from "../shared/folding.js";

const BLOCKS = ["p", "li", "dd", "dt", "td", "th", "h2", "h3", "h4", "h5", "blockquote", "figcaption", "summary", "legend", "label", "div"];

/** @param {string} passage how the line begins */
export function arrive(passage) {
  const address = new URL(location.href);
  address.searchParams.delete("passage");
  history.replaceState(history.state, "", address);
  // The browser goes to the section by itself once all is loaded; the passage comes after.
  if (document.readyState === "complete") show(passage);
  else window.addEventListener("load", () => show(passage));
}

/** @param {string} passage */
function show(passage) {
  const block = found(passage);
  if (!block) return;
  for (let folded = block.closest("details:not([open])"); folded; folded = block.closest("details:not([open])")) {
    folded.setAttribute("open", "");
  }
  block.classList.add("passage-trouve");
  block.setAttribute("tabindex", "-1");
  block.focus({ preventScroll: true });
  block.scrollIntoView({ block: "center" });
}

/**
 * The innermost block that says `passage`, in the section of the address if it is there.
 * @param {string} passage
 * @returns {HTMLElement | null}
 */
function found(passage) {
  const looked = slug(passage);
  const holding = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(BLOCKS.map((it) => `article ${it}`).join(","))]).filter(
    (it) => slug(it.textContent ?? "").includes(looked) && !it.closest("[hidden]"),
  );
  const innermost = holding.filter((it) => !holding.some((other) => other !== it && it.contains(other)));
  const section = document.getElementById(sectionAsked());
  const after = innermost.find((it) => !section || section.contains(it) || section.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
  return after ?? innermost[0] ?? null;
}

/** The name of the section in the address; none where a link cut short left no sense in it. */
function sectionAsked() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}
