// Filters of a catalogue. The page already holds every box and every record: this shows and hides.
// The address tells the choice (`?etape=vision,agir&duree=60`), so that it can be shared and gone back to.

const form = document.getElementById("explorer");
const list = document.getElementById("liste");

/** A value of `data-role`, inside the form or beside it. */
const role = (name) => document.querySelector(`[data-role="${name}"]`);

const element = (tag, text, attributes = {}) => {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

const counted = (number, word, plural) => `${number}\u00a0${number > 1 ? plural : word}`;

const duration = (minutes) => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (!hours) return `${rest}\u00a0min`;
  return rest ? `${hours}\u00a0h\u00a0${String(rest).padStart(2, "0")}` : `${hours}\u00a0h`;
};

// --- what the page holds ---------------------------------------------------------------------

const { nom, pluriel, genre } = form.dataset;

const boxes = [...form.querySelectorAll('input[type="checkbox"]')].map((input) => ({
  input,
  facet: input.name,
  value: input.value,
  label: input.parentElement.querySelector(".choix__nom").textContent,
  count: input.parentElement.querySelector(".choix__compte"),
}));

const facets = new Map();
for (const box of boxes) {
  if (!facets.has(box.facet)) facets.set(box.facet, new Map());
  facets.get(box.facet).set(box.value, box);
}

const records = [...list.children].map((card) => ({
  card,
  slug: card.dataset.slug,
  title: card.querySelector(".carte__titre").textContent.trim(),
  minutes: Number(card.dataset.minutes),
  smallest: Number(card.dataset.min),
  largest: Number(card.dataset.max),
  kept: null,
  values: new Map(
    [...facets.keys()].map((name) => [
      name,
      new Set((card.getAttribute(`data-facette-${name}`) ?? "").split(" ")),
    ]),
  ),
}));

// --- pure: which records a choice keeps ------------------------------------------------------

/** Whether a record has one of the wanted values; no wish is granted by all. */
const grants = (record, facet, wanted) => {
  if (!wanted?.size) return true;
  for (const value of wanted) if (record.values.get(facet).has(value)) return true;
  return false;
};

/** The records kept, and for each box how many it would keep beside the other facets' choices. */
const sieve = (choice) => {
  const kept = [];
  const counts = new Map(boxes.map((box) => [box, 0]));
  for (const record of records) {
    const refused = [...facets.keys()].filter((name) => !grants(record, name, choice.get(name)));
    if (refused.length === 0) kept.push(record);
    if (refused.length > 1) continue;
    for (const box of boxes) {
      const open = refused.length === 0 || refused[0] === box.facet;
      if (open && record.values.get(box.facet).has(box.value)) counts.set(box, counts.get(box) + 1);
    }
  }
  return { kept, counts };
};

// --- the address -----------------------------------------------------------------------------

/** The choice that the address tells; what it names and the page does not know is only counted. */
const readAddress = () => {
  const choice = new Map();
  const slugs = new Set(records.map((record) => record.slug));
  let picked = new Set();
  let unknown = 0;
  for (const [name, text] of new URLSearchParams(location.search)) {
    const values = new Set(text.split(",").filter(Boolean));
    if (name === "kit" && role("kit")) {
      picked = new Set([...values].filter((slug) => slugs.has(slug)));
      unknown += values.size - picked.size;
      continue;
    }
    const known = facets.get(name);
    if (!known) {
      unknown += 1;
      continue;
    }
    const wanted = choice.get(name) ?? new Set();
    for (const value of values) {
      if (known.has(value)) wanted.add(value);
      else unknown += 1;
    }
    choice.set(name, wanted);
  }
  return { choice, picked, unknown };
};

/** The address of a choice: facets and values in the order of the page, so that it is always the same. */
const address = (choice, picked) => {
  const parts = [];
  for (const [name, known] of facets) {
    const values = [...known.keys()].filter((value) => choice.get(name)?.has(value));
    if (values.length) parts.push(`${name}=${values.join(",")}`);
  }
  const slugs = records.map((record) => record.slug).filter((slug) => picked.has(slug));
  if (slugs.length) parts.push(`kit=${slugs.join(",")}`);
  return location.pathname + (parts.length ? `?${parts.join("&")}` : "") + location.hash;
};

// --- the page --------------------------------------------------------------------------------

const choiceOfBoxes = () => {
  const choice = new Map([...facets.keys()].map((name) => [name, new Set()]));
  for (const box of boxes) if (box.input.checked) choice.get(box.facet).add(box.value);
  return choice;
};

const picks = () => new Set(records.filter((it) => it.kept?.checked).map((it) => it.slug));

const show = () => {
  const choice = choiceOfBoxes();
  const { kept, counts } = sieve(choice);
  const shown = new Set(kept);
  for (const record of records) record.card.hidden = !shown.has(record);
  for (const box of boxes) {
    box.count.textContent = counts.get(box);
    box.input.parentElement.classList.toggle("choix--vide", counts.get(box) === 0);
  }
  const chosen = boxes.filter((box) => box.input.checked);
  role("compte").textContent = chosen.length
    ? `${counted(kept.length, nom, pluriel)} sur ${records.length}`
    : counted(records.length, nom, pluriel);
  showChosen(chosen);
  showWaysOut(choice, chosen, kept.length);
  showKit(kept, chosen.length > 0);
};

