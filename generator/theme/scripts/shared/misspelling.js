// One typing error: a letter added, forgotten, replaced, or two neighbours swapped.

/**
 * Whether `a` and `b` are one error apart, or the same.
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function near(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const restOfA = a.slice(start, a.length - end);
  const restOfB = b.slice(start, b.length - end);
  if (restOfA.length <= 1 && restOfB.length <= 1) return true;
  return restOfA.length === 2 && restOfB.length === 2 && restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0];
}

/**
 * The known word that `word` was meant to be: itself, what it begins, or one error away; null otherwise.
 * @param {string} word
 * @param {readonly string[]} known
 * @returns {string | null}
 */
export function corrected(word, known) {
  if (known.includes(word)) return word;
  const longer = known.find((it) => it.startsWith(word));
  if (longer) return longer;
  if (word.length < 4) return null;
  const neighbours = known.filter((it) => near(word, it));
  // People rarely miss the first letter, and a swap or a doubled letter keeps the length near.
  const distance = (/** @type {string} */ it) => (it[0] === word[0] ? 0 : 100) + Math.abs(it.length - word.length);
  neighbours.sort((a, b) => distance(a) - distance(b));
  if (neighbours.length) return neighbours[0];
  if (word.length < 6) return null;
  return known.find((it) => it.length > word.length && near(word, it.slice(0, word.length))) ?? null;
}
