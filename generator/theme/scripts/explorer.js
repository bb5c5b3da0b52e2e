// Filters of a catalogue. The page already holds every box and every record: this shows and hides.
// The address tells the choice, so that it can be shared and gone back to.
import { all } from "./shared/elements.js";
import { choiceIn, queryOf, strangers } from "./explorer/address.js";
import { boxes, choice, chosen, facets, picked, records } from "./explorer/catalogue.js";
import { action, form, role, summary } from "./explorer/page.js";
import { addPickers, kit, showKit } from "./explorer/picking.js";
import { showResults } from "./explorer/results.js";

const KIT = "kit";
/** What an address may tell of this page: the facets, then the records kept for a kit. */
const known = kit ? new Map(facets).set(KIT, new Set(records.map((it) => it.slug))) : facets;

function show() {
  const kept = showResults(takeOff);
  showKit(kept, chosen().length > 0);
}

function changed() {
  const told = choice().set(KIT, new Set(picked().map((it) => it.slug)));
  history.pushState(null, "", location.pathname + queryOf(told, known) + location.hash);
  role("inconnus").hidden = true;
  show();
}

/** @param {import("./explorer/catalogue.js").Box} box */
function takeOff(box) {
  box.input.checked = false;
  changed();
}

function restore() {
  const { choice: told, unknown } = choiceIn(location.search, known);
  for (const { input, facet, value } of boxes) input.checked = told.get(facet)?.has(value) ?? false;
  for (const { kept, slug } of records) if (kept) kept.checked = told.get(KIT)?.has(slug) ?? false;
  role("inconnus").hidden = unknown === 0;
  role("inconnus").textContent = strangers(unknown);
  show();
}

addPickers(changed, show);
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
action("effacer").addEventListener("click", () => {
  for (const { input } of boxes) input.checked = false;
  changed();
  summary.focus();
});
action("imprimer").addEventListener("click", () => print());
addEventListener("popstate", restore);
for (const panel of all(form, "details", HTMLDetailsElement)) panel.open = matchMedia("(min-width: 60em)").matches;
restore();
form.hidden = false;
