"""A kit of one's own: another number of people, another time, other fiches."""

from __future__ import annotations

import re
from collections.abc import Sequence as Listing
from dataclasses import replace
from typing import get_args
from unicodedata import normalize
from urllib.parse import urlsplit

from generator.corpus import Corpus, Entry, former_names
from generator.diagnostics import NBSP, quoted, suggestion
from generator.model import Fiche, Kit, Sequence
from generator.model.kit import LARGEST_GROUP, LONGEST_KIT, LONGEST_QUESTION, Introduction, Note
from generator.model.meant import meant_clock
from generator.printing.breaking import LONGEST_WORD
from generator.printing.look import USUAL, Look
from generator.printing.signs import HINT, signs_told
from generator.seance import LONGEST_TITLE, Plan, PlannedPart, brought_up, plan_in
from generator.seance.usual import AFTERWARDS, OPENING, PURPOSE, TITLE
from generator.source import unfit_signs
from generator.typography import french
from generator.words.licences import Licence
from generator.words.numbers import counted, number

_NAME = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_PAUSE = re.compile(r"pause(?::(.*))?")
LONGEST_PAUSE = 99
NAMED_ON_COVER = 5


class Refused(ValueError):
    """A kit that cannot be made; the message is in French."""


def known_kit(corpus: Corpus, slug: str) -> Entry[Kit]:
    """The kit of that name; refused, with the nearest name, when there is none."""
    if slug not in corpus.kits:
        raise Refused(_unknown(f"Le kit {quoted(slug)} n’existe pas", suggestion(slug, corpus.kits)))
    return corpus.kits[slug]


def for_people(entry: Entry[Kit], participants: int | None, debut: str | None) -> Entry[Kit]:
    """The same kit for another number of people or another starting time."""
    changes: dict[str, object] = {}
    if participants is not None:
        changes["participants"] = _people(participants)
    if debut is not None:
        changes["debut"] = _clock(debut)
    return replace(entry, record=Kit.model_construct(**(dict(entry.record) | changes)))


def asking(entry: Entry[Kit], questions: Listing[str], look: Look = USUAL) -> Entry[Kit]:
    """The same kit with other questions: « carte-postale=Comment… ? » for that fiche, else for the next one that waits."""
    sequences = list(entry.record.fiches)
    waiting = [number for number, it in enumerate(sequences) if it.fiche]
    for told in questions:
        slug, equals, rest = told.partition("=")
        named = bool(equals) and _NAME.fullmatch(slug.strip()) is not None
        places = [it for it in waiting if not named or sequences[it].fiche == slug.strip()]
        if not places:
            raise Refused(_no_place_for(told, slug.strip() if named else "", sequences))
        text = _question(rest if named else told, look)
        waiting.remove(places[0])
        asked = dict(sequences[places[0]]) | {"question": text}
        sequences[places[0]] = Sequence.model_construct(**asked)
    record = Kit.model_construct(**(dict(entry.record) | {"fiches": tuple(sequences)}))
    return replace(entry, record=record)


def _question(told: str, look: Look) -> str:
    text = one_line("la question", told, look)
    if not 1 <= len(text) <= LONGEST_QUESTION:
        raise Refused(
            f"Une question a de 1 à {LONGEST_QUESTION} lettres, et celle-ci en a {number(len(text))}."
        )
    longest = max(map(len, re.split(r"[\s/-]+", text)))
    if longest > LONGEST_WORD:
        raise Refused(
            f"Dans la question, un mot a {number(longest)} lettres{NBSP}; coupez-le{NBSP}: {LONGEST_WORD} au plus."
        )
    return text


def with_more(entry: Entry[Kit], asked: Listing[str]) -> Entry[Kit]:
    """The same kit, which also prints what is asked: `tirage`, `chevalets`, `prenoms`, `photos`."""
    known = get_args(get_args(Kit.model_fields["avec"].annotation)[0])
    for word in asked:
        if word not in known:
            raise Refused(
                _unknown(
                    f"On n’imprime pas {quoted(word)} en plus",
                    suggestion(word, known) or f"choisissez parmi {', '.join(known)}",
                )
            )
    more = tuple(dict.fromkeys((*entry.record.avec, *asked)))
    return replace(entry, record=Kit.model_construct(**(dict(entry.record) | {"avec": more})))


