"""A kit → its sheets: cover, run sheet, lists, fiches, supports, attendance, evaluation, credits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from generator.corpus import Corpus, Entry, kit_minutes, under_another_licence
from generator.diagnostics import NBSP
from generator.model import Kit
from generator.printing import plan
from generator.printing.credit import credits_sheet
from generator.printing.prose import Data, blocks, printable
from generator.printing.sheets import Author, footer
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
_ROWS_PER_PAGE = 18
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


@dataclass(frozen=True, slots=True)
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

    def sheets(self) -> list[Data]:
        """Every sheet of the kit, in the order of the stack of paper."""
        return [
            self.cover(),
            self.run_sheet(),
            self.lists(),
            *self.precautions(),
            *self.fiches(),
            *self.supports(),
            *self.attendance(),
            self.evaluation(),
            self.credits(),
        ]

    def own_sheets(self) -> list[Data]:
        """The sheets that no fiche prints: not the participants’ versions, nor the supports."""
        return [
            self.cover(),
            self.run_sheet(),
            self.lists(),
            *self.precautions(),
            *self.guides(),
            *self.attendance(),
            self.evaluation(),
            self.credits(),
        ]

    def _sheet(self, modele: str) -> Data:
        foot = footer(self.author.site, self.entry)
        if under_another_licence(self._corpus, self._kit):
            kept = f"Chaque fiche garde sa licence{NBSP}: voir les crédits"
            foot["source"] = " · ".join(it for it in (kept, foot["source"]) if it)
        return {
            "modele": modele,
            "titre": printable(self._kit.titre),
            "pied": foot,
            "participants": number(self._kit.participants),
            "duree": duration(kit_minutes(self._corpus, self._kit)),
        }

    def _parts(self) -> Iterator[Data]:
        for part in plan.run_sheet(self._corpus, self._kit):
            sequence = part.sequence
            slug = sequence.fiche if sequence else None
            consigne = self._kit.intro.consigne if sequence is None else sequence.consigne
            etapes = self.author.steps(self._corpus.fiches[slug].record.etapes) if slug else []
            title = self._corpus.fiches[slug].record.titre if slug else "Pause" if sequence else "Ouverture"
            yield {
                "titre": printable(title),
                "debut": part.start,
                "fin": part.end,
                "duree": duration(part.minutes),
                "minutes": part.minutes,
                "pause": slug is None and sequence is not None,
                "accent": (etapes[0]["ordre"] - 1) % 7 + 1 if etapes else 0,
                "consigne": blocks(consigne or "", self.author.site.href),
                "moments": [
                    {
                        "debut": it.start,
                        "titre": printable(it.titre),
                        "comment": it.grouping,
                        "duree": duration(it.minutes),
                        "forme": moment.forme,
                    }
                    for it, moment in zip(
                        part.moments, self._corpus.fiches[slug].record.deroule if slug else (), strict=True
                    )
                ],
            }

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
            "apres": [blocks(it, self.author.site.href) for it in self._kit.apres],
        }

    def lists(self) -> Data:
        """What to print and what to bring."""
        people = self._kit.participants
        tables = len(plan.table_sizes(people, None))
        lines = [
            {
                "combien": counted(tables, "feuille"),
                "titre": f"{printable(fiche.titre)}, pour les participants",
                "usage": "une par table",
                "papier": f"{number(tables)}{NBSP}A4, recto verso s’il y a deux pages",
            }
            for _, fiche in plan.fiches_of(self._corpus, self._kit)
        ]
        handed_out = len(lines) * tables
        lines += [self._print_line(it) for it in plan.print_list(self._corpus, self._kit)]
        attendance = ceil(people / _ROWS_PER_PAGE)
        evaluation = ceil(people / 2)
        lines += [
            {
                "combien": counted(attendance, "feuille"),
                "titre": "Feuille de présence",
                "usage": "à l’accueil",
                "papier": f"{number(attendance)}{NBSP}A4",
            },
            {
                "combien": counted(people, "feuille"),
                "titre": f"À chaud{NBSP}: votre avis",
                "usage": "à la fin",
                "papier": f"{number(evaluation)}{NBSP}A4 à couper en{NBSP}2",
            },
        ]
        return self._sheet("a-imprimer") | {
            "impressions": lines,
            "papier": self._paper(handed_out + attendance + evaluation),
            "besoins": [
                {
                    "quantite": number(it.quantite),
                    "nom": printable(it.nom),
                    "usage": "\u202f; ".join(dict.fromkeys(map(printable, it.fiches))),
                }
                for it in plan.material(self._corpus, self._kit)
            ],
        }

    def _print_line(self, it: plan.Printing) -> Data:
        support = it.support
        deck = plan.pieces(support)
        unit = {"cartes": "carte", "etiquettes": "étiquette"}.get(support.type, support.type)
        amount = (
            counted(it.copies, unit)
            if deck == 1
            else f"{counted(it.copies, 'jeu', 'jeux')} de {number(deck)}"
        )
        sides = ", recto verso" if it.duplex else ""
        cut = f" à couper en{NBSP}{plan.PER_A4[support.format]}" if support.format in plan.PER_A4 else ""
        runs = (
            f" ({counted(it.masters, 'page')} × {number(it.runs)})" if it.masters > 1 and it.runs > 1 else ""
        )
        fiche = self._corpus.fiches[it.fiche].record.titre
        return {
            "combien": amount,
            "titre": printable(support.titre),
            "usage": f"{SUPPORTS[support.type]} {support.format} · {printable(fiche)}",
            "papier": f"{number(it.sheets)}{NBSP}{it.paper}{cut}{sides}{runs}",
        }

    def _paper(self, extra_a4: int) -> str:
        totals = {"A3": 0, "A4": extra_a4}
        for it in plan.print_list(self._corpus, self._kit):
            totals[it.paper] += it.sheets
        parts = [f"{counted(total, 'feuille')} {paper}" for paper, total in totals.items() if total]
        return f"En tout{NBSP}: {' et '.join(parts)}, sans compter ce kit."

    def _starts(self) -> dict[str, str]:
        """When each fiche starts, the first time it is used."""
        starts: dict[str, str] = {}
        for part in plan.run_sheet(self._corpus, self._kit):
            if part.sequence and part.sequence.fiche:
                starts.setdefault(part.sequence.fiche, part.start)
        return starts

    def fiches(self) -> Iterator[Data]:
        """The facilitator's and the participants' versions of each fiche."""
        for slug, start in self._starts().items():
            yield self.author.fiche(slug, start, self._kit.participants)
            yield self.author.participants(slug)

    def guides(self) -> Iterator[Data]:
        """The facilitator's version of each fiche."""
        for slug, start in self._starts().items():
            yield self.author.fiche(slug, start, self._kit.participants)

    def copies(self) -> Iterator[Copies]:
        """What is printed in numbers: participants' sheets, supports, attendance, evaluation."""
        tables = len(plan.table_sizes(self._kit.participants, None))
        for slug in self._starts():
            sheet = self.author.participants(slug)
            yield Copies(f"{sheet['titre']}, participants", "A4", tables, True, (sheet,))
        for it in plan.print_list(self._corpus, self._kit):
            sheet = self.author.support(it.fiche, it.index)
            yield Copies(it.support.titre, it.paper, it.runs, it.duplex, (sheet,))
        yield Copies("Feuille de présence", "A4", 1, False, tuple(self.attendance()))
        yield Copies("Votre avis", "A4", ceil(self._kit.participants / 2), False, (self.evaluation(),))

    def supports(self) -> Iterator[Data]:
        """One master of each support."""
        for it in plan.print_list(self._corpus, self._kit):
            yield self.author.support(it.fiche, it.index)

    def attendance(self) -> Iterator[Data]:
        """As many sheets as there are people to sign."""
        notice = blocks(_NOTICE, self.author.site.href)
        for page in range(ceil(self._kit.participants / _ROWS_PER_PAGE)):
            rows = {"lignes": _ROWS_PER_PAGE, "hauteur": 10, "premiere": page == 0}
            yield self._sheet("presence") | rows | {"notice": notice}

    def evaluation(self) -> Data:
        """Three questions, two to a sheet."""
        questions = [
            {"question": french(question), "echelle": bool(words), "mots": list(words)}
            for question, words in _QUESTIONS
        ]
        return self._sheet("evaluation") | {"questions": questions}

    def precautions(self) -> list[Data]:
        """What the session asks to be careful about, its fiches included: once for all of them."""
        return self.author.precautions(self.entry)

    def credits(self) -> Data:
        """Who made what, under which licence, after which sources."""
        used = [self._corpus.fiches[slug] for slug, _ in plan.fiches_of(self._corpus, self._kit)]
        return self._sheet("credits") | credits_sheet(self.author.site, (self.entry, *used))


def _heights(minutes: list[int]) -> list[float]:
    """Millimetres of each part on the cover's timeline: room for a line of text, then its share of time."""
    least = min(6.5, _COVER_TIMELINE / len(minutes))
    a_minute = min(0.4, (_COVER_TIMELINE - least * len(minutes)) / sum(minutes))
    return [round(least + a_minute * it, 2) for it in minutes]
