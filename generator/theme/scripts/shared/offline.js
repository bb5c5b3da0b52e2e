// Pages that this browser keeps, to open them without a network: only those of the planner, and only where it may.

const SITE = new URL("../../", import.meta.url);
const WORKER = new URL("hors-ligne.js", SITE);

/**
 * Keeps the pages that `said` names, and says there that they are kept; where it names none, as in the preview of
 * who is writing, what was kept before is let go.
 * @param {HTMLElement} said
 * @returns {Promise<void>}
 */
export async function keepOffline(said) {
  if (!("serviceWorker" in navigator)) return;
  const pages = (said.dataset.horsLigne ?? "").split(" ").filter(Boolean);
  try {
    if (!pages.length) await letGo();
    // One after the other: the first brings the files, the others find them there.
    await pages.reduce(async (before, page) => {
      await before;
      const kept = await register(page);
      await active(kept);
      // A browser looks for a newer build of the page that it opens; the others follow at once.
      kept.update().catch(() => {});
    }, Promise.resolve());
    if (pages.length) said.textContent = "Disponible hors ligne.";
  } catch {
    // Refused by the browser, or no network for the first time: the page works as any other.
  }
}

/** @param {string} page from the root of the site */
const register = (page) => navigator.serviceWorker.register(WORKER, { scope: new URL(page, SITE).pathname, updateViaCache: "none" });

/**
 * Waits for a first worker; one that was there before serves as well as the newest.
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<void>}
 */
function active(registration) {
  const coming = registration.active ? null : registration.installing ?? registration.waiting;
  if (!coming) return Promise.resolve();
  return new Promise((resolve, reject) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve();
      if (coming.state === "redundant") reject(new Error("not kept"));
    });
  });
}

async function letGo() {
  const all = await navigator.serviceWorker.getRegistrations();
  const ours = all.filter((it) => [it.active, it.waiting, it.installing].some((worker) => worker?.scriptURL === WORKER.href));
  await Promise.all(ours.map((it) => it.unregister()));
}
