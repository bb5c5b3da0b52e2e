// The contribution form: what is typed becomes data, the data is kept at each change, shown, checked, and sent.
import { all, element } from "./shared/elements.js";
import { keepOffline } from "./shared/offline.js";
import { copied } from "./shared/clipboard.js";
import { saved } from "./shared/saving.js";
import { toYaml } from "./shared/yaml.js";
import { localDay, quoted } from "./shared/french.js";
import { showCard } from "./formulaire/card.js";
import { askedIn, draftNameOf } from "./formulaire/asked.js";
import { check, judge, judgeAgain } from "./formulaire/checking.js";
import { draftOf } from "./formulaire/draft.js";
import { act, addItem, fieldsOf, holder, prepare } from "./formulaire/fields.js";
import { answer, fields, form, kind, part, say } from "./formulaire/page.js";
import { empty, readAll, writeAll } from "./formulaire/reading.js";
import { nameOf, proposal } from "./formulaire/sending.js";

/** @typedef {import("./formulaire/values.js").Data} Data */

const SCRIPTS = new URL("./", import.meta.url).href;
const ofUse = kind === "usage";
const tools = all(fields, "[data-champ=fiche] option", HTMLOptionElement).map((it) => it.value);
const asked = ofUse ? askedIn(location.search, tools) : { data: {}, unknown: "" };
const draft = draftOf(ofUse ? draftNameOf(asked.data) : kind);
const known = element("datalist", { id: "sources-connues" });
const [text, errors, agreed] = [part("yaml", HTMLElement), part("erreurs", HTMLElement), part("accord", HTMLInputElement)];
let touched = false;

// --- At each change ----------------------------------------------------------------------------

/** @param {Data} data */
function keep(data) {
  say(
    draft.keep(data)
      ? "Gardé dans ce navigateur."
      : "Votre navigateur refuse de garder ce brouillon\u00a0: cliquez sur «\u00a0Garder une copie\u00a0» avant de fermer la page.",
  );
}

function changed() {
  touched = true;
  answer("");
  judgeAgain();
  const data = readAll(fields);
  keep(data);
  refresh(data);
}

/** @param {Data} data */
function refresh(data) {
  text.textContent = toYaml(data, kind);
  text.dataset.nom = nameOf(data);
  showCard(data, () => refresh(readAll(fields)));
  const sources = Array.isArray(data.sources) ? data.sources : [];
  known.replaceChildren(
    ...sources.flatMap((it) => (typeof it === "object" && it.id ? [element("option", { value: String(it.id), label: String(it.titre ?? "") })] : [])),
  );
  offer(data);
}

/**
 * What can be done with the file, once the people quoted agree.
 * @param {Data} data
 */
function offer(data) {
  const link = part("proposer", HTMLAnchorElement);
  const { nouveau } = form.dataset;
  const ready = agreed.checked;
  link.hidden = !ready || !nouveau;
  if (nouveau) {
    const { address, complete } = proposal(nouveau, `${nameOf(data)}.yml`, text.textContent ?? "");
    link.href = address;
    link.textContent = complete
      ? "Ouvrir la proposition sur la plateforme du projet"
      : "Ouvrir la plateforme du projet (copiez d’abord le fichier, puis collez-le)";
  }
  part("telecharger", HTMLButtonElement).disabled = !ready;
  part("copier", HTMLButtonElement).disabled = !ready;
}

/** @param {object | null} data what was kept */
function begin(data) {
  writeAll(fields, data ?? { statut: "relu", licence: form.dataset.licence, verifie_le: localDay(new Date()), ...asked.data });
  for (const it of fieldsOf(fields)) if ("obligatoire" in it.dataset && it.dataset.modele && !holder(it).children.length) addItem(it);
  refresh(readAll(fields));
  tellOther();
}

function tellOther() {
  part("autre", HTMLElement).hidden = !draft.other();
}

// --- What people do ----------------------------------------------------------------------------

form.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element && event.target.closest("[data-action]");
  if (!(pressed instanceof HTMLElement)) return;
  act(pressed);
  changed();
});

