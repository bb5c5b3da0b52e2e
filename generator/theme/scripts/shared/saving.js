// A file made by a page, given to the person.

const KEPT_FOR = 60_000; // milliseconds a browser may take to begin a download

/**
 * Gives a file to the person, who finds it among her downloads.
 * @param {string} name
 * @param {string} content
 * @param {string} type
 */
export function saved(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  // Some browsers follow only a link of the page, and read the file after the click is over.
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}
