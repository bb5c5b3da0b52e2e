// The contribution form: what is typed becomes data, the data is kept at each change, shown, checked, and sent.
import { cleaned, toYaml } from "./yaml.js";

const form = document.getElementById("formulaire");
const fields = document.getElementById("champs");
const state = document.getElementById("etat");
const { kind, dossier, depot, communes } = form.dataset;
const KEY = `essaimage-brouillon-${kind}`;
const OTHER = `${KEY}-autre`;
let place = KEY; // where this tab keeps its draft
let touched = false;
const LONGEST_ADDRESS = 7000;
// The steps in their order, read before a record gives them its own.
const STEPS = [...fields.querySelectorAll("[data-champ=etapes] > .champ, [data-champ=etapes] input")].map((it) => it.dataset.champ ?? it.value);
let numbers = 0;

// --- When something stops ----------------------------------------------------------------------

// Until the form opens, the page shows what to do without it: a script that is missing, too new for the
// browser or in error leaves that sentence where the form would have stood.
const without = document.getElementById("sans-formulaire");
const SCRIPTS = new URL("./", import.meta.url).href;

addEventListener("error", ({ filename }) => {
  if (form.hidden || !filename?.startsWith(SCRIPTS)) return;
  say("Une erreur a arrêté cette page : cliquez sur « Garder une copie », puis rechargez-la et reprenez la copie.");
});

// --- Fields: names, help and mistakes tied to their control ------------------------------------

function control(field) {
  return field.querySelector(":scope > input, :scope > textarea, :scope > select");
}

function prepare(root) {
  for (const field of root.querySelectorAll(".champ")) {
    const input = control(field);
    if (!input || input.id) continue;
    numbers += 1;
    input.id = `champ-${numbers}`;
    field.querySelector(":scope > label").htmlFor = input.id;
    const described = [];
    for (const name of ["aide", "erreur"]) {
      const told = field.querySelector(`:scope > .champ__${name}`);
      if (!told) continue;
      told.id = `${input.id}-${name}`;
      described.push(told.id);
    }
    input.setAttribute("aria-describedby", described.join(" "));
    if ("obligatoire" in field.dataset) input.setAttribute("aria-required", "true");
    if (field.dataset.champ === "source") suggestSources(input);
    if (field.dataset.champ === "code_insee") offerCommunes(field, input);
  }
}

function suggestSources(input) {
  input.setAttribute("list", "sources-connues");
}

const known = document.createElement("datalist");
known.id = "sources-connues";
form.append(known);

// --- Repeated blocks ---------------------------------------------------------------------------

function holder(field) {
  return field.querySelector(":scope > .champ__elements");
}

function button(label, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "bouton-leger";
  made.dataset.action = action;
  made.textContent = label;
  return made;
}

function makeItem(field) {
  const { genre, modele, element } = field.dataset;
  const item = document.createElement(genre === "liste" ? "li" : "div");
  item.className = "champ__element";
  if (modele) {
    item.append(document.getElementById(`modele-${modele}`).content.cloneNode(true));
  } else {
    const input = document.createElement(element === "texte" ? "textarea" : "input");
    if (element === "texte") input.rows = 2;
    else input.type = "text";
    input.setAttribute("aria-label", field.querySelector(":scope > legend").firstChild.textContent.trim());
    const wrong = document.createElement("p");
    wrong.className = "champ__erreur";
    wrong.hidden = true;
    numbers += 1;
    wrong.id = `champ-${numbers}-erreur`;
    input.setAttribute("aria-describedby", wrong.id);
    item.append(input, wrong);
  }
  const actions = document.createElement("p");
  actions.className = "champ__actions";
  if (genre === "liste") actions.append(button("Monter", "monter"), button("Descendre", "descendre"));
  actions.append(button("Retirer", "retirer"));
  item.append(actions);
  return item;
}

