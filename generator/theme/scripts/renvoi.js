// A former address leads on to the place in the page that it named: the browser alone would forget it.
import { found } from "./shared/elements.js";

const link = found(document, '[data-role="suite"]', HTMLAnchorElement);
link.search = location.search;
link.hash = location.hash;
if (location.hash || location.search) location.replace(link.href);
