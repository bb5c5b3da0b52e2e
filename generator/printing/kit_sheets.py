"""A kit → its sheets: cover, run sheet, script, lists, fiches, supports, attendance, evaluation, credits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.corpus import Corpus, Entry, maturities, session, under_another_licence
from generator.diagnostics import NBSP
from generator.model import Kit
from generator.model.fiche import read_from
from generator.printing.credit import credits_sheet
from generator.printing.guess import holds_on_one_page
from generator.printing.occasion import NOT_SAID, Occasion
from generator.printing.print_list import handwork_told, line_of, paper_told, tools_told
from generator.printing.prose import Data, blocks, longest_words, printable
from generator.printing.running import parts_by_the_clock, parts_in_full, parts_in_short
from generator.printing.sheets import Author, Site, accent_of, footer, in_pieces, lies_down
from generator.printing.sources import short_address
from generator.seance import PER_A4, PIECES, ROWS_PER_PAGE, Job, Paper, Session, filled, remarks
from generator.typography import french
from generator.words.durations import duration
from generator.words.labels import USAGES
from generator.words.numbers import counted, number
from generator.words.uses import proof_of_tools

QUESTIONS = (
    ("Vous a-t-on écouté ?", ("Non", "Pas trop", "Plutôt", "Oui")),
    ("Ce temps vous a-t-il été utile ?", ("Non", "Pas trop", "Plutôt", "Oui")),
    ("Que faudrait-il changer la prochaine fois ?", ()),
)
NOTICE = (
    "**Vos données.** Le prénom suffit. Cette feuille sert à compter les personnes présentes. Si vous cochez "
    "la dernière case, elle sert aussi à vous envoyer la suite. Elle ne sert à rien d’autre.\n\n"
    "Qui la garde : …………… Détruite ou archivée le : ……………\n\n"
    "Pour voir, corriger ou effacer ce qui vous concerne, écrivez à : ……………"
)
NEEDED, IF_ONE_WANTS = "Indispensable", USAGES["variante"].capitalize()
WORKS_APART = f"Chaque fiche garde sa licence{NBSP}: voir les crédits"
_COVER_TIMELINE = 72
"""Millimetres of the cover for the whole session."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Sheets to print `runs` times on one `paper`; `slip` is the sheet that stands before them in a pile."""

    number: int
    titre: str
    paper: str
    runs: int
    duplex: bool
    sheets: tuple[Data, ...]
    slip: Data
    needed: bool


