"""A kit → its sheets: cover, run sheet, lists, fiches, supports, attendance, evaluation, credits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.corpus import Corpus, Entry, session, under_another_licence
from generator.diagnostics import NBSP
from generator.model import Kit, Support
from generator.printing.credit import credits_sheet
from generator.printing.prose import Data, blocks, printable
from generator.printing.sheets import Author, footer
from generator.seance import PER_A4, ROWS_PER_PAGE, Job, Part, Session, filled, paper, pieces, remarks
from generator.typography import french
from generator.words.durations import duration
from generator.words.labels import SUPPORTS
from generator.words.numbers import counted, number

_QUESTIONS = (
    ("Vous êtes-vous senti écouté ?", ("Non", "Pas trop", "Plutôt", "Oui")),
    ("Ce temps vous a-t-il été utile ?", ("Non", "Pas trop", "Plutôt", "Oui")),
    ("Que faudrait-il changer la prochaine fois ?", ()),
)
_NOTICE = (
    "**Vos données.** Le prénom suffit. Cette feuille sert à compter les personnes présentes. Si vous cochez "
    "la dernière case, elle sert aussi à vous envoyer la suite. Elle ne sert à rien d’autre.\n\n"
    "Qui la garde : …………… Détruite ou archivée le : ……………\n\n"
    "Pour voir, corriger ou effacer ce qui vous concerne, écrivez à : ……………"
)
_COVER_TIMELINE = 76
"""Millimetres of the cover for the whole session."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Sheets to print `runs` times on one `paper`."""

    titre: str
    paper: str
    runs: int
    duplex: bool
    sheets: tuple[Data, ...]


