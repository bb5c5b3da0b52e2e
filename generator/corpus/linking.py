"""The second pass: what records say of each other, checked once all are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import PurePosixPath
from typing import Any

from generator.corpus.adaptations import adaptation_problems
from generator.corpus.claims import claims_of, key_findings
from generator.corpus.dates import findings_to_come
from generator.corpus.doubts import doubtful_claims
from generator.corpus.findings import DRAFT_HINT, Finding, enough, is_draft, placed
from generator.corpus.grounds import ground_findings
from generator.corpus.orientation import lived_claim
from generator.corpus.prose import findings_of_page, prose_findings
from generator.corpus.records import Corpus, Entry, Reverse
from generator.corpus.references import references
from generator.corpus.sessions import session_findings
from generator.corpus.settings import FILE
from generator.corpus.walking import prose, walk
from generator.corpus.withdrawing import what_became_of
from generator.diagnostics import MOST, NBSP, Diagnostic, Position, Severity, quoted, suggestion
from generator.model import (
    Enonce,
    Etape,
    Fiche,
    Glossaire,
    Kit,
    Notice,
    ParOuCommencer,
    Precautions,
    Publiee,
    RetourExperience,
    UsageRaconte,
)
from generator.model.base import Model
from generator.source import Document, Location

TO_WRITE = "À écrire"
"""How a draft begins what its author has still to write."""

FOLDERS = {
    "fiche": "une fiche",
    "kit": "un kit",
    "retour": "un retour d’expérience",
    "etape": "une étape",
    "terme": "un terme du glossaire",
    "precaution": "une précaution du site",
}


def reverse_links(
    etapes: Mapping[str, Entry[Etape]],
    fiches: Mapping[str, Entry[Fiche]],
    kits: Mapping[str, Entry[Kit]],
    retours: Mapping[str, Entry[RetourExperience]],
    usages: Mapping[str, Entry[UsageRaconte]],
) -> Reverse:
    """For each record, who refers to it."""
    fiches_of_etape = {slug: list[str]() for slug in etapes}
    retours_of_etape = {slug: list[str]() for slug in etapes}
    kits_of_fiche = {slug: list[str]() for slug in fiches}
    retours_of_fiche = {slug: list[str]() for slug in fiches}
    inspired_by = {slug: list[str]() for slug in retours}
    usages_of_fiche = {slug: list[str]() for slug in fiches}
    for slug, fiche in fiches.items():
        _add(fiches_of_etape, fiche.record.etapes, slug)
    for slug, kit in kits.items():
        _add(kits_of_fiche, (it.fiche for it in kit.record.fiches if it.fiche), slug)
    for slug, retour in retours.items():
        _add(retours_of_etape, retour.record.etapes, slug)
        _add(retours_of_fiche, (usage.fiche for usage in retour.record.usages), slug)
        _add(inspired_by, (it.retour for it in retour.record.inspire_de), slug)
    for slug, usage in usages.items():
        _add(usages_of_fiche, (usage.record.fiche,), slug)
    return Reverse(
        _frozen(fiches_of_etape),
        _frozen(retours_of_etape),
        _frozen(kits_of_fiche),
        _frozen(retours_of_fiche),
        _frozen(inspired_by),
        _frozen(usages_of_fiche),
    )


def _add(index: dict[str, list[str]], targets: Iterable[str], referrer: str) -> None:
    for target in dict.fromkeys(targets):
        if target in index:
            index[target].append(referrer)


def _frozen(index: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {slug: tuple(referrers) for slug, referrers in index.items()}


def check(
    corpus: Corpus, unread: frozenset[str], document_of: Callable[[str], Document | None]
) -> Iterator[Diagnostic]:
    """Every problem between records; `unread` are the files already known to be wrong."""
    waiting = {path.rsplit("/", 1)[-1].rsplit(".", 1)[0] for path in unread}
    for entry in _entries(corpus):
        yield from _placed(enough(_findings(corpus, entry, waiting)), entry.path, document_of)
    for page in corpus.pages.values():
        yield from _placed(enough(findings_of_page(corpus, page, waiting)), page.path, document_of)
    yield from _glossary(corpus, waiting, document_of)
    yield from _precautions(corpus, waiting, document_of)
    lists = Entry("vocabulaires", "vocabulaires", "methode/vocabulaires.yml", corpus.vocabulaires)
    yield from _placed(enough(prose_findings(corpus, lists, waiting)), lists.path, document_of)
    yield from _cycles(corpus, document_of)
    yield from _lonely_etapes(corpus, unread)


def _entries(corpus: Corpus) -> Iterator[Entry[Model]]:
    yield from corpus.etapes.values()
    yield from corpus.fiches.values()
    yield from corpus.kits.values()
    yield from corpus.retours.values()
    yield from corpus.usages.values()
    yield from corpus.retraits.values()
    if corpus.orientation is not None:
        yield corpus.orientation


def _findings(corpus: Corpus, entry: Entry[Model], waiting: set[str]) -> Iterator[Finding]:
    record = entry.record
    for location, kind, slug, of_key in references(record):
        if not corpus.has(kind, slug) and (became := what_became_of(corpus, kind, slug)) is not None:
            yield Finding(location, *became, of_key=of_key)
        elif not corpus.has(kind, slug) and slug not in waiting:
            yield _unknown(location, FOLDERS[kind], slug, corpus.slugs(kind), of_key)
        elif is_draft(corpus.slugs(kind).get(slug)) and not is_draft(entry):
            yield Finding(
                location,
                f"{quoted(slug)} est un brouillon, que le public ne verra pas",
                DRAFT_HINT,
                of_key=of_key,
            )
    for location, field, word, known in _words(corpus, record):
        if word not in known:
            yield _unknown(location, f"un mot de la liste {quoted(field)} du vocabulaire", word, known, False)
    yield from prose_findings(corpus, entry, waiting)
    yield from findings_to_come(record)
    yield from doubtful_claims(record)
    yield from key_findings(record)
    if isinstance(record, Publiee):
        yield from _unwritten_findings(record)
    if isinstance(record, Notice):
        yield from _source_findings(record, "énoncé")
        adapted = adaptation_problems(record.sources, record.licence, "en tête du fichier")
        yield from (Finding(*it) for it in adapted)
    if isinstance(record, RetourExperience):
        yield from ground_findings(record)
    if isinstance(record, ParOuCommencer):
        yield from _lived_findings(corpus, record)
    if isinstance(record, Fiche | Kit):
        yield from session_findings(corpus, record)
    if isinstance(record, Etape):
        yield from _order_findings(corpus, entry.slug, record)


def _unknown(location: Location, expected: str, slug: str, known: Iterable[str], of_key: bool) -> Finding:
    names = [step for step in location if isinstance(step, str)]
    message = (
        f"{quoted(slug)} n’est pas {expected}"
        if of_key
        else f"{quoted(names[-1])} vaut {quoted(slug)}, qui n’est pas {expected}"
    )
    return Finding(location, message, suggestion(slug, known), of_key=of_key)


def _words(corpus: Corpus, record: Model) -> Iterator[tuple[Location, str, str, Mapping[str, Any]]]:
    """Every word taken from a closed list of the site."""
    lists = corpus.vocabulaires
    if isinstance(record, Fiche):
        yield from ((("publics", i), "publics", word, lists.publics) for i, word in enumerate(record.publics))
    elif isinstance(record, Kit):
        yield from ((("public", i), "publics", word, lists.publics) for i, word in enumerate(record.public))
    elif isinstance(record, RetourExperience):
        yield from ((("themes", i), "themes", word, lists.themes) for i, word in enumerate(record.themes))
        yield from (
            (("dispositifs", i), "dispositifs", word, lists.dispositifs)
            for i, word in enumerate(record.dispositifs)
        )


def _unwritten_findings(record: Publiee) -> Iterator[Finding]:
    """What `essaimage nouveau` left to write, in a record that is no longer a draft."""
    if record.statut == "brouillon":
        return
    voices = (((*at, "selon"), it.selon) for at, it in claims_of(record) if it.selon)
    told = ((("resume",), record.resume),) if isinstance(record, Notice) else ()
    for location, text in (*told, *prose(record), *voices):
        if text.startswith(TO_WRITE):
            yield Finding(
                location,
                f"{quoted(str(location[-1]))} reste à écrire",
                f"écrivez-le, ou laissez {quoted('statut: brouillon')}",
            )


def _source_findings(record: Notice | Glossaire | Precautions, citing: str) -> Iterator[Finding]:
    """Sources that are cited and not declared, or the reverse; `citing` is what may cite one."""
    known = {source.id for source in record.sources}
    cited: set[str] = set()
    for location, value in walk(record):
        for at, identifier in _cited_by(value):
            cited.add(identifier)
            if identifier not in known:
                yield Finding(
                    (*location, *at),
                    f"la source {quoted(identifier)} n’est pas déclarée",
                    suggestion(identifier, known) or f"ajoutez-la sous «{NBSP}sources{NBSP}»",
                )
    for index, source in enumerate(record.sources):
        if source.id not in cited:
            yield Finding(
                ("sources", index, "id"),
                f"la source {quoted(source.id)} n’est citée par aucun {citing}",
                "citez-la, ou retirez-la",
                Severity.AVERTISSEMENT,
            )


def _cited_by(value: Model) -> Iterator[tuple[Location, str]]:
    """The sources that a block names, and where."""
    identifier = getattr(value, "source", None)
    if isinstance(identifier, str):
        yield ("source",), identifier
    if isinstance(value, Enonce):
        yield from ((("recoupe_par", index), it) for index, it in enumerate(value.recoupe_par))


def _lived_findings(corpus: Corpus, record: ParOuCommencer) -> Iterator[Finding]:
    for key, situation in record.situations.items():
        for index, vecu in enumerate(situation.vecu):
            if vecu.retour in corpus.retours and lived_claim(corpus, vecu) is None:
                yield Finding(
                    ("situations", key, "vecu", index, "enonce"),
                    f"aucun énoncé de {quoted(vecu.retour)} ne commence seul par {quoted(vecu.enonce)}",
                    "recopiez les premiers mots de l’énoncé, assez pour le distinguer des autres",
                )


def _order_findings(corpus: Corpus, slug: str, etape: Etape) -> Iterator[Finding]:
    for other_slug, other in corpus.etapes.items():
        if other_slug < slug and other.record.ordre == etape.ordre:
            yield Finding(
                ("ordre",),
                f"le rang {etape.ordre} est déjà celui de l’étape {quoted(other_slug)}",
                "donnez à chaque étape son rang",
            )


def _glossary(
    corpus: Corpus, waiting: set[str], document_of: Callable[[str], Document | None]
) -> Iterator[Diagnostic]:
    record, path = corpus.glossaire, "methode/glossaire.yml"
    every = chain(_list_findings(corpus, record, path, "terme", waiting), _doubled_forms(record))
    yield from _placed(enough(every), path, document_of)


def _precautions(
    corpus: Corpus, waiting: set[str], document_of: Callable[[str], Document | None]
) -> Iterator[Diagnostic]:
    path = "methode/precautions.yml"
    every = _list_findings(corpus, corpus.precautions, path, "énoncé", waiting)
    yield from _placed(enough(every), path, document_of)


def _list_findings(
    corpus: Corpus, record: Glossaire | Precautions, path: str, citing: str, waiting: set[str]
) -> Iterator[Finding]:
    """What is wrong in a list of the site that has sources, which `citing` cites; its licence is the site’s."""
    slug = PurePosixPath(path).stem
    where = f"sous {quoted('essaimage')}, dans {FILE}"
    yield from prose_findings(corpus, Entry(slug, slug, path, record), waiting)
    yield from findings_to_come(record)
    yield from doubtful_claims(record)
    yield from key_findings(record)
    yield from _source_findings(record, citing)
    adapted = adaptation_problems(record.sources, corpus.settings.options.licence, where)
    yield from (Finding(*it) for it in adapted)


def _placed(
    findings: Sequence[Finding], path: str, document_of: Callable[[str], Document | None]
) -> Iterator[Diagnostic]:
    if findings:  # a file is read again only when something is wrong in it
        yield from placed(findings, document_of(path), path)


def _doubled_forms(glossaire: Glossaire) -> Iterator[Finding]:
    """Words that two entries would explain."""
    forms: dict[str, str] = {}
    for key, terme in glossaire.termes.items():
        for form in dict.fromkeys((terme.terme, *terme.variantes)):
            owner = forms.setdefault(form, key)
            if owner != key:
                message = f"la forme {quoted(form)} est déjà celle du terme {quoted(owner)}"
                yield Finding(("termes", key), message, "gardez-la dans un seul des deux")


def _cycles(corpus: Corpus, document_of: Callable[[str], Document | None]) -> Iterator[Diagnostic]:
    """A territory cannot be inspired, even from afar, by itself."""
    inspired = {
        slug: tuple(dict.fromkeys(it.retour for it in entry.record.inspire_de if it.retour in corpus.retours))
        for slug, entry in corpus.retours.items()
    }
    trails: dict[str, list[str]] = {}
    for start in sorted({min(circle) for circle in islice(_circles(inspired), MOST)}):
        trail = _way_back(inspired, start)
        first = trail.index(min(trail))
        trails.setdefault(trail[first], trail[first:] + trail[:first])
    for start, trail in sorted(trails.items()):
        entry = corpus.retours[start]
        document = document_of(entry.path)
        following = [*trail, start][1]
        index = [it.retour for it in entry.record.inspire_de].index(following)
        place = document.position(("inspire_de", index, "retour")) if document else Position()
        names = " → ".join([*trail, start])
        message = f"les inspirations tournent en rond{NBSP}: {names}"
        hint = f"retirez l’une d’elles{NBSP}: celle qui vient le plus tard dans le temps"
        if len(trail) == 1:
            message = "ce retour d’expérience s’inspire de lui-même"
            hint = "retirez cette inspiration, ou nommez l’autre territoire"
        yield Diagnostic(entry.path, place, message, hint)


def _circles(targets: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """The ways that come back to where they started, at least one where there are any.

    Each record is entered once, however many ways lead to it.
    """
    seen: set[str] = set()
    for start in targets:
        if start in seen:
            continue
        seen.add(start)
        # The way from `start`, with what each record on it has still to show.
        way = {start: iter(targets[start])}
        while way:
            last = next(reversed(way))
            following = next(way[last], None)
            if following is None:
                way.popitem()
            elif following in way:
                trail = list(way)
                yield trail[trail.index(following) :]
            elif following not in seen:
                seen.add(following)
                way[following] = iter(targets[following])


def _way_back(targets: Mapping[str, Iterable[str]], start: str) -> list[str]:
    """The records on a way from `start` back to itself, which must exist."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while start not in came_from:
        last = waiting.pop()
        for following in targets[last]:
            if following not in came_from:
                came_from[following] = last
                waiting.append(following)
    trail = [came_from[start]]
    while trail[-1] != start:
        trail.append(came_from[trail[-1]])
    return trail[::-1]


def _lonely_etapes(corpus: Corpus, unread: frozenset[str]) -> Iterator[Diagnostic]:
    if unread:
        return
    for slug, entry in corpus.etapes.items():
        if not corpus.reverse.fiches_of_etape[slug]:
            yield Diagnostic(
                entry.path,
                Position(),
                f"aucune fiche ne sert l’étape {quoted(slug)}",
                "ajoutez cette étape à une fiche, ou écrivez une fiche",
                Severity.AVERTISSEMENT,
            )
