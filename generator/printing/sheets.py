"""Records → sheets of paper, as plain data for the templates (`templates/papier`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from generator.addresses import telling_address, url_of
from generator.corpus import Corpus, Entry, Settings, precautions_of, proof
from generator.diagnostics import NBSP
from generator.model import DEFAULT_LICENCE, Fiche, Kit, Materiel, Notice, Precaution, Support
from generator.printing.guess import lists_size, session_size
from generator.printing.prose import (
    Data,
    as_typed,
    blocks,
    longest_words,
    printable,
    spoken,
    with_voice,
    words_shown,
)
from generator.printing.sources import after, short_address
from generator.seance import PER_A4, PIECES, Paper, Part, filled, needs
from generator.words import licences
from generator.words.dates import verified
from generator.words.durations import duration
from generator.words.labels import FORMES, PAR, PROOFS_ON_PAPER, SUPPORTS, USAGES
from generator.words.numbers import group, number

_LISTS = ("preparation", "posture", "pieges", "variantes", "accessibilite")
_SESSION_ROOM, _LISTS_ROOM, _IN_SESSION_ROOM = 188.0, 236.0, 206.0
"""Millimetres left under the heading of a fiche's first page, of its second, and of its only one in a session."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a sheet says of the site it comes from; `url` ends with a slash.

    `licence` is that of the texts that name none: the steps of the method, the words of the glossary.
    """

    nom: str
    url: str
    licence: str = DEFAULT_LICENCE

    def href(self, kind: str, slug: str) -> str:
        """The full address of a record’s page; a kit of one’s own has none: it leads to the list."""
        return f"{self.url}{url_of(kind, slug)}"

    def telling(self, fiche: str = "") -> str:
        """The full address where one tells a use of a tool."""
        return f"{self.url}{telling_address(fiche)}"


def site_of(settings: Settings) -> Site | None:
    """How sheets name the site that mkdocs.yml describes; none when it gives no address."""
    site = settings.site
    if site is None or site.site_url is None:
        return None
    return Site(site.site_name, site.site_url.rstrip("/") + "/", settings.options.licence)


def authors(record: Notice) -> str:
    """Who wrote a record, in one line."""
    names = [it.nom for it in record.contributions if it.role == "redaction"]
    return ", ".join(dict.fromkeys(names))


def footer(site: Site, entry: Entry[Any]) -> Data:
    """What every sheet tells: title, authors, licence and address in clear, QR code."""
    record: Notice = entry.record
    url = site.href(entry.kind, entry.slug)
    return {
        "titre": record.titre,
        "site": site.nom,
        "auteurs": authors(record),
        "licence": licences.name(record.licence),
        "licence_url": licences.address_on_paper(record.licence),
        "source": after(record.sources),
        "url": short_address(url),
        "lien": url,
        "qr": url,
        "cible": short_address(url),
        "date": verified([record.verifie_le]),
    }


def _sections(sheet: Data) -> Iterator[list[list[Data]]]:
    """The sections of a fiche's second page, in the order of the template, as lists of rich texts."""

    def said(texts: Iterable[str]) -> list[list[Data]]:
        return [[{"genre": "texte", "bouts": [{"s": text}]}] for text in texts]

    if sheet["materiel"]:
        yield said(f"{it['quantite']} {it['nom']}" for it in sheet["materiel"])
    for section in sheet["listes"]:
        yield section["items"]
    if sheet["supports"]:
        yield said(sheet["supports"])
    yield said([sheet["racontez"]["dit"], sheet["racontez"]["cible"]])
    yield sheet["origine"]


def _lists(sheet: Data, room: float) -> tuple[float, Data]:
    """The size of the sections that stand in `room` millimetres, and where they are cut, with a code of their own or not."""
    every = list(_sections(sheet))
    size, cut = lists_size(every, room)
    *before, _, last = every
    return size, {"coupe": cut, "coupe_serree": lists_size([*before, last], room)[1]}


def accent_of(etapes: list[Data]) -> int:
    """The colour of the first of these étapes, as the templates number them; that of the site for none."""
    return int((etapes[0]["ordre"] - 1) % 7 + 1) if etapes else 0


TELL_IT = "Même si cela n’a pas marché, racontez en deux minutes"
SHORT = 24
"""Letters of a text that is larger where the sheet lies: a word or two."""


def lies_down(text: str) -> bool:
    """Whether the sheet of such a text lies rather than stands, where nothing says it."""
    return len(text) <= SHORT


def in_pieces(poster: Data, pieces: int) -> Data:
    """An A3 poster on so many A4 sheets, to be glued together."""
    return poster | {"modele": f"{poster['modele']}-en-morceaux", "morceaux": pieces}


def _support_line(support: Support) -> str:
    usage = f", {USAGES[support.usage]}" if support.usage in USAGES else ""
    what = f"{printable(support.titre)} ({SUPPORTS[support.type].lower()} {support.format}{usage})"
    return f"{number(support.copies)} {PAR[support.par]}{NBSP}: {what}"


