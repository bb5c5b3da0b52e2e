// Two to four territories side by side. The table of the page says what to compare; the stories themselves are
// read from the territories’ own pages when one compares, so that this one stays light.

const MOST = 4;
const LOST = "La connexion a manqué\u00a0: choisissez de nouveau pour réessayer. Tous les territoires restent lisibles ci-dessous.";
const form = /** @type {HTMLFormElement} */ (document.getElementById("comparer"));
const everything = /** @type {HTMLTableElement} */ (document.getElementById("tous-les-territoires"));
/** Told stories first, then the places whose story is still to be written, folded under them. */
const every = /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll(".grande-table tbody tr")]);
const role = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-role="${name}"]`));
const lists = /** @type {HTMLSelectElement[]} */ ([...document.querySelectorAll('[data-role="territoire"]')]);
const differences = /** @type {HTMLInputElement} */ (role("differences"));

/** @type {Map<string, import("./comparer/table.js").Territory>} */
const territories = new Map();
for (const line of every) {
  const link = line.cells[0].querySelector("a");
  const slug = line.dataset.slug ?? "";
  if (link) territories.set(slug, { slug, name: link.textContent ?? "", url: link.href, line });
}

// --- The comparison ----------------------------------------------------------------------------

let latest = 0;

/** @param {string[]} slugs */
const show = async (slugs) => {
  latest += 1;
  const turn = latest;
  const chosen = slugs.flatMap((slug) => territories.get(slug) ?? []);
  const ready = chosen.length >= 2;
  document.body.classList.toggle("compare", ready);
  role("actions").hidden = !ready;
  role("comparaison").hidden = !ready;
  if (role("exemple")) role("exemple").hidden = chosen.length > 0;
  if (!ready) {
    role("etat").textContent = chosen.length ? "Choisissez un deuxième territoire." : "Choisissez de deux à quatre territoires.";
    return;
  }
  role("etat").textContent = "Lecture des récits…";
  try {
    const { tableOf } = await import("./comparer/table.js");
    const made = await tableOf(everything, chosen);
    if (turn !== latest) return;
    role("comparaison").replaceChildren(made);
    filter();
  } catch {
    if (turn !== latest) return;
    document.body.classList.remove("compare");
    role("actions").hidden = true;
    role("comparaison").hidden = true;
    role("etat").textContent = LOST;
  }
};

const filter = () => {
  const lines = /** @type {HTMLElement[]} */ ([...role("comparaison").querySelectorAll("tbody tr")]);
  const differing = new Set(lines.filter((line) => ["different", "partial"].includes(line.dataset.marque ?? "")));
  for (const line of lines) line.hidden = differences.checked && !differing.has(line);
  role("etat").textContent = `${differing.size} lignes sur ${lines.length} diffèrent.`;
};

// --- The address and the page ------------------------------------------------------------------

const readAddress = () => {
  const asked = [...new Set((new URLSearchParams(location.search).get("territoires") ?? "").split(","))].filter(Boolean);
  const known = asked.filter((slug) => territories.has(slug));
  return { slugs: known.slice(0, MOST), strangers: asked.length - known.length, extra: known.length - MOST };
};

const restore = () => {
  const { slugs, strangers, extra } = readAddress();
  lists.forEach((list, index) => {
    list.value = slugs[index] ?? "";
  });
  role("inconnus").hidden = strangers === 0 && extra <= 0;
  role("inconnus").textContent = [
    strangers > 0 ? `L’adresse nomme ${strangers > 1 ? `${strangers} territoires` : "un territoire"} que ce site ne connaît pas.` : "",
    extra > 0 ? "On compare quatre territoires au plus : les premiers sont gardés." : "",
  ]
    .join(" ")
    .trim();
  show(slugs);
};

for (const list of lists) list.append(...[...territories.values()].map(({ name, slug }) => new Option(name, slug)));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => {
  if (event.target === differences) return filter();
  const slugs = [...new Set(lists.map((it) => it.value).filter(Boolean))];
  history.pushState(null, "", location.pathname + (slugs.length ? `?territoires=${slugs.join(",")}` : ""));
  role("inconnus").hidden = true;
  return show(slugs);
});
form.querySelector('[data-action="imprimer"]')?.addEventListener("click", () => print());
addEventListener("popstate", restore);
restore();
form.hidden = false;