@dataclass(frozen=True)
class KitAuthor:
    """Makes the sheets of one kit, on a paper no larger than `largest`."""

    author: Author
    entry: Entry[Kit]
    occasion: Occasion = NOT_SAID
    largest: Paper = "A3"

    @property
    def titre(self) -> str:
        """The title of the kit."""
        return self._kit.titre

    @property
    def personnes(self) -> int:
        """How many people it is made for."""
        return self._kit.participants

    @property
    def corpus(self) -> Corpus:
        """The records it is drawn from."""
        return self.author.corpus

    @property
    def _kit(self) -> Kit:
        return self.entry.record

    @cached_property
    def _session(self) -> Session:
        return session(self.corpus, self._kit, self.largest)

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Everything to print besides the guide; what participants read has two sides only where it needs them."""
        return tuple(map(self._on_as_few_sides, self._session.jobs))

    def _on_as_few_sides(self, job: Job) -> Job:
        if job.kind != "participants":
            return job
        return replace(job, duplex=not holds_on_one_page(self.participants(job)))

    def stack(self) -> list[tuple[int, Data]]:
        """Every sheet of the kit, in the order of the stack of paper, with the number of its job; the guide has none."""
        return self._stacked(self.jobs)

    def own_sheets(self) -> list[Data]:
        """The sheets that no fiche prints as they are: all but the supports."""
        return [sheet for _, sheet in self._stacked([it for it in self.jobs if it.support is None])]

    def _stacked(self, jobs: Sequence[Job]) -> list[tuple[int, Data]]:
        of_fiches: list[tuple[int, Data]] = []
        for slug, uses in self._session.uses.items():
            of_fiches.append((0, self.author.fiche_in_session(slug, uses)))
            of_fiches += self._printed_of(it for it in jobs if it.kind == "participants" and it.fiche == slug)
        others = self._printed_of(it for it in jobs if it.kind != "participants")
        guide = self._opening()
        return [*((0, it) for it in guide), *of_fiches, *others, (0, self.credits())]

    def _printed_of(self, jobs: Iterable[Job]) -> list[tuple[int, Data]]:
        return [(job.number, sheet) for job in jobs for sheet in self._printed(job)[1]]

    def sheet(self, modele: str) -> Data:
        """What every sheet of the kit says of it."""
        foot = footer(self.author.site, self.entry)
        if under_another_licence(self.corpus, self._kit):
            foot["source"] = " · ".join(it for it in (WORKS_APART, foot["source"]) if it)
        return {
            "modele": modele,
            "titre": printable(self._kit.titre),
            "pied": foot,
            "personnes": counted(self._kit.participants, "personne"),
            "jour": printable(self.occasion.date),
            "duree": duration(self._session.minutes),
        }

    def cover(self) -> Data:
        """The first page: what, when, for whom, and where to find it again."""
        parts = list(parts_in_short(self.author, self._session))
        sheet = self.sheet("couverture")
        landmarks = [
            ("Pour", counted(self._kit.participants, "personne")),
            ("De", f"{parts[0]['debut']} à {parts[-1]['fin']}"),
            ("Durée", sheet["duree"]),
        ]
        return sheet | {
            "resume": printable(self._kit.resume),
            "objectif": printable(self._kit.objectif),
            "reperes": [{"nom": name, "valeur": value} for name, value in landmarks],
            "lieu": printable(self.occasion.lieu),
            "animation": printable(self.occasion.animation),
            "preuve": printable(proof_of_tools(maturities(self.corpus, self._kit))),
            "ou_raconter": short_address(self.author.site.telling()),
            "parties": parts,
            "hauteurs": _heights([part["minutes"] for part in parts]),
        }

    def run_sheet(self) -> Data:
        """The whole session on one page: the hour, planned and real, who, with what, and what may be cut short."""
        parts = list(parts_by_the_clock(self.author, self._session))
        return self.sheet("conducteur") | self._hours() | {"parties": parts}

    def script(self) -> Data:
        """All that is said, in the order of the session: by the kit and by its fiches."""
        return (
            self.sheet("script")
            | self._hours()
            | {
                "parties": list(parts_in_full(self.author, self._session)),
                "apres": [
                    blocks(filled(it, self._session.after), self.author.site.href) for it in self._kit.apres
                ],
            }
        )

    def programme(self) -> Data:
        """The hours and the titles, for a wall."""
        opening, *others = parts_in_short(self.author, self._session)
        parts = [opening | {"titre": "Accueil"}, *others]
        sheet = self.sheet("programme") | self._hours()
        sheet |= {"format": "A3", "lieu": printable(self.occasion.lieu), "parties": parts}
        return sheet if self.largest == "A3" else in_pieces(sheet, PIECES)

    def question(self, job: Job) -> Data:
        """The poster of what people are asked in a fiche."""
        part = next(it for it in self._session.uses[job.fiche] if it.question == job.question)
        index = next(number for number, it in enumerate(self._kit.fiches) if it is part.sequence)
        where = {"fichier": self.entry.path, "champ": ["fiches", index, "question"]}
        text = printable(part.question)
        etapes = self.author.steps(part.fiche.etapes) if part.fiche else []
        poster = self.sheet("affiche") | {
            "titre": "La question",
            "format": "A3",
            "etapes": etapes,
            "accent": accent_of(etapes),
            "texte": [{"genre": "texte", "bouts": [{"s": text, "gras": True}]}],
            "mots": longest_words(text),
            "orientation": "paysage" if lies_down(text) else None,
            "dessins": [],
            "lu_a": float(read_from("affiche", "A3") or 0),
            "ou": where | {"longueur": len(part.question)},
        }
        return poster if self.largest == "A3" else in_pieces(poster, PIECES)

    def tickets(self) -> Data:
        """One ticket a person: at which table, each time that there are some."""
        parts = self._session.drawn_parts
        tickets = [
            [
                {
                    "quand": part.start,
                    "quoi": printable(part.fiche.titre if part.fiche else ""),
                    "table": table,
                }
                for part, table in zip(parts, tables, strict=True)
            ]
            for tables in self._session.tickets
        ]
        room = PER_A4["A7"]
        boards = [tickets[start : start + room] for start in range(0, len(tickets), room)]
        return self.sheet("tirage") | {"planches": boards}

    def _hours(self) -> Data:
        return {"debut": self._session.parts[0].start, "fin": self._session.parts[-1].end}

    def lists(self) -> Data:
        """What to know, to print and to bring."""
        jobs = self.jobs
        blocs = [
            (NEEDED, [it for it in jobs if it.needed]),
            (IF_ONE_WANTS, [it for it in jobs if not it.needed]),
        ]
        return self.sheet("a-imprimer") | {
            "remarques": [printable(it[0].upper() + it[1:]) for it in remarks(self._session)],
            "papier": paper_told(jobs),
            "intercalaires": counted(len(jobs), "feuille"),
            "outils": tools_told(jobs),
            "preparation": handwork_told(it for it in jobs if it.needed),
            "blocs": [
                {
                    "titre": title,
                    "papier": paper_told(some),
                    "lignes": [line_of(it, self.corpus) for it in some],
                }
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

    def guide(self) -> list[Data]:
        """What the facilitator keeps in hand."""
        fiches = (self.author.fiche_in_session(slug, uses) for slug, uses in self._session.uses.items())
        return [*self._opening(), *fiches, self.credits()]

    def _opening(self) -> list[Data]:
        return [self.cover(), self.run_sheet(), self.script(), self.lists(), *self.precautions()]

    def copies(self) -> Iterator[Copies]:
        """What is printed in numbers, as the list has it: participants' sheets, supports, attendance, evaluation."""
        for job in self.jobs:
            title, sheets = self._printed(job)
            yield Copies(
                job.number, title, job.paper, job.runs, job.duplex, sheets, self._slip(job), job.needed
            )

    def _slip(self, job: Job) -> Data:
        line = line_of(job, self.corpus)
        kind = job.support.type if job.support else job.kind
        thick = kind in ("cartes", "etiquettes", "chevalets", "tirage")
        details = [line["papier"], line["usage"], "papier épais, si vous en avez" if thick else ""]
        return self.sheet("intercalaire") | {
            "nom": line["titre"],
            "combien": line["combien"],
            "details": [it for it in details if it],
            "format": job.paper,
        }

    def _printed(self, job: Job) -> tuple[str, tuple[Data, ...]]:
        if job.support is not None:
            return job.support.titre, (self.author.support(job.fiche, job.index, self.largest),)
        if job.kind == "participants":
            sheet = self.participants(job)
            return f"{sheet['titre']}, participants", (sheet,)
        if job.kind == "presence":
            return "Feuille de présence", tuple(self.attendance(job.masters))
        makers: Mapping[str, tuple[str, Callable[[], Data]]] = {
            "question": ("La question", lambda: self.question(job)),
            "programme": ("Le programme", self.programme),
            "tirage": ("Tirage des tables", self.tickets),
            "chevalets": ("Numéros des tables", lambda: self.sheet("chevalets") | {"tables": job.copies}),
            "prenoms": ("Prénoms", lambda: self.sheet("prenoms")),
            "photos": ("Photo, non", lambda: self.sheet("photos")),
            "avis": ("Votre avis", self.evaluation),
        }
        title, make = makers[job.kind]
        return title, (make(),)

    def participants(self, job: Job) -> Data:
        """What those who take part in a fiche read."""
        sheet = self.author.participants(job.fiche, self._session.uses[job.fiche][job.use])
        return sheet | {"une_page": holds_on_one_page(sheet)}

    def attendance(self, pages: int) -> Iterator[Data]:
        """As many sheets as there are people to sign."""
        notice = blocks(NOTICE, self.author.site.href)
        for page in range(pages):
            rows = {"lignes": ROWS_PER_PAGE, "hauteur": 10, "premiere": page == 0}
            yield self.sheet("presence") | rows | {"notice": notice}

    def evaluation(self) -> Data:
        """Three questions, two to a sheet."""
        questions = [
            {"question": french(question), "echelle": bool(words), "mots": list(words)}
            for question, words in QUESTIONS
        ]
        return self.sheet("evaluation") | {"questions": questions}

    def precautions(self) -> list[Data]:
        """What the session asks to be careful about, its fiches included: once for all of them."""
        return self.author.precautions(self.entry)

    def credits(self) -> Data:
        """Who made what, under which licence, after which sources."""
        used = [self.corpus.fiches[slug] for slug in self._session.uses]
        return self.sheet("credits") | credits_sheet(self.author.site, (self.entry, *used))


def kit_author(
    corpus: Corpus,
    site: Site,
    entry: Entry[Kit],
    occasion: Occasion = NOT_SAID,
    largest: Paper = "A3",
) -> KitAuthor:
    """Who makes the sheets of that kit for that site."""
    return KitAuthor(Author(corpus, site), entry, occasion, largest)


def _heights(minutes: list[int]) -> list[float]:
    """Millimetres of each part on the cover's timeline: room for a line of text, then its share of time."""
    least = min(6.5, _COVER_TIMELINE / len(minutes))
    a_minute = min(0.4, (_COVER_TIMELINE - least * len(minutes)) / sum(minutes))
    return [round(least + a_minute * it, 2) for it in minutes]
