// The screen stays on while a session is run, where the browser allows it.
import { say } from "./page.js";

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
