// The thread where the press runs: begun when somebody asks, asked one thing at a time, stopped at any moment.

/**
 * @typedef {import("./pieces.js").Piece} Piece
 * @typedef {{ dit: Record<string, any>, contenu?: Uint8Array<ArrayBuffer> }} Done
 * @typedef {{ octets: (done: number, total: number) => void, feuilles: (done: number, total: number) => void, etape: (told: string) => void }} Hear
 */

/** What stops a work that somebody no longer wants. */
export const stopped = new Error("stopped");

export class Thread {
  /**
   * @param {string} folder where the pieces stand
   * @param {Piece[]} pieces
   */
  constructor(folder, pieces) {
    this.folder = folder;
    this.pieces = pieces;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {((reason: Error) => void) | null} */
    this.fail = null;
  }

  /**
   * Asks for a work, and hears how far it is; the thread stays ready for the next one.
   * @param {"imprimer" | "verifier"} travail
   * @param {Record<string, any>} demande
   * @param {Hear} hear
   * @returns {Promise<Done>}
   */
  ask(travail, demande, hear) {
    const worker = this.worker ?? new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.worker = worker;
    return new Promise((resolve, reject) => {
      this.fail = reject;
      worker.onerror = () => this.stop(new Error("the thread does not run"));
      worker.onmessage = ({ data }) => {
        if (data.genre === "octets") hear.octets(data.fait, data.total);
        else if (data.genre === "feuilles") hear.feuilles(data.fait, data.total);
        else if (data.genre === "etape") hear.etape(data.dit);
        else if (data.genre === "fini") resolve(data);
        else this.stop(new Error(data.dit));
      };
      worker.postMessage({ dossier: this.folder, pieces: this.pieces, travail, demande });
    });
  }

  /**
   * Ends the thread, whatever it does, and gives its memory back.
   * @param {Error} [reason]
   */
  stop(reason = stopped) {
    this.worker?.terminate();
    this.worker = null;
    this.fail?.(reason);
    this.fail = null;
  }
}
