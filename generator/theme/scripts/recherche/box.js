// The field and the results, in the box of every page or on the page of the search.
// It borrows nothing, for the network may fail once: recherche.js hands it the line to the worker, and the results.

/**
 * @typedef {import("./line.js").Answer} Answer
 * @typedef {import("./line.js").Places} Places
 * @typedef {import("./passages.js").Shown} Shown
 * @typedef {{ question: string, wanted: number, adresse?: string }} Kept what comes back with the back button
 * @typedef {{ Line: typeof import("./line.js").Line, result: typeof import("./results.js").result, improve: typeof import("./results.js").improve }} Parts
 */

const SITE = new URL("../../", import.meta.url);
const [FIRST, MORE, ON_A_PAGE] = [5, 10, 10];
const A_LETTER = /^(?:\S|Backspace)$/u;

const element = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.getElementById(name));
const [state, list, more, waysOut] = ["etat", "liste", "suite", "vide"].map((name) => element(`recherche-${name}`));
const [opener, closer, address] = ["ouvrir-recherche", "fermer-recherche", "recherche-adresse"].map(element);
const question = /** @type {HTMLInputElement} */ (element("recherche-question"));

export class Search {
  /**
   * @param {HTMLDialogElement | null} box null on the page of the search, which has the field itself
   * @param {Parts} parts
   */
  constructor(box, parts) {
    this.box = box;
    this.parts = parts;
    this.line = new parts.Line({
      question: () => question.value,
      slow: () => { state.textContent = "Recherche…"; },
      answered: (answer) => this.show(answer),
      located: (places) => this.place(places),
      cut: (why) => this.announce(why, [], 0, true),
    });
    this.first = box ? FIRST : ON_A_PAGE;
    this.entered = false; // whether Enter was pressed on this question before its answer came
    this.focused = ""; // the result that one comes back to
    this.listen();
    if (!box) this.arrive();
  }

  listen() {
    question.addEventListener("input", () => this.typed());
    more.addEventListener("click", () => this.showMore());
    closer?.addEventListener("click", () => this.close());
    question.addEventListener("keydown", (press) => this.pressed(press));
    list.addEventListener("keydown", (press) => this.pressed(press));
    this.box?.addEventListener("keydown", (press) => {
      if (press.key !== "Escape") return;
      // Left to itself, the browser would first empty the field.
      press.preventDefault();
      this.close();
    });
    this.box?.addEventListener("click", ({ target }) => target === this.box && this.close());
    list.addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest("a") : null;
      if (link) this.follow(link.href);
    });
  }

  /** On the page of the search: its address says the question, and the history which result was followed. */
  arrive() {
    const kept = /** @type {Kept | undefined} */ (history.state?.recherche);
    question.value = question.value || (new URLSearchParams(location.search).get("q") ?? "");
    if (question.value) this.back({ wanted: this.first, ...kept, question: question.value });
    else question.focus();
  }

  /** @param {boolean} entered whether Enter was pressed on what was typed before the search was here: it is asked now */
  begin(entered) {
    this.line.start();
    if (!question.value || this.line.number) return;
    this.entered = entered;
    this.ask(this.first);
  }

  /** @param {Kept} kept the question that one comes back to */
  back({ wanted, adresse = "" }) {
    this.focused = adresse;
    this.ask(wanted);
  }

  typed() {
    this.entered = false;
    this.focused = "";
    this.ask(this.first);
    if (!this.box) this.keep("");
  }

  /** @param {number} wanted how many results */
  ask(wanted) {
    list.setAttribute("aria-busy", "true");
    this.line.ask(wanted);
  }

  /** @param {Answer} answer */
  show({ empty, total, pages, corrected }) {
    if (!question.value.trim()) return this.announce("", []);
    if (empty) return this.announce("Ces mots sont trop courts ou trop courants\u00a0: tapez-en un de plus.", []);
    if (!total) return this.announce("Aucun résultat. Essayez un autre mot, ou un mot plus court.", []);
    const found = `${total.toLocaleString("fr")}\u00a0${total > 1 ? "résultats" : "résultat"}`;
    const meant = corrected ? ` pour «\u00a0${corrected}\u00a0»` : "";
    const first = total > pages.length ? `, les ${pages.length} premiers ci-dessous` : "";
    return this.announce(`${found}${meant}${first}.`, pages, total);
  }

  /**
   * @param {string} sentence
   * @param {Shown[]} pages
   * @param {number} [total]
   * @param {boolean} [waiting] whether the answer may still come
   */
  announce(sentence, pages, total = 0, waiting = false) {
    state.textContent = sentence;
    list.replaceChildren(...pages.map((page) => this.parts.result(page)));
    list.setAttribute("aria-busy", "false");
    more.hidden = total <= pages.length;
    waysOut.hidden = total > 0;
    if (!total && !waiting) this.entered = false;
    if (!address) return;
    address.hidden = !total;
    address.setAttribute("href", new URL(`recherche/?q=${encodeURIComponent(question.value)}`, SITE).href);
  }

  /**
   * Better excerpts for the results shown, and where in their pages they lead.
   * @param {Places} places
   */
  place(places) {
    places.forEach((page, rank) => page && this.parts.improve(list.children[rank], page));
    if (this.focused) links().find((it) => it.href === this.focused)?.focus();
    if (this.entered) links()[0]?.click();
  }

  /** More of the same results; the focus goes to the first new one. */
  showMore() {
    const already = list.children.length;
    this.ask(already + MORE);
    const watch = new MutationObserver(() => {
      watch.disconnect();
      links()[already]?.focus();
    });
    watch.observe(list, { childList: true });
  }

  /** @param {string} adresse the result that is followed */
  follow(adresse) {
    this.keep(adresse);
    this.box?.close();
  }

  /** @param {string} adresse the result that is followed */
  keep(adresse) {
    const recherche = { question: question.value, wanted: this.line.wanted, adresse };
    history.replaceState({ ...history.state, recherche }, "", this.box ? location.href : asked(question.value));
  }

  close() {
    this.box?.close();
    if (history.state?.recherche) history.replaceState({ ...history.state, recherche: undefined }, "");
    opener.focus();
  }

  /** @param {KeyboardEvent} press */
  pressed(press) {
    const typing = press.target === question;
    if (press.key === "ArrowDown" || press.key === "ArrowUp") {
      press.preventDefault();
      move(press.key === "ArrowDown" ? 1 : -1);
    } else if (press.key === "Enter" && typing) {
      // Never the results of the question before: those of this one may be on their way.
      if (this.line.isSettled) links()[0]?.click();
      else this.entered = true;
    } else if (!typing && !press.ctrlKey && !press.altKey && !press.metaKey && A_LETTER.test(press.key)) {
      question.focus(); // the letter goes there
    }
  }
}

/**
 * The address of a question; what else stands in it is left alone.
 * @param {string} text
 */
function asked(text) {
  const others = location.search.slice(1).split("&").filter((it) => it && !it.startsWith("q="));
  const all = text ? [`q=${encodeURIComponent(text)}`, ...others] : others;
  return `${location.pathname}${all.length ? `?${all.join("&")}` : ""}${location.hash}`;
}

/** @returns {HTMLAnchorElement[]} */
const links = () => [...list.querySelectorAll("a")];

/** @param {number} by how far arrows go, through the field, then each result, and round again */
function move(by) {
  const stops = [question, ...links()];
  const here = Math.max(0, stops.findIndex((it) => it === document.activeElement));
  stops[(here + by + stops.length) % stops.length].focus();
}
