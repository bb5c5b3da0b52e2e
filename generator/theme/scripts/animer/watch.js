// The time of the run, by a clock that may be set back or forward meanwhile: what it does is told.
import { duration } from "../shared/french.js";
import { action, role, say } from "./page.js";
import { steadyTime } from "./steady.js";

const MINUTE = 60_000;

/**
 * @param {() => boolean} running whether a time is being counted
 * @param {() => void} corrected called when the time of the run is no longer what it was by the clock
 */
export function watch(running, corrected) {
  const time = steadyTime();
  let hidden = document.hidden;
  let jump = 0;

  /** @param {string} text */
  function tell(text) {
    role("horloge").hidden = false;
    action("ne-pas-compter").hidden = jump === 0;
    say("horloge-dit", text);
  }

  document.addEventListener("visibilitychange", () => {
    hidden ||= document.hidden;
  });
  action("ne-pas-compter").addEventListener("click", () => {
    time.forget(jump);
    jump = 0;
    role("horloge").hidden = true;
    corrected();
  });

  return {
    drift: time.drift,
    now() {
      const read = time.read();
      if (read.jump < 0) {
        tell(`L’horloge de cet appareil a reculé de ${long(-read.jump)}\u00a0: le temps de la séance n’en dépend pas.`);
        corrected();
      } else if (read.jump > 0 && !hidden && running()) {
        ({ jump } = read);
        tell(`L’horloge de cet appareil a avancé de ${long(jump)} d’un coup. Ce temps est compté, comme après une veille.`);
      }
      hidden = document.hidden;
      return read.now;
    },
    /**
     * Goes on from a run that was kept.
     * @param {{ seen: number, drift: number }} run
     * @param {boolean} [telling]
     */
    resume(run, telling = false) {
      const gone = time.resume(run);
      if (gone && telling) tell(`L’horloge de cet appareil a reculé de ${long(-gone)}\u00a0: le temps passé entre-temps n’est pas compté.`);
    },
  };
}

/** @param {number} lasts milliseconds */
const long = (lasts) => (lasts < MINUTE ? `${Math.round(lasts / 1000)}\u00a0s` : duration(Math.round(lasts / MINUTE)));
