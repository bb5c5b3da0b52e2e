// The press in the browser, where a page offers it: nothing of it is fetched before somebody asks.

const ABLE = ["Worker", "WebAssembly", "DecompressionStream", "ReadableStream"].every((name) => name in globalThis);

/** @type {Record<string, () => Promise<(root: HTMLElement) => () => void>>} */
const works = {
  imprimer: async () => (await import("./presse/printing.js")).toPrint,
  verifier: async () => (await import("./presse/checking.js")).toCheck,
};

/** @param {HTMLElement} root */
function offer(root) {
  const begin = root.querySelector('[data-geste="commencer"]');
  const state = root.querySelector('[data-role="etat"]');
  const work = works[root.dataset.presse ?? ""];
  if (!begin || !state || !work) return;
  /** @type {(() => void) | null} */
  let start = null;
  begin.addEventListener("click", async () => {
    try {
      start ??= (await work())(root);
    } catch {
      state.textContent = `La presse n’a pas pu être chargée. ${root.dataset.autrement ?? ""}`;
    }
    start?.();
  });
  root.hidden = false;
}

for (const root of document.querySelectorAll("[data-presse]")) if (ABLE && root instanceof HTMLElement) offer(root);
