// Filters of a catalogue. The page already holds every box and every record: this shows and hides.
// The address tells the choice (`?etape=vision,agir&duree=60`), so that it can be shared and gone back to.

/**
 * @typedef {{ input: HTMLInputElement, facet: string, value: string, label: string, count: HTMLElement }} Box
 * @typedef {import("./explorer/kit.js").Fiche & { card: HTMLElement, kept: HTMLInputElement | null, values: Map<string, Set<string>> }} Item
 * @typedef {Map<string, Set<string>>} Choice the values wanted, by facet
 */

const form = /** @type {HTMLFormElement} */ (document.getElementById("explorer"));
const list = /** @type {HTMLElement} */ (document.getElementById("liste"));

/** A value of `data-role`, inside the form or beside it. */
const role = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-role="${name}"]`));

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 */
const element = (tag, attributes, ...content) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
};

// --- What the page holds -----------------------------------------------------------------------

const { nom = "", pluriel = "" } = form.dataset;
// As shared/french.js writes it: a first visit waits for no second script.
const number = (/** @type {number} */ value) => value.toLocaleString("fr");
const amount = (/** @type {number} */ value) => `${number(value)}\u00a0${value > 1 ? pluriel : nom}`;
const summary = /** @type {HTMLElement} */ (form.querySelector("summary"));
const eraser = /** @type {HTMLElement} */ (form.querySelector('[data-action="effacer"]'));
const textIn = (/** @type {Element | null} */ root, /** @type {string} */ selector) => root?.querySelector(selector)?.textContent?.trim() ?? "";

/** @type {Box[]} */
const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[type="checkbox"]')]).map((input) => ({
  input,
  facet: input.name,
  value: input.value,
  label: textIn(input.parentElement, ".choix__nom"),
  count: /** @type {HTMLElement} */ (input.parentElement?.querySelector(".choix__compte")),
}));

/** @type {Map<string, Set<string>>} */
const facets = new Map();
for (const { facet, value } of boxes) facets.set(facet, (facets.get(facet) ?? new Set()).add(value));

/** @type {Item[]} */
const records = /** @type {HTMLElement[]} */ ([...list.children]).map((card) => ({
  card,
  slug: card.dataset.slug ?? "",
  title: textIn(card, ".carte__titre"),
  minutes: Number(card.dataset.minutes),
  smallest: Number(card.dataset.min),
  largest: Number(card.dataset.max),
  kept: null,
  values: new Map([...facets.keys()].map((name) => [name, new Set((card.getAttribute(`data-facette-${name}`) ?? "").split(" "))])),
}));

// --- Which records a choice keeps --------------------------------------------------------------

/**
 * Whether a record has one of the wanted values; no wish is granted by all.
 * @param {Item} record
 * @param {string} facet
 * @param {Set<string> | undefined} wanted
 */
const grants = (record, facet, wanted) => !wanted?.size || [...wanted].some((value) => record.values.get(facet)?.has(value));

/**
 * The records kept, and for each box how many it would keep beside the other facets’ choices.
 * @param {Choice} choice
 */
const sieve = (choice) => {
  const kept = [];
  const counts = new Map(boxes.map((box) => [box, 0]));
  for (const record of records) {
    const refused = [...facets.keys()].filter((name) => !grants(record, name, choice.get(name)));
    if (refused.length === 0) kept.push(record);
    if (refused.length > 1) continue;
    for (const box of boxes) {
      const open = refused.length === 0 || refused[0] === box.facet;
      if (open && record.values.get(box.facet)?.has(box.value)) counts.set(box, (counts.get(box) ?? 0) + 1);
    }
  }
  return { kept, counts };
};

// --- The address -------------------------------------------------------------------------------

/**
 * The choice that the address tells. Of the names it knows, what the page does not have is counted; other names
 * (a newsletter’s, a counter’s) are nobody’s filters.
 */
const readAddress = () => {
  /** @type {Choice} */
  const choice = new Map();
  const known = new Map(facets);
  if (role("kit")) known.set("kit", new Set(records.map((record) => record.slug)));
  let unknown = 0;
  for (const [name, text] of new URLSearchParams(location.search)) {
    const values = known.get(name);
    if (!values) continue;
    const wanted = choice.get(name) ?? new Set();
    for (const value of new Set(text.split(",").filter(Boolean))) {
      if (values.has(value)) wanted.add(value);
      else unknown += 1;
    }
    choice.set(name, wanted);
  }
  return { choice, unknown };
};

/**
 * The address of a choice: facets and values in the order of the page, so that it is always the same.
 * @param {Choice} choice
 */
const address = (choice) => {
  const parts = [];
  for (const [name, known] of facets) {
    const values = [...known].filter((value) => choice.get(name)?.has(value));
    if (values.length) parts.push(`${name}=${values.join(",")}`);
  }
  const slugs = records.filter((it) => it.kept?.checked).map((it) => it.slug);
  if (slugs.length) parts.push(`kit=${slugs.join(",")}`);
  return location.pathname + (parts.length ? `?${parts.join("&")}` : "") + location.hash;
};

// --- The page ----------------------------------------------------------------------------------

/** @returns {Choice} */
const choiceOfBoxes = () => {
  /** @type {Choice} */
  const choice = new Map([...facets.keys()].map((name) => [name, new Set()]));
  for (const box of boxes) if (box.input.checked) choice.get(box.facet)?.add(box.value);
  return choice;
};

const show = () => {
  const choice = choiceOfBoxes();
  const { kept, counts } = sieve(choice);
  const shown = new Set(kept);
  for (const record of records) record.card.hidden = !shown.has(record);
  for (const box of boxes) {
    box.count.textContent = number(counts.get(box) ?? 0);
    box.input.parentElement?.classList.toggle("choix--vide", counts.get(box) === 0);
  }
  const chosen = boxes.filter((box) => box.input.checked);
  role("compte").textContent = chosen.length ? `${amount(kept.length)} sur ${number(records.length)}` : amount(records.length);
  showChosen(chosen);
  role("vide").hidden = kept.length > 0;
  role("issues").replaceChildren(...(kept.length ? [] : chosen.map((box) => wayOut(choice, box))));
  showKit(kept, chosen.length > 0);
};

/** @param {Box[]} chosen */
const showChosen = (chosen) => {
  role("choisis").replaceChildren(
    ...chosen.map((box) => {
      const take = element("span", { class: "invisible" }, " : retirer ce filtre");
      const button = element("button", { type: "button", class: "choisi" }, box.label, take, element("span", { "aria-hidden": "true" }, " ×"));
      button.addEventListener("click", () => {
        takeOff(box);
        (role("choisis").querySelector("button") ?? summary).focus();
      });
      return element("li", {}, button);
    }),
  );
  role("choisis").hidden = chosen.length === 0;
  eraser.hidden = chosen.length === 0;
  const names = [...facets.keys()].flatMap((facet) => {
    const words = chosen.filter((box) => box.facet === facet).map((box) => box.label);
    return words.length ? [`${textIn(form, `#facette-${facet}`)}\u00a0: ${words.join(" ou ")}`] : [];
  });
  role("imprime").textContent = `${names.length ? `${names.join("\u202f; ")}. ` : ""}${location.href}`;
};

/**
 * When nothing is left: a chosen filter, with what comes back without it.
 * @param {Choice} choice
 * @param {Box} box
 */
const wayOut = (choice, box) => {
  const rest = [...(choice.get(box.facet) ?? [])].filter((value) => value !== box.value);
  const left = sieve(new Map(choice).set(box.facet, new Set(rest))).kept.length;
  const button = element("button", { type: "button", class: "bouton-discret" }, `sans «\u00a0${box.label}\u00a0»\u00a0: ${amount(left)}`);
  button.addEventListener("click", () => {
    takeOff(box);
    summary.focus();
  });
  return element("li", {}, button);
};

/** Its script comes with the first choice, since a first visit has none. */
const kitScript = () => import("./explorer/kit.js");
let latest = 0;

/**
 * The kit of what is kept or filtered.
 * @param {Item[]} shown
 * @param {boolean} filtered
 */
const showKit = async (shown, filtered) => {
  if (!role("kit")) return;
  const picked = records.filter((it) => it.kept?.checked);
  role("kit").hidden = false;
  if (!filtered && !picked.length) {
    role("kit-commande").hidden = true;
    role("kit-resume").textContent = "Filtrez les fiches, ou cochez «\u00a0Garder pour mon kit\u00a0» sur celles que vous voulez enchaîner.";
    return;
  }
  latest += 1;
  const turn = latest;
  try {
    const { showCommand } = await kitScript();
    if (turn === latest) showCommand(role, picked.length ? picked : shown, picked.length > 0);
  } catch {
    role("kit-commande").hidden = true;
    role("kit-resume").textContent = "La connexion a manqué\u00a0: changez un filtre pour réessayer.";
  }
};

const addPickers = () => {
  if (!role("kit")) return;
  for (const record of records) {
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
    box.addEventListener("change", changed);
    record.kept = box;
    const title = element("span", { class: "invisible" }, ` : ${record.title}`);
    record.card.append(element("label", { class: "garder" }, box, " Garder pour mon kit", title));
  }
  for (const name of ["participants", "debut"]) role(name).addEventListener("input", show);
  role("kit").querySelector('[data-action="copier"]')?.addEventListener("click", async () => (await kitScript()).copyCommand(role));
};

// --- Events ------------------------------------------------------------------------------------

const changed = () => {
  history.pushState(null, "", address(choiceOfBoxes()));
  role("inconnus").hidden = true;
  show();
};

/** @param {Box} box */
const takeOff = (box) => {
  box.input.checked = false;
  changed();
};

const restore = () => {
  const { choice, unknown } = readAddress();
  for (const box of boxes) box.input.checked = choice.get(box.facet)?.has(box.value) ?? false;
  for (const record of records) if (record.kept) record.kept.checked = choice.get("kit")?.has(record.slug) ?? false;
  role("inconnus").hidden = unknown === 0;
  role("inconnus").textContent =
    unknown > 1
      ? `L’adresse demande ${unknown} filtres que cette page ne connaît pas\u00a0: ils sont ignorés.`
      : "L’adresse demande un filtre que cette page ne connaît pas\u00a0: il est ignoré.";
  show();
};

addPickers();
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
eraser.addEventListener("click", () => {
  for (const box of boxes) box.input.checked = false;
  changed();
  summary.focus();
});
form.querySelector('[data-action="imprimer"]')?.addEventListener("click", () => print());
addEventListener("popstate", restore);
for (const panel of form.querySelectorAll("details")) panel.open = matchMedia("(min-width: 60em)").matches;
restore();
form.hidden = false;
