// Running a session: one run at a time in a browser, kept at each gesture; all that is shown is reckoned from it.
import { named, showBoard, tick } from "./animer/board.js";
import { catchUp, offer } from "./animer/catchup.js";
import { chime, readyToChime } from "./animer/chime.js";
import { hour } from "./animer/hours.js";
import { alone, keeper } from "./animer/keeping.js";
import { action, blocks as askedBlocks, plan as askedPlan, query, role, root, say, told } from "./animer/page.js";
import { back, held, lengthened, next, resumed, started, undone } from "./animer/run.js";
import { awake, fullScreen } from "./animer/screen.js";
import { expectedAt, watch } from "./animer/steady.js";
import { showSummary } from "./animer/summary.js";
import { showWall } from "./animer/wall.js";
import { planIn } from "./composer/plan.js";
import { duration } from "./shared/french.js";
import { keepOffline } from "./shared/offline.js";

/** @typedef {import("./animer/run.js").Run} Run */

const [HALF_A_SECOND, A_MINUTE] = [500, 60_000];
const REFUSED = "Ce navigateur refuse de garder la séance\u00a0: elle continue tant que cette page reste ouverte.";
const projecting = location.hash === "#projection";
const sound = /** @type {HTMLInputElement} */ (role("son"));
const ready = { plan: askedPlan, blocks: askedBlocks };

/** @type {Run | null} */
let run = null;
/** A run of another session, kept here. @type {Run | null} */
let other = null;
let mine = true;
let refused = false;
let rung = "";
const keeping = keeper(heard);
const time = watch(() => run !== null && run.since !== null, () => run && leads() && take(run));
const lateness = catchUp(() => (run ? { run, now: time.now() } : null), take);
const leads = () => mine && !projecting;
const planned = () => (run ? { plan: planIn(run.query).plan, blocks: run.blocks } : ready);

/**
 * Takes what a gesture makes of the run: it is kept, told and shown.
 * @param {Run} made
 * @param {string} [said]
 */
function take(made, said = "") {
  run = { ...made, drift: time.drift(), seen: Math.max(made.seen, Date.now() + time.drift()) };
  const first = !keeping.keep(run) && !refused;
  refused ||= first;
  lateness.close();
  say("avis", [said, first ? REFUSED : ""].filter(Boolean).join(" "));
  show();
}

/** @param {Run} made */
const announced = (made) => take(made, made.over === null ? `Maintenant\u00a0: ${named(made.blocks[made.place])}, ${duration(made.turns[made.place].minutes)}.` : "La séance est finie.");

/** @param {Run | null} made what another window has made of the run */
function heard(made) {
  if (leads()) return;
  run = made;
  if (run) time.resume(run);
  show();
}

function show() {
  const now = time.now();
  root.hidden = false;
  role("mur").hidden = !projecting;
  if (projecting) {
    showWall(run, planned(), now);
    return;
  }
  const over = run !== null && run.over !== null;
  const nothing = !run && !askedPlan.suite.length;
  role("vide").hidden = !nothing;
  role("scene").hidden = nothing || over;
  role("bilan").hidden = !over;
  role("ailleurs").hidden = mine || !run || over;
  role("autre").hidden = !other;
  root.classList.toggle("animer--suivie", !mine && run !== null);
  role("projeter").setAttribute("href", `${location.pathname}${run ? run.query : query}#projection`);
  if (run && over) showSummary(run);
  else if (!nothing) showBoard(run, planned(), now);
  offer(run, now);
  awake(run !== null && !over && mine);
}

function every() {
  const now = time.now();
  if (projecting) showWall(run, planned(), now);
  else if (run && run.over === null) {
    const past = tick(run, planned(), now);
    offer(run, now);
    const bell = past ? `${run.place} ${run.turns[run.place].minutes}` : "";
    if (bell && bell !== rung && sound.checked && run.since !== null) chime();
    rung = bell;
  }
}

async function begin() {
  if (!mine) mine = await alone(true, elsewhere);
  const now = time.now();
  other = null;
  const expected = expectedAt(new Date(now - time.drift()), askedBlocks[0].start) + time.drift();
  announced(started({ query, titre: askedPlan.titre, people: askedPlan.participants, blocks: askedBlocks }, now, expected, time.drift()));
  action("suivant").focus();
}

/** Another window runs the session from now on. */
function elsewhere() {
  mine = false;
  keeping.leave();
  show();
}

async function takeOver() {
  mine = await alone(true, elsewhere);
  const found = keeping.found() ?? run;
  if (!found) return;
  time.resume(found, true);
  take(found, "La séance est animée ici.");
  action("suivant").focus();
}

function startAgain() {
  keeping.forget();
  [run, other] = [null, null];
  say("avis", "");
  show();
}

/**
 * @param {string} name
 * @param {(run: Run, now: number) => void} act what to do of a run that is ours
 */
const on = (name, act) => action(name).addEventListener("click", () => {
  if (run && mine) act(run, time.now());
});

on("suivant", (it, now) => {
  announced(next(it, now));
  if (run?.over) role("bilan-titre").focus();
});
on("revenir", (it, now) => announced(back(it, now)));
on("rouvrir", (it, now) => {
  announced(back(it, now));
  action("suivant").focus();
});
on("suspendre", (it, now) => {
  if (it.since === null) take(resumed(it, now), "La séance reprend.");
  else take(held(it, now), "La séance est suspendue.");
});
/** @param {Run} made */
const lasting = (made) => take(made, `Ce temps dure ${duration(made.turns[made.place].minutes)}.`);
on("moins", (it) => lasting(lengthened(it, -1)));
on("plus", (it) => lasting(lengthened(it, 1)));
on("defaire", (it) => {
  take(undone(it), "Le dernier changement est défait.");
  if (action("defaire").hidden) action("suivant").focus();
});
action("commencer").addEventListener("click", begin);
action("prendre").addEventListener("click", takeOver);
for (const name of ["oublier", "recommencer"]) action(name).addEventListener("click", startAgain);
sound.addEventListener("change", () => {
  if (sound.checked && !readyToChime()) say("avis", "Ce navigateur ne sait pas faire ce son.");
});

/** Goes on with what was kept, where it is this session or no other was asked for. */
async function open() {
  const found = keeping.found();
  if (!projecting) mine = await alone(false, elsewhere);
  if (found && (projecting || !askedPlan.suite.length || found.query === query)) {
    run = found;
    time.resume(found, leads());
  } else if (found) {
    other = found;
    const titre = found.titre ? `«\u00a0${found.titre}\u00a0»` : "une autre séance";
    const unfinished = `Déjà commencée ici à ${hour(found.begun - found.drift)}\u00a0: ${titre}.`;
    say("autre-dit", found.over === null ? unfinished : `Le bilan d’avant est encore ici\u00a0: ${titre}. Il sera remplacé quand vous commencerez.`);
    role("y-aller").setAttribute("href", `${location.pathname}${found.query}`);
  }
  say("avis", told.join(" "));
  show();
  keeping.ask();
}

fullScreen(projecting);
document.addEventListener("visibilitychange", every);
setInterval(every, HALF_A_SECOND);
setInterval(() => {
  if (run && leads() && run.over === null) keeping.keep({ ...run, seen: time.now() });
}, A_MINUTE);
open();
if (!projecting) keepOffline(role("hors-ligne"));
