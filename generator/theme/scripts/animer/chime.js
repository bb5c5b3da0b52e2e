// A soft sound at the end of a block, made here; only where somebody asked for it.

const NOTES = [523.25, 659.25]; // hertz
const LASTS = 1.6; // seconds
const LOUDEST = 0.12;
const APART = 0.35;

/** @type {AudioContext | null} */
let context = null;

/**
 * Makes ready to sound; a browser lets a page do so while somebody acts on it.
 * @returns {boolean} whether this browser can
 */
export function readyToChime() {
  if (!("AudioContext" in window)) return false;
  context ??= new AudioContext();
  context.resume().catch(() => {});
  return true;
}

export function chime() {
  if (!context) return;
  for (const [rank, pitch] of NOTES.entries()) {
    const begins = context.currentTime + rank * APART;
    const volume = context.createGain();
    volume.gain.setValueAtTime(0, begins);
    volume.gain.linearRampToValueAtTime(LOUDEST, begins + 0.05);
    volume.gain.exponentialRampToValueAtTime(0.0001, begins + LASTS);
    const note = context.createOscillator();
    note.frequency.value = pitch;
    note.connect(volume).connect(context.destination);
    note.start(begins);
    note.stop(begins + LASTS);
  }
}
