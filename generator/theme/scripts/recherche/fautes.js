/* One typing error: a letter added, forgotten, replaced, or two neighbours swapped. */

/** Whether `a` and `b` are one error apart, or the same. */
export function proches(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let debut = 0;
  while (debut < a.length && a[debut] === b[debut]) debut += 1;
  let fin = 0;
  const plusCourt = Math.min(a.length, b.length) - debut;
  while (fin < plusCourt && a[a.length - 1 - fin] === b[b.length - 1 - fin]) fin += 1;
  const resteA = a.slice(debut, a.length - fin);
  const resteB = b.slice(debut, b.length - fin);
  if (resteA.length <= 1 && resteB.length <= 1) return true;
  return resteA.length === 2 && resteB.length === 2 && resteA[0] === resteB[1] && resteA[1] === resteB[0];
}

/** The known word that `mot` was meant to be: itself, what it begins, or one error away; null otherwise. */
export function corriger(mot, connus) {
  if (connus.includes(mot)) return mot;
  const suite = connus.find((connu) => connu.startsWith(mot));
  if (suite) return suite;
  if (mot.length < 4) return null;
  const voisins = connus.filter((connu) => proches(mot, connu));
  // People rarely miss the first letter, and a swap or a doubled letter keeps the length near.
  voisins.sort((a, b) => (b[0] === mot[0]) - (a[0] === mot[0]) || Math.abs(a.length - mot.length) - Math.abs(b.length - mot.length));
  if (voisins.length) return voisins[0];
  return mot.length < 6 ? null : connus.find((connu) => connu.length > mot.length && proches(mot, connu.slice(0, mot.length))) ?? null;
}
