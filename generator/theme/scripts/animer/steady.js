// A time that goes on by itself: the clock of the device may be set back or forward while a session is run, and this is told.
import { duration } from "../shared/french.js";
import { action, role, say } from "./page.js";
import { MINUTE } from "./run.js";

/**
 * @typedef {{ wall: number, mono: number }} Instant what the clock says, and what has passed since the page opened
 * @typedef {{ now: number, jump: number }} Read `jump` is by how much the clock was found to have moved by itself
 */

const NOTICED = 2000; // milliseconds: less is the slowness of the machine

/** @returns {Instant} */
const ofThisDevice = () => ({ wall: Date.now(), mono: performance.now() });

/**
 * By how much the clock moved between two instants, beyond the time that passed; 0 for what is not noticed.
 * @param {Instant} one
 * @param {Instant} other
 * @returns {number}
 */
function jumped(one, other) {
  const jump = other.wall - one.wall - (other.mono - one.mono);
  return Math.abs(jump) > NOTICED ? jump : 0;
}

/**
 * The time of a run. What goes back is made up for; what goes forward is counted, since a device that sleeps is found
 * again so: `forget` takes it back.
 */
function steadyTime() {
  let last = ofThisDevice();
  let drift = 0;

  return {
    /** What is added to the clock. */
    drift: () => drift,
    /** @returns {Read} */
    read() {
      const instant = ofThisDevice();
      const jump = jumped(last, instant);
      last = instant;
      if (jump < 0) drift -= jump;
      return { now: instant.wall + drift, jump };
    },
    /**
     * Goes on from a run that was kept; says by how much the clock went back meanwhile, as a negative number.
     * @param {{ seen: number, drift: number }} run
     * @returns {number}
     */
    resume(run) {
      last = ofThisDevice();
      drift = run.drift;
      const jump = Math.min(0, last.wall + drift - run.seen);
      if (jump >= -NOTICED) return 0;
      drift -= jump;
      return jump;
    },
    /** @param {number} jump */
    forget(jump) {
      drift -= jump;
    },
  };
}

/**
 * When a session that begins now should have begun: at its hour, when it is near; now, when it is run at another time.
 * @param {Date} now
 * @param {number} minutes of the day
 * @param {number} [near] minutes
 * @returns {number} milliseconds
 */
export function expectedAt(now, minutes, near = 60) {
  const hours = [-1, 0, 1].map((day) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + day, 0, minutes).getTime());
  const close = hours.find((it) => Math.abs(it - now.getTime()) <= near * MINUTE);
  return close ?? now.getTime();
}

/**
 * The same, and what is said of it on the page.
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