function renumber(field) {
  const items = [...holder(field).children];
  const title = field.querySelector(":scope > legend").firstChild.textContent.trim();
  items.forEach((item, index) => {
    for (const it of item.querySelectorAll(":scope > .champ__actions > button")) {
      const label = it.textContent;
      it.setAttribute("aria-label", items.length > 1 ? `${label} : ${title}, ${index + 1}` : `${label} : ${title}`);
    }
  });
  const add = field.querySelector(":scope > .champ__actions > [data-action=ajouter]");
  const most = field.dataset.genre === "bloc" ? 1 : Number(field.dataset.plus || Infinity);
  add.hidden = items.length >= most;
}

function addItem(field) {
  const item = makeItem(field);
  holder(field).append(item);
  prepare(item);
  renumber(field);
  return item;
}

function act(pressed) {
  const { action } = pressed.dataset;
  const field = pressed.closest(".champ");
  if (action === "ajouter") {
    addItem(field).querySelector("input, textarea, select, button")?.focus();
  } else {
    const item = pressed.closest(".champ__element");
    const owner = item.parentElement.closest(".champ");
    if (action === "monter") item.previousElementSibling?.before(item);
    if (action === "descendre") item.nextElementSibling?.after(item);
    if (action === "retirer") {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      item.remove();
      (next?.querySelector("input, textarea, select") ?? owner.querySelector(":scope > .champ__actions > button")).focus();
    } else pressed.focus();
    renumber(owner);
  }
  changed();
}

// --- Reading and writing -----------------------------------------------------------------------

function number(text) {
  const usual = text.trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(usual) ? Number(usual) : text.trim();
}

function readField(field) {
  const { genre } = field.dataset;
  if (genre === "cases") return [...field.querySelectorAll("input:checked")].map((it) => it.value);
  if (genre === "bloc") return holder(field).firstElementChild ? readAll(holder(field).firstElementChild) : undefined;
  if (genre === "liste") {
    return [...holder(field).children]
      .map((item) => (field.dataset.modele ? readAll(item) : cleaned(item.querySelector("input, textarea").value).trim()))
      .filter((it) => (typeof it === "object" ? Object.keys(it).length : it));
  }
  if (genre === "par-etape") return readAll(field);
  const text = cleaned(control(field).value).trim();
  return genre === "nombre" && text ? number(text) : text;
}

function readAll(root) {
  const data = {};
  for (const field of root.querySelectorAll(":scope > .champ")) {
    const value = readField(field);
    const empty = value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);
    if (!empty) data[field.dataset.champ] = value;
  }
  return data;
}

function writeField(field, value) {
  const { genre } = field.dataset;
  if (genre === "cases") {
    const chosen = Array.isArray(value) ? value : [];
    for (const it of field.querySelectorAll("input")) it.checked = chosen.includes(it.value);
    // The words keep the order they were given in: it is the order of the page.
    for (const word of [...chosen].reverse()) {
      const label = field.querySelector(`input[value="${CSS.escape(word)}"]`)?.parentElement;
      label?.parentElement.prepend(label);
    }
  } else if (genre === "bloc") {
    if (value && typeof value === "object") writeAll(addItem(field), value);
  } else if (genre === "liste") {
    for (const it of Array.isArray(value) ? value : []) {
      const item = addItem(field);
      if (field.dataset.modele) writeAll(item, it);
      else item.querySelector("input, textarea").value = String(it);
    }
  } else if (genre === "par-etape") {
    writeAll(field, value);
  } else if (value !== undefined && typeof value !== "object") {
    control(field).value = String(value);
  }
}

function writeAll(root, data) {
  for (const field of root.querySelectorAll(":scope > .champ")) writeField(field, data?.[field.dataset.champ]);
}

function empty() {
  for (const it of fields.querySelectorAll(":scope > .champ .champ__element")) it.remove();
  for (const it of fields.querySelectorAll("input, textarea, select")) {
    if (it.type === "checkbox") it.checked = false;
    else it.value = "";
  }
  for (const it of fields.querySelectorAll("[data-action=ajouter]")) it.hidden = false;
}