const showChosen = (chosen) => {
  role("choisis").replaceChildren(
    ...chosen.map((box) => {
      const button = element("button", box.label, { type: "button", class: "choisi" });
      button.append(element("span", " : retirer ce filtre", { class: "invisible" }), element("span", " ×", { "aria-hidden": "true" }));
      button.addEventListener("click", () => {
        box.input.checked = false;
        changed();
        (role("choisis").querySelector("button") ?? form.querySelector("summary")).focus();
      });
      const item = element("li", "");
      item.append(button);
      return item;
    }),
  );
  role("choisis").hidden = chosen.length === 0;
  form.querySelector('[data-action="effacer"]').hidden = chosen.length === 0;
  const names = [...facets.keys()].flatMap((facet) => {
    const words = chosen.filter((box) => box.facet === facet).map((box) => box.label);
    const title = document.getElementById(`facette-${facet}`).textContent;
    return words.length ? [`${title} : ${words.join(" ou ")}`] : [];
  });
  role("imprime").textContent = `${names.length ? `${names.join(" ; ")}. ` : ""}${location.href}`;
};

/** When nothing is left: each chosen filter, with what comes back without it. */
const showWaysOut = (choice, chosen, number) => {
  role("vide").hidden = number > 0;
  if (number > 0) return;
  role("issues").replaceChildren(
    ...chosen.map((box) => {
      const without = new Map(choice);
      without.set(box.facet, new Set([...choice.get(box.facet)].filter((value) => value !== box.value)));
      const left = sieve(without).kept.length;
      const button = element("button", `sans « ${box.label} » : ${counted(left, nom, pluriel)}`, {
        type: "button",
        class: "bouton-discret",
      });
      button.addEventListener("click", () => {
        box.input.checked = false;
        changed();
        form.querySelector("summary").focus();
      });
      const item = element("li", "");
      item.append(button);
      return item;
    }),
  );
};

// --- a kit of tool sheets --------------------------------------------------------------------

const showKit = (kept, filtered) => {
  const section = role("kit");
  if (!section) return;
  section.hidden = false;
  const picked = records.filter((it) => it.kept.checked);
  const fiches = picked.length ? picked : filtered ? kept : [];
  role("kit-commande").hidden = fiches.length === 0;
  if (fiches.length === 0) {
    role("kit-resume").textContent = filtered
      ? "Aucune fiche à mettre dans un kit."
      : "Filtrez les fiches, ou cochez « Garder pour mon kit » sur celles que vous voulez enchaîner.";
    return;
  }
  const minutes = fiches.reduce((sum, it) => sum + it.minutes, 0);
  const which = picked.length ? "gardées" : "affichées";
  role("kit-resume").textContent =
    `${counted(fiches.length, "fiche", "fiches")} ${fiches.length > 1 ? which : which.slice(0, -1)}, ` +
    `${duration(minutes)} en tout, sans l’accueil ni les pauses` +
    (minutes > 240 && !picked.length ? ". C’est long : cochez celles à garder." : ".");
  const people = Math.min(Math.max(Math.round(Number(role("participants").value)) || 20, 1), 1000);
  const start = /^\d\d:\d\d$/.test(role("debut").value) ? role("debut").value : "18:00";
  const small = fiches.filter((it) => people < it.smallest || people > it.largest);
  role("kit-alerte").hidden = small.length === 0;
  role("kit-alerte").textContent = small.length
    ? `À ${counted(people, "personne", "personnes")}, ` +
      small.map((it) => `« ${it.title} » (prévue pour ${it.smallest} à ${it.largest})`).join(", ") +
      (small.length > 1 ? " demandent une adaptation." : " demande une adaptation.")
    : "";
  role("commande").textContent =
    `essaimage kit --fiches ${fiches.map((it) => it.slug).join(",")} --participants ${people} ` +
    `--debut ${start} --titre "Ma séance" -o mon-kit.pdf`;
  role("copie").textContent = "";
};

const addPickers = () => {
  if (!role("kit")) return;
  for (const record of records) {
    const label = element("label", "", { class: "garder" });
    record.kept = element("input", "", { type: "checkbox" });
    record.kept.addEventListener("change", changed);
    label.append(record.kept, " Garder pour mon kit", element("span", ` : ${record.title}`, { class: "invisible" }));
    record.card.append(label);
  }
  for (const name of ["participants", "debut"]) role(name).addEventListener("input", show);
  document.querySelector('[data-action="copier"]').addEventListener("click", copy);
};

const copy = async () => {
  const code = role("commande");
  try {
    await navigator.clipboard.writeText(code.textContent);
    role("copie").textContent = "Copiée.";
  } catch {
    getSelection().selectAllChildren(code);
    role("copie").textContent = "Elle est sélectionnée : copiez-la avec Ctrl+C.";
  }
};

// --- events ----------------------------------------------------------------------------------

const changed = () => {
  history.pushState(null, "", address(choiceOfBoxes(), picks()));
  role("inconnus").hidden = true;
  show();
};

const restore = () => {
  const { choice, picked, unknown } = readAddress();
  for (const box of boxes) box.input.checked = choice.get(box.facet)?.has(box.value) ?? false;
  for (const record of records) if (record.kept) record.kept.checked = picked.has(record.slug);
  role("inconnus").hidden = unknown === 0;
  role("inconnus").textContent =
    unknown > 1
      ? `L’adresse demande ${unknown} filtres que cette page ne connaît pas : ils sont ignorés.`
      : "L’adresse demande un filtre que cette page ne connaît pas : il est ignoré.";
  show();
};

addPickers();
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector('[data-action="effacer"]').addEventListener("click", () => {
  for (const box of boxes) box.input.checked = false;
  changed();
  form.querySelector("summary").focus();
});
form.querySelector('[data-action="imprimer"]').addEventListener("click", () => print());
addEventListener("popstate", restore);
form.querySelector("details").open = matchMedia("(min-width: 60em)").matches;
form.hidden = false;
restore();