/**
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
const fieldOf = (event) => (event.target instanceof Element ? event.target.closest(".champ") : null);

fields.addEventListener("input", changed);
fields.addEventListener("focusout", (event) => {
  const field = fieldOf(event);
  const { target } = event;
  // A box to tick, or a button, is no text that one has finished to type.
  const typed = target instanceof Element && target.matches(".champ > *, .champ__element > *") && "value" in target && target.value;
  if (field && typed && !(target instanceof HTMLButtonElement)) judge(field);
});
addEventListener("storage", (event) => {
  if (draft.stepAside(event)) {
    if (touched) keep(readAll(fields));
    say("Un autre onglet écrit le même brouillon\u00a0: celui-ci sera gardé à part. Continuez dans un seul des deux.");
  }
  tellOther();
});
part("echanger", HTMLButtonElement).addEventListener("click", () => {
  const data = draft.other();
  if (data) {
    keep(readAll(fields));
    draft.swap();
    empty(fields);
    writeAll(fields, data);
    changed();
    say("Voici l’autre brouillon\u202f; le premier reste gardé.");
  }
  tellOther();
});
agreed.addEventListener("change", () => refresh(readAll(fields)));
part("verifier", HTMLButtonElement).addEventListener("click", () => {
  if (check(errors)) errors.focus();
  else {
    answer(
      "Rien à redire dans le formulaire. Il ne voit pas tout\u00a0: la relecture vérifiera aussi ce que dit la liste «\u00a0Ce qui sera vérifié dans la proposition\u00a0».",
    );
  }
});
part("copier", HTMLButtonElement).addEventListener("click", async () => {
  const done = await copied(text.textContent ?? "");
  answer(done ? "Le fichier est copié." : "La copie est refusée\u00a0: téléchargez le fichier.");
});
part("telecharger", HTMLButtonElement).addEventListener("click", () => {
  const data = readAll(fields);
  saved(`${nameOf(data)}.yml`, toYaml(data, kind), "text/yaml");
});
part("exporter", HTMLButtonElement).addEventListener("click", () => {
  const data = readAll(fields);
  saved(`brouillon-${nameOf(data)}.json`, JSON.stringify(data, null, 2), "application/json");
});
part("importer", HTMLInputElement).addEventListener("change", async (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const [file] = input.files ?? [];
  if (!file) return;
  try {
    const data = JSON.parse(await file.text());
    if (typeof data !== "object" || data === null || Array.isArray(data)) throw new TypeError("no draft");
    empty(fields);
    writeAll(fields, data);
    changed();
    say("La copie a été reprise.");
  } catch {
    say("Ce fichier n’est pas une copie de brouillon\u00a0: choisissez celui que «\u00a0Garder une copie\u00a0» a donné.");
  }
  input.value = "";
});
part("effacer", HTMLButtonElement).addEventListener("click", () => {
  if (!confirm("Effacer tout ce qui est écrit ici\u202f?")) return;
  empty(fields);
  draft.forget();
  begin(null);
  say("Tout est effacé.");
});

// --- When something stops, and the page --------------------------------------------------------

const stopped = () =>
  say("Une erreur a arrêté cette page\u00a0: cliquez sur «\u00a0Garder une copie\u00a0», puis rechargez-la et reprenez la copie.");
addEventListener("error", ({ filename }) => {
  if (!form.hidden && filename?.startsWith(SCRIPTS)) stopped();
});
addEventListener("unhandledrejection", () => {
  if (!form.hidden) stopped();
});

form.append(known);
prepare(fields);
const last = draft.found();
begin(last);
if (last) say("Votre brouillon a été retrouvé.");
if (asked.unknown) say(`L’outil ${quoted(asked.unknown)} n’est pas, ou n’est plus, sur ce site\u00a0: choisissez dans la liste.`);
// Until here the page shows what to do without the form: a script that is missing, too new for the browser or
// in error leaves that sentence where the form would have stood.
form.hidden = false;
for (const it of all(document, "#sans-formulaire", HTMLElement)) it.hidden = true;
for (const it of all(form, "[data-role=hors-ligne]", HTMLElement)) keepOffline(it);
