// The plan on the page: what changes it, what undoes it, its address, and where this browser keeps it.
import { understood as understoodWith } from "./changed.js";
import { current, goOnWith, keepSession, newId, session, sessions, watchOthers } from "./kept.js";
import { formerNames, say, tools } from "./page.js";
import { queryOf, tellsPlan, usualPlan } from "./plan.js";
import { sessionOf } from "./session.js";

/** @typedef {import("./plan.js").Plan} Plan */

const MOST_UNDONE = 100;
const APART = "Une autre page a changé cette séance entre-temps\u00a0: celle-ci est gardée à part.";
const REFUSED = "Votre navigateur refuse de garder cette séance\u00a0: son adresse la contient toute, copiez-la avant de fermer la page.";

/**
 * What stands on the page; `written` is what this tab last read or wrote of it, empty when it is kept nowhere.
 * @type {{ plan: Plan, id: string, before: Plan[], written: string }}
 */
export const state = { plan: usualPlan(), id: newId(), before: [], written: "" };
let refused = false;
/** What draws the page anew. */
let drawn = () => {};

/**
 * Keeps the plan, and says why not the first time that the browser refuses.
 * @param {boolean} lue whether nobody has changed it yet
 * @returns {string} what there is to say of it
 */
function keepIt(lue) {
  const { plan } = state;
  const there = session(state.id)?.requete ?? state.written;
  // A page that slept while another one wrote: neither is lost.
  const apart = there !== state.written;
  if (apart) state.id = newId();
  const requete = queryOf(plan);
  const made = sessionOf(plan, tools);
  const outils = plan.suite.filter((it) => it.fiche).length;
  const done = keepSession({ id: state.id, requete, titre: plan.titre, outils, minutes: made.minutes, lue });
  const told = done || refused ? "" : REFUSED;
  refused = !done;
  state.written = done ? requete : state.written;
  address();
  return apart && done ? `${APART} ${told}` : told;
}

/** The address of the page, which also knows under which name its session is kept: one comes back to it as it was left. */
function address() {
  try {
    history.replaceState({ seance: state.id }, "", location.pathname + queryOf(state.plan) + location.hash);
  } catch {
    // Some browsers refuse a hundred addresses in half a minute: the next gesture writes it.
  }
}

/** Takes what another page of this browser wrote of this session; one may come back from it. */
function adopt() {
  const there = session(state.id);
  if (there && there.requete !== state.written) {
    const { plan, told } = understood(there.requete);
    const before = [...state.before, state.plan];
    Object.assign(state, { plan, before, written: there.requete });
    address();
    say(["Cette séance vient de changer dans une autre page\u00a0: voici ce qu’elle est devenue.", ...told].join(" "));
  } else if (!there && state.written) {
    state.written = "";
    say("Cette séance a été retirée dans un autre onglet. Elle reste ici\u00a0: votre prochain geste la gardera de nouveau.");
  }
  drawn();
}

/**
 * Takes another plan, which one may come back from; what stands on the page is drawn once the focus has moved on.
 * @param {Partial<Plan>} change
 * @param {string} [told]
 */
export function take(change, told = "") {
  state.before = [...state.before, state.plan].slice(-MOST_UNDONE);
  state.plan = { ...state.plan, ...change };
  changed(told);
}

/** Goes back to the plan before the last change. */
export function undo() {
  const last = state.before.pop();
  if (!last) return;
  state.plan = last;
  changed("Le dernier geste est défait.");
}

/** @param {string} told */
function changed(told) {
  say([told, keepIt(false)].filter(Boolean).join(" "));
  setTimeout(drawn);
}

/**
 * Opens another plan on the page, and leaves the one that was there where it is kept.
 * @param {Plan} plan
 * @param {string} id
 * @param {string} told
 */
function put(plan, id, told) {
  Object.assign(state, { plan, id, before: [], written: session(id)?.requete ?? "" });
  say(told);
  drawn();
}

/**
 * Begins a session beside the others.
 * @param {Plan} plan
 * @param {string} told
 */
export function begin(plan, told) {
  put(plan, newId(), told);
  const problem = plan.suite.length || plan.titre ? keepIt(false) : "";
  if (problem) say(`${told} ${problem}`);
  address();
  drawn();
}

/**
 * Opens a session that is kept.
 * @param {string} id
 * @param {string} [told]
 */
export function open(id, told = "") {
  const found = session(id);
  if (!found) {
    say("Cette séance n’est plus gardée dans ce navigateur.");
    return;
  }
  const { plan, told: problems } = understood(found.requete);
  goOnWith(id);
  put(plan, id, [told, ...problems].filter(Boolean).join(" "));
  address();
}

/** What the address holds, as another session than those kept; without a plan there, the one that one goes on with. */
export function openAddress() {
  const left = session(String(history.state?.seance ?? ""));
  if (left) {
    open(left.id, left.requete === location.search ? "" : "Voici votre séance, telle que vous l’avez laissée.");
    return;
  }
  if (!tellsPlan(location.search)) {
    const known = current();
    if (known) open(known.id, "Voici votre séance, gardée dans ce navigateur.");
    else put(usualPlan(), newId(), "");
    return;
  }
  const { plan, told } = understood(location.search);
  const requete = queryOf(plan);
  const same = sessions().find((it) => it.requete === requete);
  if (same) {
    goOnWith(same.id);
    put(plan, same.id, told.join(" "));
    return;
  }
  const last = current();
  // What was only looked at makes room; what somebody made stays.
  put(plan, last?.lue ? last.id : newId(), "");
  const others = sessions().some((it) => it.id !== state.id);
  const beside = others ? "Cette séance s’ouvre à côté des vôtres\u00a0: rien n’est remplacé." : "";
  say([...told, beside, plan.suite.length ? keepIt(true) : ""].filter(Boolean).join(" "));
  drawn();
}

/**
 * The plan of a query as it holds today.
 * @param {string} query
 */
export const understood = (query) => understoodWith(query, tools, formerNames);

/**
 * Draws the page whenever its plan changes, and says what another tab does to it.
 * @param {() => void} draw
 */
export function follow(draw) {
  drawn = draw;
  watchOthers(adopt);
  // A page that the browser put to sleep heard nothing.
  addEventListener("pageshow", (event) => event.persisted && adopt());
  addEventListener("popstate", openAddress);
}
