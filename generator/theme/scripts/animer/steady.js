// A time that goes on by itself: the clock of the device may be set back or forward while a session is run.

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
export function jumped(one, other) {
  const jump = other.wall - one.wall - (other.mono - one.mono);
  return Math.abs(jump) > NOTICED ? jump : 0;
}

/**
 * The time of a run. What goes back is made up for; what goes forward is counted, since a device that sleeps is found
 * again so: `forget` takes it back.
 * @param {() => Instant} [read]
 */
export function steadyTime(read = ofThisDevice) {
  let last = read();
  let drift = 0;

  return {
    /** What is added to the clock. */
    drift: () => drift,
    /** @returns {Read} */
    read() {
      const instant = read();
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
      last = read();
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
  const close = hours.find((it) => Math.abs(it - now.getTime()) <= near * 60_000);
  return close ?? now.getTime();
}