// --- Mistakes, in plain French -----------------------------------------------------------------

function mistakeOf(field) {
  const { genre, lettres, motif, minimum, maximum } = field.dataset;
  const value = readField(field);
  const missing = value === undefined || value === "" || (Array.isArray(value) && !value.length);
  if (missing) {
    if (!("obligatoire" in field.dataset)) return "";
    if (genre === "choix") return "Choisissez dans la liste.";
    if (genre === "cases") return "Cochez au moins une case.";
    if (genre === "liste" || genre === "bloc") return "Il en faut au moins un.";
    return "Ce champ est nécessaire.";
  }
  if (genre === "nombre") {
    if (typeof value !== "number") return "Écrivez un nombre en chiffres, par exemple 12.";
    if ("entier" in field.dataset && !Number.isInteger(value)) return "Écrivez un nombre entier.";
    if (minimum && value < Number(minimum)) return `Écrivez au moins ${minimum}.`;
    if (maximum && value > Number(maximum)) return `Écrivez au plus ${maximum}.`;
  } else if (typeof value === "string") {
    if (lettres && value.length > Number(lettres)) {
      return `Ce texte a ${value.length} lettres, et peut en avoir ${lettres} : retirez-en ${value.length - Number(lettres)}.`;
    }
    if (genre === "ligne" && value.includes("\n")) return "Ce texte doit tenir sur une seule ligne.";
    if (motif && !new RegExp(motif, "u").test(value)) return `Cette forme ne convient pas. ${helpOf(field)}`;
  }
  return "";
}

function helpOf(field) {
  return field.querySelector(":scope > .champ__aide")?.textContent.trim() ?? "";
}

function show(field, mistake) {
  const told = field.querySelector(":scope > .champ__erreur");
  if (!told) return;
  told.textContent = mistake;
  told.hidden = !mistake;
  control(field)?.setAttribute("aria-invalid", mistake ? "true" : "false");
}

function titleOf(field) {
  return field.querySelector(":scope > label, :scope > legend").firstChild.textContent.trim();
}

function check() {
  const wrong = [];
  for (const field of fields.querySelectorAll(".champ")) {
    const mistake = mistakeOf(field);
    show(field, mistake);
    if (mistake) wrong.push([field, mistake]);
  }
  const list = document.getElementById("erreurs");
  list.replaceChildren();
  list.hidden = !wrong.length;
  if (wrong.length) {
    const said = document.createElement("p");
    said.textContent = wrong.length > 1 ? `${wrong.length} champs sont à reprendre :` : "Un champ est à reprendre :";
    const items = document.createElement("ul");
    for (const [field, mistake] of wrong) {
      const target = control(field) ?? field.querySelector("input, button");
      numbers += 1;
      if (!target.id) target.id = `champ-${numbers}`;
      const link = document.createElement("a");
      link.href = `#${target.id}`;
      link.textContent = `${titleOf(field)} : ${mistake}`;
      const item = document.createElement("li");
      item.append(link);
      items.append(item);
    }
    list.append(said, items);
  }
  return wrong.length;
}

// --- Keeping, showing --------------------------------------------------------------------------

function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

function keep(data) {
  try {
    localStorage.setItem(place, JSON.stringify(data));
    say("Gardé dans ce navigateur.");
  } catch {
    say("Votre navigateur refuse de garder ce brouillon : cliquez sur « Garder une copie » avant de fermer la page.");
  }
}

function slug(data) {
  const name = (data.titre ?? "sans-titre").split(" : ")[0];
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/giu, "oe").replace(/æ/giu, "ae").toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? ["sans-titre"]).join("-").slice(0, 60).replace(/-+$/, "");
}

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** The card of the catalogue, as macros.html draws it. */
function showCard(data) {
  const head = [
    element("h3", "carte__titre", data.titre ?? "Sans titre"),
    element("p", "carte__resume", data.resume ?? "Le résumé se lira ici."),
  ];
  const card = document.getElementById("carte");
  card.replaceChildren(...(kind === "retour" ? cardOfRetour(data, head) : cardOfFiche(data, head)));
  showMissing(data);
}

