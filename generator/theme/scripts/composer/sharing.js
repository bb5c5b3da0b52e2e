// How a planned session leaves the page, and how one comes in: its address, the share sheet, a calendar, a file, a kit.
import { copied } from "../shared/clipboard.js";
import { slug } from "../shared/folding.js";
import { saved } from "../shared/saving.js";
import { toYaml } from "../shared/yaml.js";
import { calendarOf } from "./calendar.js";
import { read, written } from "./file.js";
import { kitOf } from "./kit.js";
import { titleOf } from "./parts.js";
import { action, around, role, root, say, tools } from "./page.js";
import { queryOf } from "./plan.js";
import { begin, state, understood } from "./planning.js";
import { sessionOf } from "./session.js";

const LONGEST_NAME = 60;

const title = () => state.plan.titre || around.titre;
const fileName = () => slug(title()).slice(0, LONGEST_NAME).replace(/-+$/, "") || "seance";
const hasTool = () => state.plan.suite.some((it) => it.fiche);

/** The links that take the session along. */
export function showLinks() {
  const query = queryOf(state.plan);
  // A code that no longer says where the session is would mislead.
  role("code", HTMLElement).replaceChildren();
  action("code").setAttribute("aria-expanded", "false");
  for (const link of root.querySelectorAll("a[data-suite]")) if (link instanceof HTMLAnchorElement) link.search = query;
}

/** Shows the code of the address, or puts it away. */
async function toggleCode() {
  const place = role("code", HTMLElement);
  const button = action("code");
  const shown = place.childElementCount > 0;
  button.setAttribute("aria-expanded", String(!shown));
  if (shown) {
    place.replaceChildren();
    return;
  }
  try {
    const { qrOf } = await import("./qr.js");
    const code = await qrOf(location.href, `Code QR de l’adresse de «\u00a0${title()}\u00a0»`);
    place.replaceChildren(code ?? "Cette adresse est trop longue pour un code QR\u00a0: copiez-la.");
  } catch {
    button.setAttribute("aria-expanded", "false");
    say("La connexion a manqué\u00a0: réessayez.");
  }
}

function toCalendar() {
  const { plan, id } = state;
  if (!plan.date) {
    say("Donnez d’abord la date de la séance.");
    role("date", HTMLInputElement).focus();
    return;
  }
  const session = sessionOf(plan, tools);
  const programme = session.parts.slice(1).map((it) => `${it.start} ${titleOf(it)}`);
  saved(`${fileName()}.ics`, calendarOf(plan, session, { id, titre: title(), address: location.href, programme, now: new Date() }), "text/calendar");
}

function toKit() {
  if (!hasTool()) {
    say("Un kit contient au moins un outil\u00a0: ajoutez-en un d’abord.");
    return;
  }
  saved(`${fileName()}.yml`, toYaml(kitOf(state.plan, tools, around, new Date()), "kit", "../../"), "application/yaml");
}

/** @param {File | undefined} file */
async function bringIn(file) {
  if (!file) return;
  const { queries, problem } = read(await file.text());
  if (problem) say(problem);
  // The first of the file ends up on the page.
  for (const query of [...queries].reverse()) {
    const { plan, told } = understood(query);
    begin(plan, ["La séance du fichier est ouverte, à côté des vôtres.", ...told].join(" "));
  }
}

/** Gives each button what it does. */
export function makeShareable() {
  const answer = role("copie", HTMLElement);
  action("imprimer").addEventListener("click", () => print());
  action("copier").addEventListener("click", async () => {
    const done = await copied(location.href);
    answer.textContent = done ? "Copiée." : "Copiez-la dans la barre d’adresse du navigateur.";
  });
  const share = action("partager");
  share.hidden = typeof navigator.share !== "function";
  share.addEventListener("click", async () => {
    try {
      await navigator.share({ title: title(), url: location.href });
    } catch (error) {
      // Closing the sheet is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) answer.textContent = "Le partage n’a pas marché\u00a0: copiez l’adresse.";
    }
  });
  action("code").addEventListener("click", toggleCode);
  action("agenda").addEventListener("click", toCalendar);
  action("kit").addEventListener("click", toKit);
  action("fichier").addEventListener("click", () => saved(`${fileName()}.json`, written([{ titre: state.plan.titre, requete: queryOf(state.plan) }]), "application/json"));
  const input = role("fichier", HTMLInputElement);
  input.addEventListener("change", async () => {
    await bringIn(input.files?.[0]);
    input.value = "";
  });
}