@dataclass(frozen=True)
class KitAuthor:
    """Makes the sheets of one kit."""

    author: Author
    entry: Entry[Kit]

    @property
    def _corpus(self) -> Corpus:
        return self.author.corpus

    @property
    def _kit(self) -> Kit:
        return self.entry.record

    @cached_property
    def _session(self) -> Session:
        return session(self._corpus, self._kit)

    def _jobs(self, kind: str) -> list[Job]:
        return [it for it in self._session.jobs if it.kind == kind]

    def sheets(self) -> list[Data]:
        """Every sheet of the kit, in the order of the stack of paper."""
        return [*self._before_supports(), *self.supports(), *self._after_supports()]

    def own_sheets(self) -> list[Data]:
        """The sheets that no fiche prints as they are: all but the supports."""
        return [*self._before_supports(), *self._after_supports()]

    def _before_supports(self) -> list[Data]:
        return [self.cover(), self.run_sheet(), self.lists(), *self.precautions(), *self.fiches()]

    def _after_supports(self) -> list[Data]:
        return [*self.attendance(), *self.evaluation(), self.credits()]

    def _sheet(self, modele: str) -> Data:
        foot = footer(self.author.site, self.entry)
        if under_another_licence(self._corpus, self._kit):
            kept = f"Chaque fiche garde sa licence{NBSP}: voir les crédits"
            foot["source"] = " · ".join(it for it in (kept, foot["source"]) if it)
        return {
            "modele": modele,
            "titre": printable(self._kit.titre),
            "pied": foot,
            "personnes": counted(self._kit.participants, "personne"),
            "duree": duration(self._session.minutes),
        }

    def _parts(self) -> Iterator[Data]:
        for part in self._session.parts:
            sequence = part.sequence
            consigne = self._kit.intro.consigne if sequence is None else sequence.consigne
            etapes = self.author.steps(part.fiche.etapes) if part.fiche else []
            title = part.fiche.titre if part.fiche else "Pause" if sequence else "Ouverture"
            yield {
                "titre": printable(title),
                "debut": part.start,
                "fin": part.end,
                "duree": duration(part.minutes),
                "minutes": part.minutes,
                "pause": part.fiche is None and sequence is not None,
                "pour": self._who(part),
                "question": printable((sequence and sequence.question) or ""),
                "accent": (etapes[0]["ordre"] - 1) % 7 + 1 if etapes else 0,
                "consigne": blocks(filled(consigne or "", part), self.author.site.href),
                "moments": [
                    {
                        "debut": it.start,
                        "titre": printable(it.titre),
                        "comment": it.grouping,
                        "duree": duration(it.minutes),
                        "forme": it.forme,
                    }
                    for it in part.moments
                ],
            }

    def _who(self, part: Part) -> str:
        """Who takes part in it, when it is not the whole group in one room."""
        if part.rooms > 1:
            return f"{counted(part.people, 'personne')}, dans {part.rooms}{NBSP}lieux"
        return counted(part.people, "personne") if part.people != self._kit.participants else ""

    def cover(self) -> Data:
        """The first page: what, when, for whom, and where to find it again."""
        parts = list(self._parts())
        sheet = self._sheet("couverture")
        landmarks = [
            ("Pour", counted(self._kit.participants, "personne")),
            ("De", f"{parts[0]['debut']} à {parts[-1]['fin']}"),
            ("Durée", sheet["duree"]),
        ]
        return sheet | {
            "resume": printable(self._kit.resume),
            "objectif": printable(self._kit.objectif),
            "reperes": [{"nom": name, "valeur": value} for name, value in landmarks],
            "parties": parts,
            "hauteurs": _heights([part["minutes"] for part in parts]),
        }

    def run_sheet(self) -> Data:
        """The facilitator's clock."""
        parts = list(self._parts())
        return self._sheet("conducteur") | {
            "debut": parts[0]["debut"],
            "fin": parts[-1]["fin"],
            "parties": parts,
            "apres": [
                blocks(filled(it, self._session.parts[-1]), self.author.site.href) for it in self._kit.apres
            ],
        }

    def lists(self) -> Data:
        """What to know, to print and to bring."""
        jobs = self._session.jobs
        blocs = [
            ("Indispensable", [it for it in jobs if it.needed]),
            ("Si vous voulez", [it for it in jobs if not it.needed]),
        ]
        return self._sheet("a-imprimer") | {
            "remarques": [printable(it[0].upper() + it[1:]) for it in remarks(self._session)],
            "papier": _paper(jobs),
            "blocs": [
                {"titre": title, "papier": _paper(some), "lignes": [self._line(it) for it in some]}
                for title, some in blocs
                if some
            ],
            "besoins": [
                {
                    "quantite": number(it.quantite),
                    "nom": printable(it.nom),
                    "usage": "\u202f; ".join(map(printable, it.fiches)),
                }
                for it in self._session.needs
            ],
        }

    def _line(self, job: Job) -> Data:
        sheets = f"{number(job.sheets)}{NBSP}{job.paper}"
        if job.support is not None:
            return self._line_of_support(job, job.support, sheets)
        combien = counted(job.copies, "feuille")
        if job.kind == "participants":
            title = f"{printable(self._corpus.fiches[job.fiche].record.titre)}, pour les participants"
            usage = "une par table" if job.tables else "à montrer"
            asked = f" · {printable(job.question)}" if job.question else ""
            sheets = f"{sheets}, recto verso s’il y a deux pages"
            return {"combien": combien, "titre": title, "usage": usage + asked, "papier": sheets}
        if job.kind == "presence":
            combien = counted(job.sheets, "feuille")
            return {
                "combien": combien,
                "titre": "Feuille de présence",
                "usage": "à l’accueil",
                "papier": sheets,
            }
        title = f"À chaud{NBSP}: votre avis"
        return {
            "combien": combien,
            "titre": title,
            "usage": "à la fin",
            "papier": f"{sheets} à couper en{NBSP}2",
        }

    def _line_of_support(self, job: Job, support: Support, sheets: str) -> Data:
        deck = pieces(support)
        unit = {"cartes": "carte", "etiquettes": "étiquette"}.get(support.type, support.type)
        amount = (
            counted(job.copies, unit)
            if deck == 1
            else f"{counted(job.copies, 'jeu', 'jeux')} de {number(deck)}"
        )
        sides = ", recto verso" if job.duplex else ""
        cut = f" à couper en{NBSP}{PER_A4[support.format]}" if support.format in PER_A4 else ""
        several = job.masters > 1 and job.runs > 1
        runs = f" ({counted(job.masters, 'page')} × {number(job.runs)})" if several else ""
        fiche = self._corpus.fiches[job.fiche].record.titre
        before = "avant la séance · " if support.usage == "preparation" else ""
        return {
            "combien": amount,
            "titre": printable(support.titre),
            "usage": f"{before}{SUPPORTS[support.type]} {support.format} · {printable(fiche)}",
            "papier": f"{sheets}{cut}{sides}{runs}",
        }

    def fiches(self) -> Iterator[Data]:
        """The facilitator's and the participants' versions of each fiche."""
        for slug, uses in self._session.uses.items():
            yield self.author.fiche(slug, uses)
            yield from (self._participants(it) for it in self._jobs("participants") if it.fiche == slug)

    def guides(self) -> Iterator[Data]:
        """The facilitator's version of each fiche."""
        for slug, uses in self._session.uses.items():
            yield self.author.fiche(slug, uses)

    def copies(self) -> Iterator[Copies]:
        """What is printed in numbers, as the list has it: participants' sheets, supports, attendance, evaluation."""
        for job in self._session.jobs:
            title, sheets = self._printed(job)
            yield Copies(title, job.paper, job.runs, job.duplex, sheets)

    def _printed(self, job: Job) -> tuple[str, tuple[Data, ...]]:
        if job.support is not None:
            return job.support.titre, (self.author.support(job.fiche, job.index),)
        if job.kind == "participants":
            sheet = self._participants(job)
            return f"{sheet['titre']}, participants", (sheet,)
        if job.kind == "presence":
            return "Feuille de présence", tuple(self.attendance())
        return "Votre avis", tuple(self.evaluation())

    def _participants(self, job: Job) -> Data:
        part = next(it for it in self._session.uses[job.fiche] if it.question == job.question)
        return self.author.participants(job.fiche, part)

    def supports(self) -> Iterator[Data]:
        """One master of each support."""
        for job in self._jobs("support"):
            yield self.author.support(job.fiche, job.index)

    def attendance(self) -> Iterator[Data]:
        """As many sheets as there are people to sign."""
        notice = blocks(_NOTICE, self.author.site.href)
        for page in range(sum(it.masters for it in self._jobs("presence"))):
            rows = {"lignes": ROWS_PER_PAGE, "hauteur": 10, "premiere": page == 0}
            yield self._sheet("presence") | rows | {"notice": notice}

    def evaluation(self) -> Iterator[Data]:
        """Three questions, two to a sheet."""
        questions = [
            {"question": french(question), "echelle": bool(words), "mots": list(words)}
            for question, words in _QUESTIONS
        ]
        for _ in self._jobs("avis"):
            yield self._sheet("evaluation") | {"questions": questions}

    def precautions(self) -> list[Data]:
        """What the session asks to be careful about, its fiches included: once for all of them."""
        return self.author.precautions(self.entry)

    def credits(self) -> Data:
        """Who made what, under which licence, after which sources."""
        used = [self._corpus.fiches[slug] for slug in self._session.uses]
        return self._sheet("credits") | credits_sheet(self.author.site, (self.entry, *used))


def _paper(jobs: Iterable[Job]) -> str:
    """« 7 feuilles A3 et 36 feuilles A4 »."""
    return " et ".join(f"{counted(sheets, 'feuille')} {name}" for name, sheets in paper(jobs).items())


def _heights(minutes: list[int]) -> list[float]:
    """Millimetres of each part on the cover's timeline: room for a line of text, then its share of time."""
    least = min(6.5, _COVER_TIMELINE / len(minutes))
    a_minute = min(0.4, (_COVER_TIMELINE - least * len(minutes)) / sum(minutes))
    return [round(least + a_minute * it, 2) for it in minutes]
