// What this browser keeps for a site. It may refuse to keep, be full, or hold what nobody of ours wrote.

/**
 * The object kept under `key`, null when there is none.
 * @param {string} key
 * @returns {Record<string, any> | null}
 */
export function kept(key) {
  try {
    const data = JSON.parse(localStorage.getItem(key) ?? "null");
    return data && typeof data === "object" && !Array.isArray(data) ? data : null;
  } catch {
    return null;
  }
}

/**
 * Keeps `data` under `key`, and says whether the browser did.
 * @param {string} key
 * @param {object} data
 * @returns {boolean}
 */
export function keep(key, data) {
  try {
    localStorage.setItem(key, JSON.stringify(data));
    return true;
  } catch {
    return false;
  }
}

/**
 * The keys that begin so, in no order; none where the browser refuses to say.
 * @param {string} beginning
 * @returns {string[]}
 */
export function keysOf(beginning) {
  try {
    return Object.keys(localStorage).filter((it) => it.startsWith(beginning));
  } catch {
    return [];
  }
}

/**
 * Forgets what is kept under `key`, and says whether the browser did.
 * @param {string} key
 * @returns {boolean}
 */
export function forget(key) {
  try {
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
