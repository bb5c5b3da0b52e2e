"""What a page offers of the site's prints, and the picture by which it is known elsewhere."""

from __future__ import annotations

from generator.corpus import printed
from generator.pages import PageView
from generator.printing import BOOK, DECK, Impression, KitShown, Publication


def impressions_of(view: PageView, publication: Publication | None) -> tuple[Impression, ...]:
    """What a page offers to print: that of its record, else that of the whole site."""
    entry = view.context.get("entry")
    if publication is None:
        return ()
    of_all = DECK if view.template == "fiches.html" else BOOK
    key = of_all if entry is None else (entry.kind, entry.slug)
    return publication.impressions.get(key, ())


def shown_of(view: PageView, publication: Publication | None) -> KitShown | None:
    """What comes out of the printer, for a kit that is printed."""
    entry = view.context.get("entry")
    if publication is None or entry is None or entry.kind != "kit":
        return None
    return publication.shown.get(entry.slug)


def shared_picture_of(view: PageView | None, publication: Publication | None) -> str | None:
    """The picture of a page where its address is shared, from the root of the site; a page by hand has no view."""
    if publication is None:
        return None
    entry = view.context.get("entry") if view is not None else None
    return printed.SHARED_PICTURE if entry is None else printed.shared_picture(entry.kind, entry.slug)