function cardOfRetour({ territoire = {}, maturite, etapes = {} }, head) {
  const { code_insee: code, siren } = territoire;
  const where = element("p", "carte__lieu", code ? (places.get(code) ?? `Commune ${code}`) : siren ? `Intercommunalité ${siren}` : "Le territoire se lira ici", " ");
  if (maturite) where.append(element("span", `maturite maturite--${maturite}`, labelOf("maturite", maturite).split(" : ")[0]));
  if (code && !places.has(code)) findPlace(code);
  const told = STEPS.filter((slug) => slug in etapes);
  const numbered = (slug) => {
    const [rank, name] = [STEPS.indexOf(slug) + 1, titleOf(fields.querySelector(`[data-champ=etapes] > [data-champ="${slug}"]`))];
    return element("span", `puce-numero etape-${rank}`, element("span", "invisible", "Étape "), String(rank), element("span", "invisible", `, ${name}`));
  };
  const steps = told.length
    ? element("p", "carte__etapes", element("span", "carte__legende", "Étapes racontées\u00a0: "), ...told.flatMap((slug) => [numbered(slug), " "]))
    : element("p", "carte__etapes carte__legende", "Récit à écrire");
  return [where, ...head, steps];
}

function cardOfFiche({ deroule = [], groupe = {}, etapes = [] }, head) {
  const minutes = deroule.reduce((sum, it) => sum + (Number.isInteger(it.minutes) ? it.minutes : 0), 0);
  const facts = [
    ["Durée", inHours(minutes)],
    ["Groupe", groupe.min && groupe.max ? `${groupe.min} à ${groupe.max}\u00a0personnes` : "à préciser"],
    ["Preuve", "Esquisse"],
  ].map(([name, value]) => element("div", "", element("dt", "", name), element("dd", "", value)));
  const chosen = STEPS.filter((slug) => etapes.includes(slug));
  const chip = (slug) => {
    const rank = STEPS.indexOf(slug) + 1;
    const badge = element("span", `pastille etape-${rank}`, element("span", "pastille__numero", String(rank)));
    return element("span", `puce-etape etape-${rank}`, badge, element("span", "", labelOf("etapes", slug)));
  };
  const steps =
    chosen.length > 1 && chosen.length === STEPS.length
      ? [element("span", "puce-etape puce-etape--toutes", "Toutes les étapes")]
      : chosen.flatMap((slug) => [chip(slug), " "]);
  return [...head, element("dl", "carte__faits", ...facts), element("p", "carte__etapes", ...steps)];
}

function inHours(minutes) {
  if (minutes < 60) return `${minutes}\u00a0min`;
  const rest = minutes % 60 ? `\u00a0${String(minutes % 60).padStart(2, "0")}` : "";
  return `${Math.floor(minutes / 60)}\u00a0h${rest}`;
}

function labelOf(name, value) {
  const field = fields.querySelector(`:scope > [data-champ=${name}]`);
  const found = [...field.querySelectorAll("option, input")].find((it) => it.value === value);
  return found ? (found.tagName === "OPTION" ? found : found.parentElement).textContent.trim() : value;
}

function showMissing(data) {
  const optional = [...fields.querySelectorAll(":scope > .champ:not([data-obligatoire])")];
  const missing = optional.filter((it) => !(it.dataset.champ in data));
  const left = missing.slice(0, 6).map((it) => `${titleOf(it)} (${it.querySelector(":scope > .champ__aide").firstChild.textContent.replace(/\.$/, "").toLowerCase()})`);
  const more = missing.length > 6 ? ` et ${missing.length - 6} autres` : "";
  document.getElementById("manques").textContent = missing.length
    ? `${optional.length - missing.length} rubriques facultatives remplies sur ${optional.length}. Ce que les suivantes ajouteraient à la page : ${left.join(" ; ")}${more}.`
    : "Toutes les rubriques sont remplies.";
}

