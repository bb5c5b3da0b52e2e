// The whole screen for the session, or for the room: without the frame of the site, and of the browser where it may.
import { action } from "./page.js";

/**
 * @param {boolean} projecting
 */
export function fullScreen(projecting) {
  const page = document.documentElement;
  const button = action(projecting ? "mur-plein" : "plein");
  let on = false;

  /** @param {boolean} full */
  function turn(full) {
    on = full;
    if (!projecting) document.body.classList.toggle("animer-plein", full);
    button.setAttribute("aria-pressed", String(full));
    const asked = full ? page.requestFullscreen?.() : document.fullscreenElement && document.exitFullscreen();
    // Refused, or not known here: the page alone is whole.
    if (asked) asked.catch(() => {});
  }

  button.addEventListener("click", () => turn(!on));
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && on) turn(false);
  });
  if (projecting) document.body.classList.add("animer-salle");
}
