// The screen: it stays on while a session is run, and is given to it whole, where the browser allows it.
import { action, say } from "./page.js";

/** @type {WakeLockSentinel | null} */
let held = null;
let wanted = false;
/** @type {Promise<boolean> | null} */
let asked = null;

/**
 * Keeps the screen on, or lets it go off again; says whether the browser does.
 * @param {boolean} on
 * @returns {Promise<boolean>}
 */
function keepAwake(on) {
  if (on === wanted && asked && !(held && held.released)) return asked;
  wanted = on;
  asked = on ? kept() : released();
  return asked;
}

/**
 * The same, said on the page where the browser does not.
 * @param {boolean} on
 */
export async function awake(on) {
  const done = await keepAwake(on);
  say("veille", on && !done ? "Cet appareil peut éteindre son écran pendant la séance\u00a0: le temps continue, rien ne se perd." : "");
}

async function released() {
  const former = held;
  held = null;
  await former?.release();
  return true;
}

async function kept() {
  if (!("wakeLock" in navigator)) return false;
  try {
    held = await navigator.wakeLock.request("screen");
    return true;
  } catch {
    return false; // little battery, or a page that is not seen
  }
}

// A browser lets go of it as soon as the page is hidden.
document.addEventListener("visibilitychange", () => {
  if (wanted && document.visibilityState === "visible") keepAwake(true);
});

/**
 * The whole screen, without the frame of the site; for the room, that frame is never there.
 * @param {boolean} projecting
 */
export function fullScreen(projecting) {
  const page = document.documentElement;
  const button = action(projecting ? "mur-plein" : "plein");
  let on = false;

  /** @param {boolean} full */
  function turn(full) {
    on = full;
    if (!projecting) document.body.classList.toggle("animer-plein", full);
    button.setAttribute("aria-pressed", String(full));
    const turning = full ? page.requestFullscreen?.() : document.fullscreenElement && document.exitFullscreen();
    // Refused, or not known here: the page alone is whole.
    if (turning) turning.catch(() => {});
  }

  button.addEventListener("click", () => turn(!on));
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && on) turn(false);
  });
  if (projecting) document.body.classList.add("animer-salle");
}
