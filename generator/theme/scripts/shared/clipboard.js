// The clipboard, which the browser may refuse.

/**
 * Copies `text`, and says whether the browser did.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