function changed() {
  touched = true;
  const data = readAll(fields);
  keep(data);
  refresh(data);
}

function refresh(data) {
  const text = toYaml(data, kind);
  document.getElementById("yaml").textContent = text;
  showCard(data);
  known.replaceChildren(
    ...(data.sources ?? []).filter((it) => it.id).map((it) => Object.assign(document.createElement("option"), { value: it.id, label: it.titre ?? "" })),
  );
  offer(data, text);
}

// Where a prefilled « new file » page exists, a link opens it; elsewhere one copies, then pastes.
function offer(data, text) {
  const link = document.getElementById("proposer");
  const ready = document.getElementById("accord").checked;
  let host = "";
  try {
    host = new URL(depot).hostname;
  } catch {
    host = "";
  }
  const file = `${slug(data)}.yml`;
  const base = depot.replace(/\/$/, "");
  const address = host.includes("github")
    ? `${base}/new/main/${dossier}?filename=${encodeURIComponent(file)}&value=${encodeURIComponent(text)}`
    : `${base}/-/new/main/${dossier}?file_name=${encodeURIComponent(file)}`;
  link.hidden = !ready || !/github|gitlab/.test(host);
  const tooLong = address.length > LONGEST_ADDRESS;
  link.href = tooLong ? `${base}/new/main/${dossier}?filename=${encodeURIComponent(file)}` : address;
  link.textContent = tooLong || !host.includes("github")
    ? "Ouvrir la plateforme du projet (copiez d’abord le fichier, puis collez-le)"
    : "Ouvrir la proposition sur la plateforme du projet";
  document.getElementById("telecharger").disabled = !ready;
  document.getElementById("copier").disabled = !ready;
}

function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

// --- Communes, loaded a department at a time ---------------------------------------------------

const NO_COMMUNES = "La liste des communes ne se charge pas : écrivez le code Insee vous-même.";
const places = new Map(); // the names of the communes read so far, by code

const loadCommunes = async (file) => (await fetch(new URL(`${communes}${file}.json`, document.baseURI))).json();
const departments = () => loadCommunes("index");

async function communesOf(department) {
  const [all, names] = await Promise.all([loadCommunes(department), departments()]);
  for (const [code, it] of Object.entries(all)) places.set(code, `${it} · ${names[department]}`);
  return all;
}

/** The name of a commune given by its code; none when the code is not a commune. */
async function findPlace(code) {
  places.set(code, `Commune ${code}`);
  try {
    const department = code.startsWith("97") || code.startsWith("98") ? code.slice(0, 3) : code.slice(0, 2);
    if (department in (await departments())) await communesOf(department);
    showCard(readAll(fields));
  } catch {
    // Without the list, the card says the code.
  }
}

function offerCommunes(field, input) {
  const region = document.createElement("div");
  region.className = "communes";
  const choose = Object.assign(document.createElement("select"), { id: `${input.id}-departement` });
  const name = Object.assign(document.createElement("input"), { id: `${input.id}-commune`, type: "text", disabled: true });
  const list = Object.assign(document.createElement("datalist"), { id: `${input.id}-liste` });
  name.setAttribute("list", list.id);
  const labelled = (text, of) => Object.assign(document.createElement("label"), { textContent: text, htmlFor: of.id });
  region.append(labelled("Département", choose), choose, labelled("Commune", name), name, list);
  field.before(region);
  choose.addEventListener("focus", async () => {
    if (choose.options.length) return;
    try {
      const all = await departments();
      choose.replaceChildren(new Option("Choisir", ""), ...Object.entries(all).map(([code, it]) => new Option(`${it} (${code})`, code)));
    } catch {
      say(NO_COMMUNES);
    }
  }, { once: true });
  choose.addEventListener("change", async () => {
    let all = {};
    try {
      if (choose.value) all = await communesOf(choose.value);
    } catch {
      say(NO_COMMUNES);
    }
    list.replaceChildren(...Object.entries(all).map(([code, it]) => Object.assign(document.createElement("option"), { value: it, label: code })));
    name.disabled = !choose.value;
    name.onchange = () => {
      const found = Object.entries(all).find(([, it]) => it.toLowerCase() === name.value.trim().toLowerCase());
      if (!found) return;
      [input.value] = found;
      changed();
    };
  });
}