def _no_place_for(told: str, slug: str, sequences: Listing[Sequence]) -> str:
    fiches = list(dict.fromkeys(it.fiche for it in sequences if it.fiche))
    if slug and slug not in fiches:
        return _unknown(f"La fiche {quoted(slug)} n’est pas dans ce kit", suggestion(slug, fiches))
    return (
        f"La question {quoted(told)} est de trop{NBSP}: chaque fiche de la séance en a déjà une. "
        "Écrivez-en une par fiche, dans l’ordre, ou nommez la fiche, par exemple « carte-postale=Comment vivrons-nous ? »."
    )


_AS_IT_IS = "Rien n’est imprimé : ouvrez cette adresse dans votre navigateur, et copiez celle qu’il en garde."


def planned(corpus: Corpus, address: str) -> tuple[Plan, tuple[str, ...]]:
    """The plan that the address of a session holds, or its query alone, and what changed since it was written."""
    plan, told = plan_in(urlsplit(address).query)
    if told or not plan.suite:
        raise Refused(
            " ".join([*told, _AS_IT_IS] if told else [])
            or "Cette adresse ne contient aucune séance : copiez celle de la page où vous l’avez composée."
        )
    fiches = {slug: it.record for slug, it in corpus.fiches.items()}
    return brought_up(plan, fiches, former_names(corpus))


def planned_kit(corpus: Corpus, plan: Plan, look: Look = USUAL) -> Entry[Kit]:
    """The kit of a planned session."""
    sequences = tuple(_planned(corpus, it, look) for it in plan.suite)
    entry = _made(corpus, sequences, plan.titre or TITLE, plan.participants, plan.debut, look)
    intro = Introduction(minutes=plan.ouverture, consigne=OPENING)
    return replace(entry, record=Kit.model_construct(**(dict(entry.record) | {"intro": intro})))


def _planned(corpus: Corpus, part: PlannedPart, look: Look) -> Sequence:
    if not part.fiche and not part.titre:
        return Sequence(pause=part.minutes)
    if not part.fiche:
        titre = one_line("le titre d’un temps", part.titre, look)
        # Spaces that French asks for may have made it longer than a record holds.
        return Sequence.model_construct(temps=part.minutes, titre=titre)
    fiche = _known_fiche(corpus, part.fiche)
    titles = {place: fiche.deroule[place - 1].titre for place in part.durees}
    kept = [part.durees.get(place, it.minutes) for place, it in enumerate(fiche.deroule, start=1)]
    if not any(kept):
        raise Refused(f"Tous les moments de la fiche {quoted(fiche.titre)} sont sautés{NBSP}; gardez-en un.")
    return Sequence(
        fiche=part.fiche,
        question=_question(part.question, look) if part.question else None,
        notes=tuple(Note(moment=titles[place], minutes=minutes) for place, minutes in part.durees.items()),
        participants=part.participants or None,
        salles=part.salles,
    )


def own_kit(
    corpus: Corpus,
    parts: Listing[str],
    titre: str,
    participants: int,
    debut: str,
    look: Look = USUAL,
) -> Entry[Kit]:
    """A kit made of fiches and pauses (`carte-postale`, `pause`, `pause:10`), in order."""
    return _made(corpus, tuple(_sequence(corpus, it) for it in parts), titre, participants, debut, look)


