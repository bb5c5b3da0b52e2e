// Filters of a catalogue. The page already holds every box and every record: this shows and hides.
// The address tells the choice, so that it can be shared and gone back to.
import { all } from "./shared/elements.js";
import { choiceIn, queryOf, strangers } from "./explorer/address.js";
import { boxes, choice, chosen, facets, records } from "./explorer/catalogue.js";
import { clearMeasures, measuresInWords, measuresTold, readMeasures } from "./explorer/measures.js";
import { action, form, role, summary } from "./explorer/page.js";
import { addPickers, kit, offerSession } from "./explorer/picking.js";
import { showResults } from "./explorer/results.js";

const KIT = "kit";
/** What an address may tell of this page: the facets, and the records that older addresses kept for a kit. */
const known = kit ? new Map(facets).set(KIT, new Set(records.map((it) => it.slug))) : facets;
/** @type {Set<string>} */
let named = new Set();

function show() {
  const kept = showResults(takeOff, changed);
  offerSession(kept, chosen().length + measuresInWords().length > 0, named);
}

function changed() {
  const told = choice().set(KIT, named);
  history.pushState(null, "", location.pathname + queryOf(told, known, measuresTold()) + location.hash);
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
  const strange = unknown + readMeasures(location.search);
  for (const { input, facet, value } of boxes) input.checked = told.get(facet)?.has(value) ?? false;
  named = told.get(KIT) ?? new Set();
  role("inconnus").hidden = strange === 0;
  role("inconnus").textContent = strangers(strange);
  show();
}

addPickers();
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
action("effacer").addEventListener("click", () => {
  for (const { input } of boxes) input.checked = false;
  clearMeasures();
  changed();
  summary.focus();
});
action("imprimer").addEventListener("click", () => print());
addEventListener("popstate", restore);
for (const panel of all(form, "details", HTMLDetailsElement)) panel.open = matchMedia("(min-width: 60em)").matches;
restore();
form.hidden = false;
