// « Ajouter à ma séance » on the page of a tool: a link that works alone, and a button where the browser can keep a session.
import { addTool, showLine, toolsKept } from "./composer/adding.js";
import { watchOthers } from "./composer/kept.js";
import { element, found } from "./shared/elements.js";

const root = found(document, "#ma-seance", HTMLElement);
const link = found(root, "a", HTMLAnchorElement);
const line = found(root, '[data-role="seance"]', HTMLElement);
const { slug = "", titre: title = "", minutes = "0" } = root.dataset;
const address = link.href.split("?")[0];
const button = element("button", { type: "button", class: link.className });

function show() {
  const many = toolsKept().filter((it) => it === slug).length;
  button.textContent = many ? "Ajouter encore à ma séance" : "Ajouter à ma séance";
  showLine(line, address);
}

button.addEventListener("click", async () => {
  try {
    const told = await addTool({ slug, title, minutes: Number(minutes) });
    if (told === "refused") location.assign(link.href);
    else if (told) line.replaceChildren(told);
    else show();
  } catch {
    // The network failed, or the browser keeps nothing: the link does without either.
    location.assign(link.href);
  }
});
watchOthers(show);
show();
link.replaceWith(button);
