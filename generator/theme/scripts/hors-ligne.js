// The worker that keeps the pages of the planner. The build puts the list of what they ask for in the place of KEPT,
// and this file at the root of the site; each page of the list is a scope of its own, and no other page is seen here.

/**
 * @typedef {Event & { waitUntil(done: Promise<unknown>): void }} Lasting
 * @typedef {Lasting & { request: Request, clientId: string, resultingClientId: string, respondWith(answer: Promise<Response>): void }} Asked
 * @typedef {{ version: string, pages: string[], files: Record<string, string> }} Kept `pages` and `files` from the root of
 *   the site, each file with what proves that it is of this build
 */

/** @type {Kept} */
const KEPT = { version: "", pages: [], files: {} };

const worker = /** @type {any} */ (globalThis);
const BASE = new URL("./", worker.location.href).href;
const OURS = `essaimage-hors-ligne:${BASE}:`;
const CACHE = OURS + KEPT.version;
/** What the press puts aside by itself, on demand: no build takes it away. */
const OF_THE_PRESS = "essaimage-presse";
/** What the printing page asks for, a file a tool: kept once it was asked for. */
const SHEETS = "kits/imprimer/feuilles/";
const PATIENCE = 4000; // milliseconds that a page waits for a slow network, when one is kept
/** Windows whose page is, to the letter, the one that is kept: the rest of that build goes with it. */
const ofThisBuild = new Set();

async function install() {
  const cache = await caches.open(CACHE);
  const files = Object.entries(KEPT.files).map(([path, integrity]) => new Request(BASE + path, { cache: "no-cache", integrity }));
  const pages = KEPT.pages.map((path) => new Request(BASE + path, { cache: "no-cache" }));
  const known = await Promise.all([...files, ...pages].map((it) => cache.match(it)));
  await cache.addAll([...files, ...pages].filter((_, place) => !known[place]));
  await worker.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((it) => it.startsWith(OURS) && it !== CACHE).map((it) => caches.delete(it)));
}

/**
 * A page: that of the network, else the one that is kept, of any build rather than none.
 * @param {Asked} asked
 * @param {string} path
 */
async function pageFor(asked, path) {
  const mine = await caches.match(BASE + path, { cacheName: CACHE });
  const kept = mine ?? (await caches.match(BASE + path));
  try {
    const fresh = await (kept ? soon(fetch(asked.request)) : fetch(asked.request));
    if (kept && fresh.status >= 500) throw new Error(`${path}: ${fresh.status}`);
    if (mine && (await fresh.clone().text()) === (await mine.clone().text())) ofThisBuild.add(asked.resultingClientId);
    return fresh;
  } catch (problem) {
    if (!kept) throw problem;
    if (mine) ofThisBuild.add(asked.resultingClientId);
    return kept;
  }
}

/**
 * @param {Promise<Response>} answer
 * @returns {Promise<Response>} a failure, when it is too long in coming
 */
const soon = (answer) => Promise.race([answer, new Promise((_, reject) => {
  setTimeout(() => reject(new Error("too slow")), PATIENCE);
})]);

/**
 * A file: the kept one for a page of this build, or when it is named after what it holds; else the network first.
 * @param {Asked} asked
 * @param {string} path
 */
async function fileFor(asked, path) {
  const mine = await caches.match(BASE + path, { cacheName: CACHE });
  if (mine && (ofThisBuild.has(asked.clientId) || /\.[0-9a-f]{8,}\./.test(path))) return mine;
  try {
    return await fetch(asked.request);
  } catch (problem) {
    const kept = mine ?? (await caches.match(BASE + path));
    if (!kept) throw problem;
    return kept;
  }
}

/**
 * The words of a tool on paper: those of the network, else those that came last.
 * @param {Asked} asked
 */
async function sheetFor({ request }) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone()).catch(() => {}); // a full disk is no reason to stop
    return fresh;
  } catch (problem) {
    const kept = await cache.match(request);
    if (!kept) throw problem;
    return kept;
  }
}

/** @param {Asked} asked */
async function ofThePressFor({ request }) {
  return (await caches.match(request, { cacheName: OF_THE_PRESS })) ?? fetch(request);
}

worker.addEventListener("install", (/** @type {Lasting} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {Lasting} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {Asked} */ event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== "GET" || !address.startsWith(BASE)) return;
  const path = decodeURI(address.slice(BASE.length));
  if (KEPT.pages.includes(path)) event.respondWith(pageFor(event, path));
  else if (path in KEPT.files) event.respondWith(fileFor(event, path));
  else if (path.startsWith(SHEETS)) event.respondWith(sheetFor(event));
  else if (request.mode !== "navigate") event.respondWith(ofThePressFor(event));
});