def _made(
    corpus: Corpus,
    sequences: tuple[Sequence, ...],
    titre: str,
    participants: int,
    debut: str,
    look: Look,
) -> Entry[Kit]:
    fiches = [corpus.fiches[it.fiche].record for it in sequences if it.fiche]
    if not fiches:
        raise Refused("Ce kit ne contient aucune fiche.")
    if len(sequences) > LONGEST_KIT:
        raise Refused(f"Un kit a au plus {LONGEST_KIT} séquences, et celui-ci en a {number(len(sequences))}.")
    record = Kit.model_construct(
        titre=_title(titre, look),
        resume=_summary(list(dict.fromkeys(it.titre for it in fiches))),
        statut="brouillon",
        licence=_licence(fiches, corpus.settings.options.licence),
        # The day since which all of it stands.
        verifie_le=min(it.verifie_le for it in fiches),
        public=tuple(dict.fromkeys(word for it in fiches for word in it.publics)),
        participants=_people(participants),
        debut=_clock(debut),
        intro=Introduction(minutes=10, consigne=OPENING),
        fiches=sequences,
        apres=AFTERWARDS,
        objectif=PURPOSE,
        contributions=tuple(dict.fromkeys(who for it in fiches for who in it.contributions)),
        sources=(),
    )
    return Entry("kit", "", "", record)


def _summary(titles: Listing[str]) -> str:
    """The first fiches by name, as many as a cover holds, then how many others."""
    named = titles[:NAMED_ON_COVER]
    others = len(titles) - len(named)
    rest = f", et {counted(others, 'autre fiche', 'autres fiches')}" if others else ""
    return f"Une séance composée de{NBSP}: {', '.join(named)}{rest}."


def _sequence(corpus: Corpus, part: str) -> Sequence:
    pause = _PAUSE.fullmatch(part)
    if pause:
        return Sequence(pause=_minutes(part, pause[1]))
    _known_fiche(corpus, part)
    return Sequence(fiche=part)


def _known_fiche(corpus: Corpus, slug: str) -> Fiche:
    if slug not in corpus.fiches:
        raise Refused(_unknown(f"La fiche {quoted(slug)} n’existe pas", suggestion(slug, corpus.fiches)))
    return corpus.fiches[slug].record


def _minutes(part: str, asked: str | None) -> int:
    """How long a pause lasts: what is asked, or a quarter of an hour."""
    if asked is None:
        return 15
    if not re.fullmatch("[0-9]{1,3}", asked, re.ASCII) or not 1 <= int(asked) <= LONGEST_PAUSE:
        raise Refused(
            f"{quoted(part)}{NBSP}: une pause dure de 1 à {LONGEST_PAUSE} minutes, par exemple «{NBSP}pause:15{NBSP}»."
        )
    return int(asked)


def _unknown(what: str, hint: str) -> str:
    return f"{what}{NBSP}; {hint}" if hint else f"{what}."


def _title(text: str, look: Look) -> str:
    words = one_line("le titre", text, look)
    if not 1 <= len(words) <= LONGEST_TITLE:
        raise Refused(f"Un titre a de 1 à {LONGEST_TITLE} lettres, et celui-ci en a {number(len(words))}.")
    return words


def one_line(what: str, text: str, look: Look) -> str:
    """A short text that a person gives to be printed, in one line and in French; its signs must be printable."""
    words = normalize("NFC", " ".join(text.split()))
    for unfit in unfit_signs(words):
        raise Refused(f"Dans {what}, {unfit.message}{NBSP}; {unfit.hint}.")
    lacking = signs_told(words, look)
    if lacking:
        raise Refused(f"Dans {what}, {lacking}{NBSP}; {HINT}.")
    return french(words)


def _licence(fiches: Listing[Fiche], default: Licence) -> Licence:
    """The licence of the words around the fiches, which keep theirs: that of all of them, else the site’s."""
    found = {it.licence for it in fiches}
    return found.pop() if len(found) == 1 else default


def _people(asked: int) -> int:
    if not 1 <= asked <= LARGEST_GROUP:
        raise Refused(
            f"Un kit se prépare pour 1 à {counted(LARGEST_GROUP, 'personne')}, et non {number(asked)}."
        )
    return asked


def _clock(text: str) -> str:
    """`18:30`, or what people write for it: « 18h30 », « 9h »."""
    meant = meant_clock(text)
    if meant is None:
        raise Refused(
            f"{quoted(text)} n’est pas une heure{NBSP}; écrivez-la sur 24 heures, par exemple 18:00 ou 18h30."
        )
    return meant
