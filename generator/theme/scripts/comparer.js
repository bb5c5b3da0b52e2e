// Two to four territories side by side. The table of the page says what to compare; the stories
// themselves are read from the territories’ own pages, so that this one stays light.

const MOST = 4;
const form = document.getElementById("comparer");
const table = document.getElementById("tous-les-territoires");
const role = (name) => document.querySelector(`[data-role="${name}"]`);
const lists = [...document.querySelectorAll('[data-role="territoire"]')];

const element = (tag, text = "", attributes = {}) => {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

// --- what the page holds ---------------------------------------------------------------------

const rows = [...table.tHead.querySelectorAll("th[data-rubrique]")].map((head, index) => ({
  title: head.textContent,
  anchor: head.dataset.ancre,
  index: index + 1,
}));

const territories = new Map(
  [...table.tBodies[0].rows].map((line) => {
    const link = line.cells[0].querySelector("a");
    return [line.dataset.slug, { slug: line.dataset.slug, name: link.textContent, url: link.href, line }];
  }),
);

/** The words of a cell that lists some. */
const words = (territory, row) =>
  [...territory.line.cells[row.index].querySelectorAll("li")].map((item) => item.textContent);

/** Whether a territory tells something of a row. */
const tells = (territory, row) => !territory.line.cells[row.index].querySelector(".non-renseigne");

// --- reading the stories ---------------------------------------------------------------------

const pages = new Map();

/** A territory’s own page, read once. */
const pageOf = (territory) => {
  if (!pages.has(territory.slug)) {
    const read = fetch(territory.url).then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    read.catch(() => pages.delete(territory.slug));
    pages.set(territory.slug, read);
  }
  return pages.get(territory.slug);
};

/** What a page tells under a heading: what follows it, up to the next heading of its rank. */
const story = (page, territory, anchor) => {
  const heading = page.getElementById(anchor);
  const parts = [];
  for (let part = heading?.nextElementSibling; part && part.tagName !== heading.tagName; part = part.nextElementSibling) {
    if (!part.matches(".etape-vecue__suite")) parts.push(clean(part, territory));
  }
  return parts;
};

/** A copy that can stand in a table: no anchor of its own, links that still lead, no heading. */
const clean = (part, territory) => {
  const copy = document.importNode(part, true);
  for (const it of [copy, ...copy.querySelectorAll("*")]) {
    it.removeAttribute("id");
    if (it.hasAttribute("href")) it.href = new URL(it.getAttribute("href"), territory.url).href;
  }
  for (const heading of copy.querySelectorAll("h3, h4")) {
    const title = element("p", "", { class: "comparaison__titre" });
    title.append(...heading.childNodes);
    heading.replaceWith(title);
  }
  if (!copy.matches("h3, h4")) return copy;
  const title = element("p", "", { class: "comparaison__titre" });
  title.append(...copy.childNodes);
  return title;
};

// --- the comparison --------------------------------------------------------------------------

const MARKS = {
  same: ["=", "Pareil"],
  different: ["≠", "Différent"],
  partial: ["◐", "En partie renseigné"],
  told: ["●", "Raconté par tous"],
  untold: ["○", "Raconté par personne"],
};

/** How the territories stand to each other on a row. */
const standing = (row, chosen) => {
  const telling = chosen.filter((it) => tells(it, row)).length;
  if (telling === 0) return "untold";
  if (telling < chosen.length) return "partial";
  if (row.anchor) return "told";
  const [first, ...others] = chosen.map((it) => [...words(it, row)].sort().join("\n"));
  return others.every((it) => it === first) ? "same" : "different";
};

const unknown = () => element("p", "Non renseigné", { class: "non-renseigne" });

/** A cell of words, those that all the territories have set apart by a sign and by words. */
const listOf = (row, territory, chosen) => {
  const common = words(territory, row).filter((word) => chosen.every((it) => words(it, row).includes(word)));
  const list = element("ul");
  for (const word of words(territory, row)) {
    const item = element("li");
    if (common.includes(word)) {
      item.className = "commun";
      item.append(element("span", "= ", { "aria-hidden": "true" }), word, element("span", " (en commun)", { class: "invisible" }));
    } else {
      item.append(word);
    }
    list.append(item);
  }
  return list;
};

const cellOf = async (row, territory, chosen) => {
  const cell = element("td");
  if (!tells(territory, row)) cell.append(unknown());
  else if (!row.anchor) cell.append(listOf(row, territory, chosen));
  else {
    try {
      cell.append(...story(await pageOf(territory), territory, row.anchor));
    } catch {
      cell.append(element("p", "Ce récit n’a pas pu être lu ici : "));
    }
    if (cell.querySelector(".enonce") === null) {
      cell.append(element("a", `lire celui de ${territory.name}`, { href: `${territory.url}#${row.anchor}` }));
    }
  }
  return cell;
};

const lineOf = async (row, chosen) => {
  const kind = standing(row, chosen);
  const [sign, meaning] = MARKS[kind];
  const head = element("th", "", { scope: "row" });
  const mark = element("span", "", { class: "comparaison__marque" });
  mark.append(element("span", `${sign} `, { "aria-hidden": "true" }), meaning);
  head.append(element("span", row.title), mark);
  const line = element("tr", "", { "data-marque": kind });
  line.append(head, ...(await Promise.all(chosen.map((it) => cellOf(row, it, chosen)))));
  return line;
};

const tableOf = async (chosen) => {
  const made = element("table", "", { class: "comparaison" });
  made.append(element("caption", `Comparaison : ${chosen.map((it) => it.name).join(", ")}`));
  const heads = element("tr");
  heads.append(element("td"));
  for (const territory of chosen) {
    const head = element("th", "", { scope: "col" });
    head.append(element("a", territory.name, { href: territory.url }));
    heads.append(head);
  }
  made.createTHead().append(heads);
  made.createTBody().append(...(await Promise.all(rows.map((row) => lineOf(row, chosen)))));
  return made;
};

// --- the address and the page ----------------------------------------------------------------

const readAddress = () => {
  const asked = [...new Set((new URLSearchParams(location.search).get("territoires") ?? "").split(","))].filter(Boolean);
  const known = asked.filter((slug) => territories.has(slug));
  return { slugs: known.slice(0, MOST), unknown: asked.length - known.length, extra: known.length - MOST };
};

let latest = 0;

const show = async (slugs) => {
  const turn = (latest += 1);
  const chosen = slugs.map((slug) => territories.get(slug));
  const ready = chosen.length >= 2;
  document.body.classList.toggle("compare", ready);
  role("actions").hidden = !ready;
  role("comparaison").hidden = !ready;
  if (role("exemple")) role("exemple").hidden = chosen.length > 0;
  role("etat").textContent = ready ? "Lecture des récits…" : chosen.length ? "Choisissez un deuxième territoire." : "Choisissez de deux à quatre territoires.";
  if (!ready) return;
  const made = await tableOf(chosen);
  if (turn !== latest) return;
  role("comparaison").replaceChildren(made);
  filter();
};

const filter = () => {
  const only = role("differences").checked;
  const lines = [...role("comparaison").querySelectorAll("tbody tr")];
  let differing = 0;
  for (const line of lines) {
    const differs = ["different", "partial"].includes(line.dataset.marque);
    line.hidden = only && !differs;
    differing += differs;
  }
  role("etat").textContent = `${differing} lignes sur ${lines.length} diffèrent.`;
};

const chosenInLists = () => [...new Set(lists.map((it) => it.value).filter(Boolean))];

const restore = () => {
  const { slugs, unknown: strangers, extra } = readAddress();
  lists.forEach((list, index) => (list.value = slugs[index] ?? ""));
  role("inconnus").hidden = strangers === 0 && extra <= 0;
  role("inconnus").textContent = [
    strangers > 0 ? `L’adresse nomme ${strangers > 1 ? `${strangers} territoires` : "un territoire"} que ce site ne connaît pas.` : "",
    extra > 0 ? "On compare quatre territoires au plus : les premiers sont gardés." : "",
  ].join(" ").trim();
  show(slugs);
};

for (const list of lists) {
  for (const territory of territories.values()) list.append(element("option", territory.name, { value: territory.slug }));
}
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => {
  if (event.target === role("differences")) return filter();
  const slugs = chosenInLists();
  history.pushState(null, "", location.pathname + (slugs.length ? `?territoires=${slugs.join(",")}` : ""));
  role("inconnus").hidden = true;
  show(slugs);
});
form.querySelector('[data-action="imprimer"]').addEventListener("click", () => print());
addEventListener("popstate", restore);
form.hidden = false;
restore();
