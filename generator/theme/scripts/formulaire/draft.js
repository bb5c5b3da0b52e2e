// The draft that a tab keeps. Two tabs never write over each other, nor two sites of one host.
import { forget, keep, kept } from "../shared/storage.js";

const SITE = new URL("../../", import.meta.url).pathname;

/**
 * The draft of that kind of record, for the site that stands at that path.
 * @param {string} kind
 * @param {string} [site]
 */
export function draftOf(kind, site = SITE) {
  const first = `essaimage-brouillon-${kind}-${site}`;
  const second = `${first}-autre`;
  // Where version 0.1 kept it, whatever the site: it is moved, once.
  const former = `essaimage-brouillon-${kind}`;
  let mine = first;
  const other = () => (mine === first ? second : first);

  return {
    /** What was kept by the last tab, null when nothing was. */
    found() {
      const old = kept(first) ? null : kept(former);
      if (old && keep(first, old)) forget(former);
      return kept(first) ?? old;
    },
    /** @param {object} data */
    keep: (data) => keep(mine, data),
    forget: () => forget(mine),
    other: () => kept(other()),
    /** From now on this tab and the other keep their own: whether that is new. */
    stepAside(/** @type {StorageEvent} */ event) {
      if (event.key !== first || !event.newValue || mine !== first) return false;
      mine = second;
      return true;
    },
    /** This tab takes the other draft, and leaves its own there. */
    swap() {
      mine = other();
    },
  };
}
