"""A short name for each story, its own: what the map, the tables and the lists call it.

It is its `nom_court`, else the name of its place. Stories that would share a name are told apart by the
department, then by what their title says after the place, their quarters, or the year they begin.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping

from generator.diagnostics import NBSP
from generator.model import RetourExperience
from generator.model.retour import LONGEST_SHORT_NAME
from generator.territoires import Lieu, fold

Stories = Mapping[str, RetourExperience]


def short_names(stories: Stories, lieux: Mapping[str, Lieu]) -> dict[str, str]:
    """The short name of each story by slug."""
    names = {slug: story.nom_court or lieux[slug].nom for slug, story in stories.items() if slug in lieux}
    unnamed = {slug for slug in names if stories[slug].nom_court is None}
    for group in _alike({slug: name for slug, name in names.items() if slug in unnamed}):
        several_places = len({lieux[slug].code for slug in group}) > 1
        for place in {lieux[slug].code: lieux[slug] for slug in group}.values():
            base = f"{place.nom} ({place.departement})" if several_places and place.departement else place.nom
            here = {slug: stories[slug] for slug in group if lieux[slug].code == place.code}
            names.update(_told_apart(base, place.nom, here))
    return names


def same_names(names: Mapping[str, str]) -> Iterator[list[str]]:
    """The stories that bear one name, whatever its accents and capitals."""
    yield from _alike(names)


def is_makeshift(name: str) -> bool:
    """Whether a name was cut or numbered for want of anything better."""
    return re.search(rf"…$|\(n°{NBSP}\d+\)$", name) is not None


def _alike(names: Mapping[str, str]) -> Iterator[list[str]]:
    groups: dict[str, list[str]] = {}
    for slug, name in names.items():
        groups.setdefault(fold(name) or name, []).append(slug)
    yield from (group for group in groups.values() if len(group) > 1)


def _told_apart(base: str, place: str, stories: Stories) -> dict[str, str]:
    """The names of the stories of one place, by the first thing that tells them all apart."""
    if len(stories) == 1:
        return dict.fromkeys(stories, base)
    ways: tuple[Callable[[RetourExperience], str], ...] = (
        lambda story: _fits(f"{base}{NBSP}: {_subject(story, place)}") if _subject(story, place) else "",
        lambda story: _fits(f"{base} ({', '.join(story.territoire.quartiers)})"),
        lambda story: _fits(f"{base} ({story.periode.debut[:4]})") if story.periode else "",
        lambda story: _cut(f"{base}{NBSP}: {_subject(story, place)}") if _subject(story, place) else "",
    )
    for way in ways:
        names = {slug: way(story) for slug, story in stories.items()}
        if all(names.values()) and not any(_alike(names)):
            return names
    return {slug: f"{base} (n°{NBSP}{rank})" for rank, slug in enumerate(stories, start=1)}


def _subject(story: RetourExperience, place: str) -> str:
    """What a title says once it has named its place."""
    head, colon, rest = story.titre.partition(":")
    if colon:
        return rest.strip()
    return head.strip().removeprefix(place).lstrip(" ,–—-\u00a0")


def _fits(name: str) -> str:
    return name if len(name) <= LONGEST_SHORT_NAME and not name.endswith("()") else ""


def _cut(name: str) -> str:
    return textwrap.shorten(name, LONGEST_SHORT_NAME, placeholder="…", break_on_hyphens=False)