def _amount(thing: Materiel, uses: Sequence[Part]) -> int:
    return needs(("", thing, use.amount(thing.quantite, thing.par)) for use in uses)[0].quantite


@dataclass(frozen=True, slots=True)
class Author:
    """Makes the sheets of one corpus for one site."""

    corpus: Corpus
    site: Site

    def steps(self, slugs: tuple[str, ...]) -> list[Data]:
        """The étapes of a fiche in the order of the method; none when it serves them all."""
        if len(slugs) > 1 and set(slugs) >= set(self.corpus.etapes):
            return []
        return [
            {"ordre": it.ordre, "titre": it.titre, "pictogramme": it.pictogramme}
            for slug, entry in self.corpus.etapes.items()
            if slug in slugs
            for it in [entry.record]
        ]

    def _base(self, modele: str, entry: Entry[Fiche], titre: str) -> Data:
        etapes = self.steps(entry.record.etapes)
        return {
            "modele": modele,
            "titre": printable(titre),
            "etapes": etapes,
            "accent": accent_of(etapes),
            "pied": footer(self.site, entry),
        }

    def _list(self, entry: Entry[Fiche], field: str) -> Data:
        texts = getattr(entry.record, field)
        title = Fiche.model_fields[field].title
        return {"titre": title, "champ": field, "items": [blocks(it, self.site.href) for it in texts]}

    def fiche(self, slug: str) -> Data:
        """The facilitator's version: two pages."""
        entry = self.corpus.fiches[slug]
        fiche = entry.record
        publics = [self.corpus.vocabulaires.publics[it].nom for it in fiche.publics]
        sheet = self._base("fiche", entry, fiche.titre)
        sheet |= self._kept(entry, [(it, f"{number(it.quantite)} {PAR[it.par]}") for it in fiche.materiel])
        sheet |= {
            "duree": duration(fiche.duree),
            "minutes": fiche.duree,
            "groupe": group(fiche.groupe.min, fiche.groupe.max),
            "table": f"par{NBSP}{number(fiche.groupe.table)}" if fiche.groupe.table else "pas de table",
            "publics": ", ".join(publics),
            "moments": list(self._moments(fiche)),
            "supports": [_support_line(it) for it in fiche.supports],
        }
        told = session_size(sheet["moments"], _SESSION_ROOM)
        size, cuts = _lists(sheet, _LISTS_ROOM)
        return sheet | {"corps": {"deroule": told, "listes": size}} | cuts

    def fiche_in_session(self, slug: str, uses: Sequence[Part]) -> Data:
        """What a facilitator reads before its `uses` in a session: the script says the rest, the list what to print."""
        entry = self.corpus.fiches[slug]
        fiche = entry.record
        amounts = [(it, number(_amount(it, uses))) for it in fiche.materiel]
        sheet = self._base("fiche-en-seance", entry, fiche.titre)
        sheet |= self._kept(entry, amounts) | {"supports": []}
        size, cuts = _lists(sheet, _IN_SESSION_ROOM)
        return sheet | {"corps": {"listes": size}} | cuts

    def _kept(self, entry: Entry[Fiche], amounts: Iterable[tuple[Materiel, str]]) -> Data:
        fiche = entry.record
        return {
            "objectif": blocks(fiche.objectif, self.site.href),
            "materiel": [{"nom": printable(it.nom), "quantite": amount} for it, amount in amounts],
            "listes": [self._list(entry, field) for field in _LISTS if getattr(fiche, field)],
            "origine": [with_voice(it.texte, it.selon, self.site.href) for it in fiche.origine],
            "preuve": PROOFS_ON_PAPER[proof(self.corpus, entry.slug).maturity],
            "racontez": {
                "titre": "Vous l’avez utilisé\u202f?",
                "dit": TELL_IT,
                "court": "Racontez-le en deux minutes",
                "url": short_address(self.site.telling()),
                "cible": short_address(self.site.telling()),
                "lien": self.site.telling(entry.slug),
                "qr": self.site.telling(entry.slug),
            },
        }

    def _moments(self, fiche: Fiche) -> Iterator[Data]:
        elapsed = 0
        for moment in fiche.deroule:
            yield {
                "titre": printable(moment.titre),
                "minutes": moment.minutes,
                "duree": duration(moment.minutes),
                "debut": elapsed,
                "fin": elapsed + moment.minutes,
                "forme": moment.forme,
                "forme_dite": FORMES[moment.forme],
                "consigne": blocks(filled(moment.consigne), self.site.href),
            }
            elapsed += moment.minutes

    def precautions(self, entry: Entry[Fiche] | Entry[Kit]) -> list[Data]:
        """What a session asks to be careful about, on a sheet of its own; none when nothing is asked."""
        asked = precautions_of(self.corpus, entry.record)
        if not asked:
            return []
        sheet = self.precautions_sheet(footer(self.site, entry), asked)
        for told, it in zip(sheet["precautions"], asked.values(), strict=True):
            voices = "\u202f; ".join(dict.fromkeys(claim.selon for claim in it.origine if claim.selon))
            told["origine"] = [as_typed(f"D’après{NBSP}: {voices}")] if voices else []
        return [sheet]

    def precautions_sheet(self, foot: Data, precautions: Mapping[str, Precaution]) -> Data:
        """The sheet of these precautions with all that they rest on, which bears that foot."""
        return {
            "modele": "precautions",
            "titre": "Les précautions",
            "pied": foot,
            "precautions": [
                {
                    "titre": printable(it.titre),
                    "consignes": [blocks(text, self.site.href) for text in it.consignes],
                    "origine": [with_voice(claim.texte, claim.selon, self.site.href) for claim in it.origine],
                }
                for it in precautions.values()
            ],
        }

    def participants(self, slug: str, part: Part | None = None) -> Data:
        """The participants' version, in that part of a session: the question, then what is asked, in 14 pt."""
        entry = self.corpus.fiches[slug]
        sheet = self._base("participants", entry, entry.record.titre)
        every = entry.record.deroule
        kept = (
            [(every[it.step], it.minutes, it.handed_out) for it in part.moments]
            if part
            else [(it, it.minutes, "") for it in every]
        )
        read = [told or it.pour_les_participants or "" for it, _, told in kept]
        moments = [
            {
                "titre": printable(it.titre),
                "duree": duration(minutes),
                "forme": it.forme,
                "forme_dite": FORMES[it.forme],
                "dit": blocks(filled(text, part), self.site.href)
                if any(read)
                else spoken(filled(it.consigne, part), self.site.href),
            }
            for (it, minutes, _), text in zip(kept, read, strict=True)
        ]
        return sheet | {
            "moments": moments,
            "objectif": blocks(entry.record.objectif, self.site.href),
            "question": printable(part.question if part else ""),
        }

    def support(self, slug: str, index: int, largest: Paper = "A3") -> Data:
        """One support, ready to print on a paper no larger than that."""
        sheet = self.sheet_of(slug, index, self.corpus.fiches[slug].record.supports[index])
        if largest == "A3" or sheet["format"] != "A3":
            return sheet
        if sheet["modele"] == "affiche":
            return in_pieces(sheet, PIECES)
        return sheet | {"format": "A4", "reduit": True}

    def sheet_of(self, slug: str, index: int, it: Support) -> Data:
        """The sheet of that support of a fiche, or of the same in another size."""
        entry = self.corpus.fiches[slug]
        where: Data = {"fichier": entry.path, "champ": ["supports", index]}
        sheet = self._base(it.type, entry, it.titre) | {
            "format": it.format,
            "ou": where,
            "fiche": entry.record.titre,
        }
        far = {"lu_a": float(it.metres)} if it.metres is not None else {}
        if it.type in ("cartes", "etiquettes"):
            texts = [side for card in it.cartes for side in (card.recto, card.verso) if side]
            lies = it.type == "etiquettes" and all(map(lies_down, texts))
            return sheet | far | {"planches": self._boards(it, where), "couchees": lies}
        if it.type == "grille":
            return sheet | {
                "colonnes": [printable(text) for text in it.colonnes],
                "lignes": [printable(text) for text in it.lignes],
                "lignes_vides": it.lignes_vides,
                "largeurs": list(it.largeurs),
                "orientation": it.orientation,
            }
        text = it.texte or ""
        in_text = where | {"champ": [*where["champ"], "texte"], "longueur": len(text)}
        lies = it.type == "affiche" and not it.dessins and lies_down(words_shown(text))
        return (
            sheet
            | far
            | {
                "texte": blocks(text, self.site.href),
                "mots": longest_words(words_shown(text)),
                "ou": in_text,
                "orientation": it.orientation or ("paysage" if lies else None),
                "dessins": list(it.dessins),
            }
        )

    def _boards(self, support: Support, where: Data) -> list[list[Data]]:
        """Cards laid out on A4 sheets; a short deck is repeated until the sheet is full."""
        room = PER_A4.get(support.format, 1)
        deck: list[Data] = [
            {
                face: self._face(text, {**where, "champ": [*where["champ"], "cartes", index, face]})
                | {"a_ecrire": len(support.cartes) == 1}
                for face, text in (("recto", card.recto), ("verso", card.verso))
                if text
            }
            for index, card in enumerate(support.cartes)
        ]
        deck += [{}] * support.vierges
        full = deck * max(room // len(deck), 1)
        full += [{}] * (ceil(len(full) / room) * room - len(full))
        return [full[start : start + room] for start in range(0, len(full), room)]

    @staticmethod
    def _face(text: str, where: Data) -> Data:
        shown = printable(text)
        label, colon, rest = shown.partition(f"{NBSP}: ")
        parts = [part.strip() for part in shown.split(" … ")]
        return {
            "texte": shown,
            "etiquette": label if colon and len(label) <= 60 else "",
            "suite": (rest[:1].upper() + rest[1:]) if colon else shown,
            "a_remplir": parts if len(parts) > 1 else [],
            "lignes": shown.endswith(("…", "?")),
            "mots": longest_words(shown),
            "ou": {**where, "longueur": len(text)},
        }
