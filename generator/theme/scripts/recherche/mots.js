/* Text → words and stems, as generator/search/words.py does; both read regles.json, a test compares them. */

const ACCENTS = /[\u0300-\u036f\u00ad\u200b]/g;

export class Mots {
  constructor(regles) {
    this.ligatures = regles.ligatures;
    this.vides = new Set(regles.mots_vides);
    this.apostrophes = new RegExp(regles.apostrophes, "g");
    this.sigles = new RegExp(regles.sigles, "g");
    this.inclusif = regles.inclusif.map((motif) => new RegExp(motif, "g"));
    this.terminaisons = regles.terminaisons;
  }

  /** Lower case, without accents or ligatures. */
  plier(texte) {
    let nu = texte.normalize("NFKD").toLowerCase().replace(ACCENTS, "");
    for (const [ligature, lettres] of this.ligatures) nu = nu.replaceAll(ligature, lettres);
    return nu;
  }

  /** The words that carry meaning, folded. */
  mots(texte) {
    let nu = this.plier(texte).replace(this.sigles, (_, avant, sigle) => `${avant}${sigle.replaceAll(".", "")} `);
    for (const motif of this.inclusif) nu = nu.replace(motif, "$1");
    return (nu.replace(this.apostrophes, " ").match(/[a-z0-9]+/g) ?? []).filter((mot) => !this.vides.has(mot));
  }

  /** A word without the endings of plural, gender and family. */
  racine(mot) {
    for (const passe of this.terminaisons) {
      for (const [fin, remplacement, garde] of passe) {
        if (mot.endsWith(fin) && mot.length - fin.length >= garde) {
          mot = mot.slice(0, mot.length - fin.length) + remplacement;
          break;
        }
      }
    }
    return mot;
  }
}
