// A panel of the page that offers the press: what it says, how far the work is, the button that stops it.
import { found } from "../shared/elements.js";
import { number } from "../shared/french.js";
import { Thread, stopped } from "./thread.js";

/** @typedef {import("./thread.js").Done} Done */

const MEGA = 1_000_000;
const megabytes = (/** @type {number} */ bytes) => `${number(Math.ceil(bytes / MEGA))}\u00a0Mo`;

export class Panel {
  /**
   * @param {HTMLElement} root
   * @param {"imprimer" | "verifier"} travail
   */
  constructor(root, travail) {
    this.root = root;
    this.travail = travail;
    this.state = found(root, '[data-role="etat"]', HTMLElement);
    this.bar = found(root, "progress", HTMLProgressElement);
    this.begin = found(root, '[data-geste="commencer"]', HTMLButtonElement);
    this.end = found(root, '[data-geste="arreter"]', HTMLButtonElement);
    this.thread = new Thread(new URL(root.dataset.dossier ?? "", location.href).href, JSON.parse(root.dataset.pieces ?? "[]"));
    this.end.addEventListener("click", () => this.thread.stop());
  }

  /** @param {string} text */
  say(text) {
    this.state.textContent = text;
  }

  /**
   * Does a work, or says why not; null when it is not done.
   * @param {Record<string, any>} demande
   * @returns {Promise<Done | null>}
   */
  async work(demande) {
    this.busy(true);
    this.say("La presse arrive…");
    try {
      const done = await this.thread.ask(this.travail, demande, {
        octets: (fait, total) => this.advance(fait, total, `La presse arrive\u00a0: ${megabytes(fait)} sur ${megabytes(total)}.`),
        feuilles: (fait, total) => this.advance(fait, total, `Document ${number(fait)} sur ${number(total)}.`),
        etape: (told) => {
          this.bar.removeAttribute("value");
          this.say(told);
        },
      });
      if (!done.dit.refus) return done;
      this.say(done.dit.refus);
    } catch (error) {
      this.say(error === stopped ? "Arrêté. Rien n’est perdu\u00a0: vous pouvez recommencer." : this.failure());
    } finally {
      this.busy(false);
    }
    return null;
  }

  /** @returns {string} */
  failure() {
    const gone = navigator.onLine === false ? "le réseau manque" : "elle n’a pas pu travailler ici";
    return `La presse s’est arrêtée\u00a0: ${gone}. ${this.root.dataset.autrement ?? ""}`;
  }

  /**
   * @param {number} done
   * @param {number} total
   * @param {string} told
   */
  advance(done, total, told) {
    this.bar.max = total;
    this.bar.value = done;
    this.bar.textContent = told;
    // Heard now and then, not at each thousand bytes.
    const tenth = Math.floor((10 * done) / total);
    if (this.bar.dataset.dixieme !== String(tenth)) this.say(told);
    this.bar.dataset.dixieme = String(tenth);
  }

  /** @param {boolean} working */
  busy(working) {
    const stays = document.activeElement === this.begin || document.activeElement === this.end;
    this.bar.hidden = !working;
    this.bar.removeAttribute("value");
    this.begin.hidden = working;
    this.end.hidden = !working;
    if (stays) (working ? this.end : this.begin).focus();
  }
}
