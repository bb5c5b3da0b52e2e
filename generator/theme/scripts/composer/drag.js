// Parts moved by hand: a finger, a pen or a mouse takes one by its handle, a mark shows where it would stand.
import { all } from "../shared/elements.js";

const EDGE = 60; // pixels from the edge of the window, where the page follows
const STEP = 12; // pixels at a time

/** @typedef {(place: number, by: number) => void} Move */

/**
 * Lets the parts of `list` be dragged by their handles.
 * @param {HTMLOListElement} list
 * @param {Move} move
 * @param {(text: string) => void} say
 */
export function makeDraggable(list, move, say) {
  list.addEventListener("pointerdown", (event) => {
    const handle = event.target instanceof Element ? event.target.closest(".composer__poignee") : null;
    const line = handle?.closest("li");
    if (!handle || !line || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    follow(list, line, event, move, say);
  });
}

/**
 * @param {HTMLOListElement} list
 * @param {HTMLLIElement} line
 * @param {PointerEvent} begun
 * @param {Move} move
 * @param {(text: string) => void} say
 */
function follow(list, line, begun, move, say) {
  const lines = all(list, ":scope > li", HTMLLIElement);
  const from = lines.indexOf(line);
  let to = from;
  let height = begun.clientY;
  const stop = new AbortController();
  const { signal } = stop;
  line.classList.add("composer__temps--tenu");

  const mark = () => {
    to = placeAt(lines, from, height);
    for (const [place, it] of lines.entries()) {
      it.classList.toggle("composer__temps--avant", to < from && place === to);
      it.classList.toggle("composer__temps--apres", to > from && place === to);
    }
  };
  // Near an edge the page goes along, as long as one stays there.
  const timer = setInterval(() => {
    const by = height < EDGE ? -STEP : height > innerHeight - EDGE ? STEP : 0;
    if (!by) return;
    scrollBy(0, by);
    mark();
  }, 16);
  const end = (/** @type {boolean} */ dropped) => {
    stop.abort();
    clearInterval(timer);
    for (const it of lines) it.classList.remove("composer__temps--tenu", "composer__temps--avant", "composer__temps--apres");
    if (dropped && to !== from) move(from, to - from);
    else if (!dropped) say("Rien n’a bougé.");
  };

  addEventListener("pointermove", (event) => {
    if (event.pointerId !== begun.pointerId) return;
    height = event.clientY;
    mark();
  }, { signal });
  addEventListener("pointerup", (event) => event.pointerId === begun.pointerId && end(true), { signal });
  addEventListener("pointercancel", (event) => event.pointerId === begun.pointerId && end(false), { signal });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    end(false);
  }, { signal });
}

/**
 * The place that a part would take, let go at that height.
 * @param {HTMLLIElement[]} lines
 * @param {number} from
 * @param {number} height
 */
function placeAt(lines, from, height) {
  const middles = lines.map((it) => it.getBoundingClientRect()).map((it) => it.top + it.height / 2);
  return middles.filter((middle, place) => place !== from && middle < height).length;
}
