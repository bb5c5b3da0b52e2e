"""A territory's record → the sections of its chapter in the book: every claim with its nature, speaker and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.corpus import Corpus, Entry, grounds_of, in_a_minute, parts_of_step, resting_on
from generator.diagnostics import NBSP
from generator.model import Enonce, RetourExperience
from generator.model.recit import Question
from generator.printing.prose import Data, as_typed, blocks, printable
from generator.printing.sheets import Site
from generator.words.dates import date_in_words, period
from generator.words.labels import CLAIMS, GROUNDS_IN_BOOK, IN_A_MINUTE, MATURITES, STORY_PARTS
from generator.words.numbers import counted, measure, number
from generator.words.uses import again_told, facts_of_use, words_of_use
from generator.words.voices import who_is

_TITLES = {"minute": IN_A_MINUTE, "fondements": GROUNDS_IN_BOOK, **STORY_PARTS}


@dataclass(frozen=True, slots=True)
class Story:
    """Tells one record; pieces are `sous-titre`, `intertitre`, `mots` or `enonce`, in reading order."""

    corpus: Corpus
    site: Site
    entry: Entry[RetourExperience]

    @property
    def _record(self) -> RetourExperience:
        return self.entry.record

    @property
    def place(self) -> str:
        """Where it is, from the near to the far."""
        lieu = self.corpus.lieux[self.entry.slug]
        return ", ".join(it for it in (lieu.nom, lieu.departement, lieu.region) if it)

    def identity(self) -> list[Data]:
        """Name and value of what one wants to know first."""
        record = self._record
        words = self.corpus.vocabulaires
        lasted = period(record.periode.debut, record.periode.fin) if record.periode else ""
        rows = (
            ("Territoire", self.place),
            ("Où en est-on", MATURITES[record.maturite]),
            ("Période", lasted),
            ("Qui porte la démarche", record.portage or ""),
            ("Thèmes", ", ".join(words.themes[it].nom for it in record.themes)),
            ("Dispositifs", ", ".join(words.dispositifs[it].nom for it in record.dispositifs)),
        )
        return [{"nom": name, "valeur": printable(value)} for name, value in rows if value]

    def sections(self) -> list[Data]:
        """Title and pieces of every section that has something to say, the story in a minute first."""
        record = self._record
        told = {
            "minute": self._minute(),
            "fondements": self._grounds(),
            "point_de_depart": self._claims(record.point_de_depart),
            "tentatives_anterieures": self._claims(record.tentatives_anterieures),
            "partenaires": self._partners(),
            "chronologie": self._chronology(),
            "question_mobilisatrice": self._question(record.question_mobilisatrice),
            "etapes": self._steps(),
            "feuille_de_route": self._roadmap(),
            "instruments": self._instruments(),
            "postures": self._claims(record.postures),
            "effets": self._claims(record.effets),
            "obstacles": self._obstacles(),
            "conseils": self._claims(record.conseils),
            "usages": self._uses(),
            "inspire_de": self._inspirations(),
        }
        return [
            {"titre": _TITLES[name], "pieces": pieces}
            for name, each in told.items()
            if (pieces := list(each))
        ]

    def _claims(self, claims: Iterable[Enonce]) -> Iterator[Data]:
        for claim in claims:
            yield self._claim(claim)

    def _claim(self, claim: Enonce) -> Data:
        figure = ""
        if claim.mesure is not None:
            figure = measure(claim.mesure.valeur, claim.mesure.unite)
            figure += f", {claim.mesure.periode}" if claim.mesure.periode else ""
            figure += f" ({claim.mesure.methode})" if claim.mesure.methode else ""
        return {
            "genre": "enonce",
            "texte": blocks(claim.texte, self.site.href),
            "mesure": printable(figure),
            "nature": CLAIMS[claim.sorte],
            "preuve": self._proof(claim),
        }

    def _proof(self, claim: Enonce | Question) -> str:
        parts = [f"selon {claim.selon}"] if claim.selon else []
        if claim.source:
            name = self._source(claim.source)
            parts += [] if name == claim.selon else [name]
        if claim.repere:
            parts.append(claim.repere)
        crossed = claim.recoupe_par if isinstance(claim, Enonce) else ()
        parts += [f"recoupé par {self._source(it)}" for it in crossed]
        return printable(", ".join(parts))

    def _source(self, identifier: str) -> str:
        source = next(it for it in self._record.sources if it.id == identifier)
        return source.editeur or source.titre

    def _minute(self) -> Iterator[Data]:
        for title, claims in in_a_minute(self._record):
            yield _intertitle(title)
            yield from self._claims(claims)

    def _grounds(self) -> Iterator[Data]:
        grounds = grounds_of(self._record)
        yield _words(resting_on(grounds))
        sorts = (f"{CLAIMS[sort]}{NBSP}: {number(count)}" for sort, count in grounds.sorts.items() if count)
        yield _words(f"{'. '.join(sorts)}.")
        for voice in grounds.voices:
            who = voice.temoin
            told = f" {who_is(who.fonction, who.occasion, who.date)}" if who else ""
            yield _words(f"{voice.nom}{NBSP}: {counted(voice.claims, 'affirmation')}.{told}")

    def _partners(self) -> Iterator[Data]:
        for it in self._record.partenaires:
            yield _words(f"{it.nom}{NBSP}: {it.role}" if it.role else it.nom)

    def _chronology(self) -> Iterator[Data]:
        for moment in self._record.chronologie:
            day = date_in_words(moment.date) if moment.date else "date non précisée"
            yield _intertitle(f"{day[:1].upper()}{day[1:]}{NBSP}: {moment.titre}")
            yield self._claim(moment.enonce)

    def _question(self, question: Question | None) -> Iterator[Data]:
        if question is not None:
            yield {
                "genre": "enonce",
                "texte": as_typed(question.texte, gras=True),
                "mesure": "",
                "nature": "",
                "preuve": self._proof(question),
            }

    def _steps(self) -> Iterator[Data]:
        for slug, etape in self.corpus.etapes.items():
            lived = self._record.etapes.get(slug)
            if lived is None:
                continue
            yield _subtitle(f"{etape.record.ordre}. {etape.record.titre}")
            for title, claims in parts_of_step(lived):
                yield _intertitle(title)
                yield from self._claims(claims)

    def _roadmap(self) -> Iterator[Data]:
        roadmap = self._record.feuille_de_route
        for rank, axe in enumerate(roadmap.axes if roadmap else (), start=1):
            yield _subtitle(f"Axe {rank}{NBSP}: {axe.titre}")
            yield from self._claims(axe.enonces)

    def _instruments(self) -> Iterator[Data]:
        for it in self._record.instruments:
            yield _subtitle(it.nom)
            for title, claims in (("Avant", it.avant), ("Après", it.apres)):
                yield _intertitle(title)
                if claims:
                    yield from self._claims(claims)
                else:
                    yield _words("Non renseigné")

    def _obstacles(self) -> Iterator[Data]:
        for it in self._record.obstacles:
            yield self._claim(it.enonce)
            if it.contournement:
                yield _intertitle("Ce qui a aidé")
                yield from self._claims(it.contournement)

    def _uses(self) -> Iterator[Data]:
        for it in self._record.usages:
            facts = facts_of_use(it.date, it.participants, it.duree)
            yield _intertitle(", ".join((self.corpus.fiches[it.fiche].record.titre, *facts)))
            for name, text in words_of_use(it.adaptation, it.marche, it.pas_marche):
                yield {"genre": "mots", "texte": blocks(f"**{name}**\n\n{text}", self.site.href)}
            if it.encore:
                yield {"genre": "mots", "texte": blocks(again_told(it.encore), self.site.href)}
            if it.verdict:
                yield self._claim(it.verdict)

    def _inspirations(self) -> Iterator[Data]:
        for it in self._record.inspire_de:
            yield _subtitle(f"Inspiré de{NBSP}: {self.corpus.retours[it.retour].record.titre}")
            for title, claims in (("Ce qui a été repris", it.repris), ("Ce qui a été changé", it.change)):
                if claims:
                    yield _intertitle(title)
                    yield from self._claims(claims)
        inspired = [
            self.corpus.retours[it].record.titre for it in self.corpus.reverse.inspired_by[self.entry.slug]
        ]
        if inspired:
            yield _words(f"A inspiré{NBSP}: {', '.join(inspired)}.")


def _subtitle(text: str) -> Data:
    return {"genre": "sous-titre", "titre": printable(text)}


def _intertitle(text: str) -> Data:
    return {"genre": "intertitre", "titre": printable(text)}


def _words(text: str) -> Data:
    return {"genre": "mots", "texte": as_typed(text)}
