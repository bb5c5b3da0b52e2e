// The one session that this browser runs: kept at each gesture, told to the other windows, held by one of them.
import { forget, keep, kept } from "../shared/storage.js";

/** @typedef {import("./run.js").Run} Run */

const SITE = new URL("../../", import.meta.url).pathname;
const KEY = `essaimage:${SITE}:animer`;
const VERSION = 1;

/**
 * @param {Record<string, any> | null} data
 * @returns {Run | null} null for what is not a run of ours
 */
function runIn(data) {
  if (!data || data.version !== VERSION || !Array.isArray(data.blocks) || !Array.isArray(data.turns)) return null;
  const { blocks, turns, place, since, begun, expected, over, seen, drift, before } = data;
  const numbers = [place, begun, expected, seen, drift, ...turns.flatMap((it) => [it?.minutes, it?.spent])];
  const whole = numbers.every(Number.isFinite) && [since, over].every((it) => it === null || Number.isFinite(it));
  const held = Array.isArray(before) && blocks.length === turns.length && blocks.every((it) => it && typeof it.titre === "string");
  return whole && held && place in turns ? /** @type {Run} */ (/** @type {unknown} */ (data)) : null;
}

/**
 * @param {(run: Run | null) => void} heard what another window has just made of the run
 */
export function keeper(heard) {
  /** @type {Run | null} */
  let current = null;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(KEY) : null;
  channel?.addEventListener("message", ({ data }) => {
    if (data === "?") {
      if (current) channel.postMessage({ ...current, version: VERSION });
    } else heard(runIn(data));
  });
  addEventListener("storage", (event) => {
    if (event.key === KEY) heard(runIn(kept(KEY)));
  });

  return {
    found: () => runIn(kept(KEY)),
    /** Asks the other windows what they run, where nothing could be kept. */
    ask: () => channel?.postMessage("?"),
    /**
     * Keeps the run, tells it, and says whether the browser kept it.
     * @param {Run} run
     */
    keep(run) {
      current = run;
      const data = { ...run, version: VERSION };
      channel?.postMessage(data);
      return keep(KEY, data);
    },
    forget() {
      current = null;
      channel?.postMessage(null);
      forget(KEY);
    },
    /** This window runs nothing any more: another does. */
    leave() {
      current = null;
    },
  };
}

/**
 * Whether this window is the one that runs the session, from now on; a browser without locks lets each.
 * @param {boolean} taking from the window that has it
 * @param {() => void} lost called when another window takes it
 * @returns {Promise<boolean>}
 */
export function alone(taking, lost) {
  if (!("locks" in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const asked = navigator.locks.request(KEY, taking ? { steal: true } : { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise(() => {}) : undefined; // held as long as the window is open
    });
    asked.catch(lost);
  });
}
