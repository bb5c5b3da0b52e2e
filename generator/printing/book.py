"""The whole site as one book: the method, every fiche, every kit, every territory, the words and where they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.corpus import (
    Corpus,
    Entry,
    fiches_along_the_method,
    how_much_is_told,
    is_told,
    lexicon_of,
    session,
    told,
)
from generator.corpus.settings import FILE
from generator.diagnostics import NBSP
from generator.lexicon import Lexicon
from generator.model import Etape, Fiche, Kit, RetourExperience
from generator.printing.credit import credits_sheet, in_clear
from generator.printing.prose import Data, as_typed, blocks, printable
from generator.printing.running import parts_by_the_clock
from generator.printing.sheets import Author, Site
from generator.printing.sources import short_address
from generator.printing.story import Story
from generator.seance import filled
from generator.typography import french
from generator.words import licences
from generator.words.dates import verified
from generator.words.durations import duration
from generator.words.labels import STEP_LISTS
from generator.words.numbers import counted


@dataclass(frozen=True, slots=True)
class Book:
    """Makes the sheets of the book of one corpus; headings of level 1 are its cover, of level 2 its parts."""

    corpus: Corpus
    site: Site

    @property
    def titre(self) -> str:
        """The title on the cover."""
        return f"{self.site.nom}, le livre"

    @property
    def resume(self) -> str:
        """What the book holds."""
        steps, tools = len(self.corpus.etapes), len(self.corpus.fiches)
        stories = how_much_is_told(told(self.corpus))
        return (
            f"Une méthode en {counted(steps, 'étape')}, {counted(tools, 'outil')} pour l’animer, "
            f"{stories[:1].lower()}{stories[1:]}."
        )

    @property
    def _method(self) -> str:
        own = self.corpus.settings.options.phrases.etapes
        usual = "Ce qui se garde d’un territoire à l’autre, et ce que chacun décide."
        return f"{usual} {own}" if own else usual

    def sheets(self) -> list[Data]:
        """Every sheet, in reading order, with the glossary's words marked for the index."""
        found = [
            *(sheet for _, sheet in self._before_the_tools()),
            *map(self._tool, fiches_along_the_method(self.corpus)),
            *(sheet for _, sheet in self._after_the_tools()),
        ]
        lexicon = lexicon_of(self.corpus)
        for sheet in found:
            if sheet["modele"] != "livre-index":
                mark_terms(sheet, lexicon)
        return found

    def own_sheets(self) -> Iterator[tuple[str, Data]]:
        """The sheets that are printed in the book only, each with the file it is written from."""
        yield from self._before_the_tools()
        for entry in self.corpus.fiches.values():
            if self._own_licence(entry):
                yield entry.path, self._tool(entry)
        yield from self._after_the_tools()

    def _before_the_tools(self) -> Iterator[tuple[str, Data]]:
        yield FILE, self._sheet("livre-couverture", 1) | {"resume": self.resume}
        yield FILE, self._sheet("livre-sommaire", 2) | {"titre": "Sommaire"}
        yield (
            FILE,
            self._part("La méthode", self._method),
        )
        for step in self.corpus.etapes.values():
            yield step.path, self._step(step)
        yield (
            FILE,
            self._part(
                "Les outils",
                "Chaque fiche tient sur deux pages ou davantage : la séance, puis ce qu’elle demande.",
            ),
        )

    def _after_the_tools(self) -> Iterator[tuple[str, Data]]:
        if self.corpus.precautions.precautions:
            author = Author(self.corpus, self.site)
            foot = self._foot("precautions/")
            sheet = author.precautions_sheet(foot, self.corpus.precautions.precautions)
            yield "methode/precautions.yml", sheet | {"niveau": 2}
        if self.corpus.kits:
            whole = "Des séances entières, de l’ouverture à la suite. Chacune s’imprime depuis sa page."
            yield FILE, self._part("Les kits", whole)
            for kit in self.corpus.kits.values():
                yield kit.path, self._kit(kit)
        yield (
            FILE,
            self._part(
                "Les territoires",
                "Chaque affirmation dit qui la fait, d’où elle vient, et si c’est un fait, une appréciation, "
                "une intention ou un principe. Un fait est recoupé quand une seconde source le dit, rapporté sinon.",
            ),
        )
        to_write = []
        for place in self.corpus.retours.values():
            if is_told(place.record):
                yield place.path, self._place(place)
            else:
                to_write.append(place)
        if to_write:
            yield FILE, self._to_write(to_write)
        yield "methode/glossaire.yml", self._index()
        yield FILE, self._credits()

    @property
    def date(self) -> date:
        """The last day on which something in the book was checked."""
        days: list[date] = [it.record.verifie_le for it in self._notices()]
        return max(days)

    def _notices(self) -> Iterator[Entry[Any]]:
        yield from self.corpus.fiches.values()
        yield from self.corpus.kits.values()
        yield from self.corpus.retours.values()

    @property
    def _shared(self) -> str | None:
        """The licence of every text of the book; none where they differ."""
        found = {self.site.licence, *(it.record.licence for it in self._notices())}
        return self.site.licence if len(found) == 1 else None

    def _foot(self, page: str) -> Data:
        """The same words on every page, so that readers may skip them; the code leads to the page at hand.

        A book is a collection: where licences differ, the foot sends to the credits, and a text under another
        licence than the site’s says its own in its body, where it is read aloud.
        """
        own = self._shared
        return {
            "titre": self.titre,
            "site": self.site.nom,
            "auteurs": "",
            "licence": licences.name(own)
            if own
            else f"Chaque texte garde sa licence{NBSP}: voir les crédits, à la fin",
            "licence_url": licences.address_on_paper(own) if own else "",
            "source": "",
            "url": short_address(self.site.url),
            "lien": self.site.url,
            "qr": f"{self.site.url}{page}",
            "cible": short_address(f"{self.site.url}{page}"),
            "date": verified(it.record.verifie_le for it in self._notices()),
            "relie": True,
        }

    def _sheet(self, modele: str, niveau: int, titre: str = "", page: str = "etapes/") -> Data:
        shown = printable(titre or self.titre)
        return {"modele": modele, "niveau": niveau, "titre": shown, "pied": self._foot(page)}

    def _part(self, titre: str, resume: str) -> Data:
        return self._sheet("livre-partie", 2, titre) | {"resume": french(resume)}

    def _step(self, entry: Entry[Etape]) -> Data:
        etape = entry.record
        return self._sheet("livre-etape", 3, etape.titre, f"etapes/{entry.slug}/") | {
            "etapes": [{"ordre": etape.ordre, "titre": etape.titre, "pictogramme": etape.pictogramme}],
            "accent": (etape.ordre - 1) % 7 + 1,
            "resume": as_typed(etape.resume),
            "duree": as_typed(etape.duree_indicative),
            "titres": STEP_LISTS,
            "invariants": [blocks(it, self.site.href) for it in etape.invariants],
            "adaptables": [blocks(it, self.site.href) for it in etape.adaptables],
            "corps": blocks(entry.body, self.site.href, headings=True),
        }

    def _tool(self, entry: Entry[Fiche]) -> Data:
        sheet = Author(self.corpus, self.site).fiche(entry.slug)
        sheet |= {"niveau": 3, "pied": self._foot(f"fiches/{entry.slug}/")}
        own = self._own_licence(entry)
        return sheet | {"origine": [*sheet["origine"], as_typed(f"Licence{NBSP}: {own}.")]} if own else sheet

    def _kit(self, entry: Entry[Kit]) -> Data:
        kit, own = entry.record, self._own_licence(entry)
        made = session(self.corpus, kit)
        hours = f"De {made.parts[0].start} à {made.parts[-1].end} ({duration(made.minutes)})"
        facts = [("Prévu pour", counted(kit.participants, "personne")), ("Horaires", hours)]
        facts += [("En repartant", printable(kit.objectif)), *([("Licence", own)] if own else [])]
        return self._sheet("livre-kit", 3, kit.titre, f"kits/{entry.slug}/") | {
            "resume": as_typed(kit.resume),
            "identite": [{"nom": name, "valeur": value} for name, value in facts],
            "parties": list(parts_by_the_clock(Author(self.corpus, self.site), made)),
            "fin": made.parts[-1].end,
            "apres": [blocks(filled(it, made.after), self.site.href) for it in kit.apres],
        }

    def _own_licence(self, entry: Entry[Any]) -> str:
        """« CC BY-SA 4.0 (address) », for a text that is not under the site’s; else nothing."""
        licence = entry.record.licence
        return "" if licence == self.site.licence else in_clear(licence)

    def _place(self, entry: Entry[RetourExperience]) -> Data:
        story = Story(self.corpus, self.site, entry)
        own = self._own_licence(entry)
        return {
            "modele": "livre-retour",
            "niveau": 3,
            "titre": printable(entry.record.titre),
            "pied": self._foot(f"retours/{entry.slug}/"),
            "resume": as_typed(entry.record.resume),
            "identite": story.identity() + ([{"nom": "Licence", "valeur": own}] if own else []),
            "sections": story.sections(),
        }

    def _to_write(self, entries: Sequence[Entry[RetourExperience]]) -> Data:
        """The places whose story is still to be written, one under the other: what is known of them is on the site."""
        page = "retours/"
        return self._sheet("livre-a-ecrire", 3, "Récits à écrire", page) | {
            "lieux": [
                {
                    "titre": printable(it.record.titre),
                    "ou": printable(Story(self.corpus, self.site, it).place),
                    "resume": as_typed(it.record.resume),
                    "url": short_address(self.site.href(it.kind, it.slug)),
                }
                for it in entries
            ]
        }

    def _index(self) -> Data:
        terms = [
            {"cle": slug, "terme": printable(it.terme), "definition": blocks(it.definition, self.site.href)}
            for slug, it in self.corpus.glossaire.termes.items()
        ]
        terms.sort(key=lambda it: _bare(str(it["terme"])))
        title, page = "Les mots, et où les trouver", "glossaire/"
        return self._sheet("livre-index", 2, title, page) | {"termes": terms}

    def _credits(self) -> Data:
        sheet = credits_sheet(self.site, list(self._notices()))
        if self._shared is None:
            careful = ", les précautions" if self.corpus.precautions.precautions else ""
            own = in_clear(self.site.licence)
            rest = f"La méthode{careful} et les mots expliqués sont sous licence {own}."
            sheet["reutiliser"] += blocks(rest, self.site.href)
        return self._sheet("credits", 2, "Crédits et licences") | {
            **sheet,
            "corps": 9.5,
        }


def mark_terms(value: Any, lexicon: Lexicon) -> None:
    """Add to each paragraph of a sheet the keys of the glossary's words it holds, under `termes`."""
    if isinstance(value, dict):
        if value.get("genre") == "texte":
            words = "".join(run.get("s", "") for run in value["bouts"])
            keys = list(dict.fromkeys(it.key for it in lexicon.occurrences(words)))
            if keys:
                value["termes"] = keys
        for item in value.values():
            mark_terms(item, lexicon)
    elif isinstance(value, list):
        for item in value:
            mark_terms(item, lexicon)


def _bare(text: str) -> str:
    """`text` as one looks it up: no accents, no capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