// --- The page ----------------------------------------------------------------------------------

function kept(where) {
  try {
    const data = JSON.parse(localStorage.getItem(where) ?? "null");
    return data && typeof data === "object" ? data : null;
  } catch {
    return null;
  }
}

function tellOther() {
  document.getElementById("autre").hidden = !kept(place === KEY ? OTHER : KEY);
}

function begin(draft) {
  if (draft) {
    writeAll(fields, draft);
    say("Votre brouillon a été retrouvé.");
  } else {
    const today = new Date().toISOString().slice(0, 10);
    writeAll(fields, { statut: "relu", licence: "CC-BY-NC-SA-4.0", verifie_le: today });
  }
  for (const it of fields.querySelectorAll(".champ[data-obligatoire][data-modele]")) if (!holder(it).children.length) addItem(it);
  refresh(readAll(fields));
  tellOther();
  form.hidden = false;
  if (without) without.hidden = true;
}

form.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-action]");
  if (pressed) act(pressed);
});
fields.addEventListener("input", (event) => {
  const field = event.target.closest(".champ");
  if (field?.querySelector(":scope > .champ__erreur:not([hidden])")) show(field, mistakeOf(field));
  changed();
});
fields.addEventListener("focusout", (event) => {
  const field = event.target.closest(".champ");
  if (field && control(field) === event.target && event.target.value) show(field, mistakeOf(field));
});
addEventListener("storage", (event) => {
  if (event.key === KEY && event.newValue && place === KEY) {
    // From now on each tab keeps its own: neither writes over the other.
    place = OTHER;
    if (touched) keep(readAll(fields));
    say("Un autre onglet écrit le même brouillon : celui-ci sera gardé à part. Continuez dans un seul des deux.");
  }
  tellOther();
});
document.getElementById("echanger").addEventListener("click", () => {
  const [mine, other] = [readAll(fields), place === KEY ? OTHER : KEY];
  const data = kept(other);
  if (!data) return tellOther();
  keep(mine);
  place = other;
  empty();
  writeAll(fields, data);
  changed();
  say("Voici l’autre brouillon ; le premier reste gardé.");
  return tellOther();
});
document.getElementById("accord").addEventListener("change", () => refresh(readAll(fields)));
document.getElementById("verifier").addEventListener("click", () => {
  if (check()) document.getElementById("erreurs").focus();
  else say("Tout ce qui peut se vérifier ici est juste.");
});
document.getElementById("copier").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(document.getElementById("yaml").textContent);
    say("Le fichier est copié.");
  } catch {
    say("La copie est refusée : téléchargez le fichier.");
  }
});
document.getElementById("telecharger").addEventListener("click", () => {
  const data = readAll(fields);
  save(`${slug(data)}.yml`, toYaml(data, kind), "text/yaml");
});
document.getElementById("exporter").addEventListener("click", () => {
  save(`brouillon-${slug(readAll(fields))}.json`, JSON.stringify(readAll(fields), null, 2), "application/json");
});
document.getElementById("importer").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  try {
    const data = JSON.parse(await file.text());
    if (typeof data !== "object" || data === null || Array.isArray(data)) throw new TypeError("no draft");
    empty();
    writeAll(fields, data);
    changed();
    say("La copie a été reprise.");
  } catch {
    say("Ce fichier n’est pas une copie de brouillon : choisissez celui que « Garder une copie » a donné.");
  }
  event.target.value = "";
});
document.getElementById("effacer").addEventListener("click", () => {
  if (!confirm("Effacer tout ce qui est écrit ici ?")) return;
  empty();
  localStorage.removeItem(place);
  begin(null);
});

prepare(fields);
begin(kept(KEY));
