// The files of the search: each is read once, when a question asks for it. A failure is asked again the next time.
import { askedOnce, fetched } from "../shared/network.js";
import { Words } from "./words.js";

/**
 * @typedef {import("./words.js").Rules} Rules
 * @typedef {import("./passages.js").Page} Page
 * @typedef {Record<string, number[]>} Loudness for each weight, the pages, as steps from one to the next
 * @typedef {[anchor: string, title: string, ...lines: string[]]} Section
 */

export class Library {
  /** @param {URL} folder where the build has put them */
  constructor(folder) {
    const rules = askedOnce(async () => /** @type {Rules} */ (await (await fetched(new URL("regles.json", folder))).json()));
    const file = askedOnce(async (path) => {
      const { version } = await this.rules();
      return (await fetched(new URL(`${version}/${path}`, folder))).text();
    });
    const json = askedOnce(async (path) => JSON.parse(await file(path)));
    const words = askedOnce(async () => new Words(await rules("")));
    this.rules = () => rules("");
    this.words = () => words("");
    /** @type {(id: number) => Promise<Page>} */
    this.page = async (id) => ({ id, ...(await json(`pages/${id}.json`)) });
    /** @type {(id: number) => Promise<Section[]>} */
    this.sections = (id) => json(`textes/${id}.json`);
    /** @type {() => Promise<[id: number, minutes: number, min: number, max: number][]>} */
    this.sizes = () => json("tailles.json");
    /** @type {() => Promise<string[][][]>} */
    this.equivalents = () => json("equivalents.json");
    /** @type {(initial: string) => Promise<string[]>} */
    this.known = async (initial) => (/^-?[a-z0-9]$/.test(initial) ? (await file(`mots/${initial}.txt`)).split("\n") : []);
    this.json = json;
  }

  /**
   * The stems of the index that begin as `stem` does; empty when none has its first letters.
   * @param {string} stem
   * @returns {Promise<Record<string, Loudness>>}
   */
  async near(stem) {
    const { coupes, listes } = await this.rules();
    const two = stem.slice(0, 2);
    const name = coupes.includes(two) ? stem.slice(0, 3) : two;
    return listes.includes(name) ? this.json(`index/${name}.json`) : {};
  }
}
