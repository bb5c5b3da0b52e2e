"""What the page that prints a planned session in the browser asks for: the words of all sheets, then those of each fiche.

The sheets of `kit_sheets` are made of the same words; what depends on the session is filled in by the page.
"""

from __future__ import annotations

import re

from generator.addresses import FOLDER_OF_KIND
from generator.corpus import Corpus, precautions_of, printed
from generator.drawings import drawings
from generator.model import Support
from generator.model.fiche import LONGEST_FILE_NAME
from generator.printing.credit import SEVERAL_LICENCES, in_clear
from generator.printing.headings import headings
from generator.printing.kit_sheets import IF_ONE_WANTS, NEEDED, NOTICE, QUESTIONS, WORKS_APART
from generator.printing.print_list import OF_THE_SESSION
from generator.printing.prose import Data, blocks, printable, spoken
from generator.printing.qr import qr_code
from generator.printing.running import at_hand
from generator.printing.sheets import Author, Site, accent_of, footer, site_of
from generator.printing.sources import in_full, short_address
from generator.seance import PIECES, SIZES
from generator.seance.usual import AFTERWARDS, OPENING, TITLE
from generator.typography import french
from generator.words import licences
from generator.words.labels import FORMES, SUPPORTS, USAGES

_DRAWN = re.compile(r'viewBox="0 0 (\d+) \d+".*? d="([^"]+)"', re.DOTALL)


def printing_site(corpus: Corpus) -> Site:
    """How sheets name the site; of one that gives no address, addresses begin at its root."""
    settings = corpus.settings
    name = settings.site.site_name if settings.site else ""
    return site_of(settings) or Site(name, "", settings.options.licence)


def words_of_sheets(corpus: Corpus) -> Data:
    """The words that every session has in common; `licences` holds what each licence of the tools allows."""
    site = printing_site(corpus)
    used = {site.licence, *(it.record.licence for it in corpus.fiches.values())}
    return {
        "mots": headings(),
        "formes": FORMES,
        "types": SUPPORTS,
        "usages": USAGES,
        "titres": {"indispensable": NEEDED, "variante": IF_ONE_WANTS},
        "seance": {kind: list(told) for kind, told in OF_THE_SESSION.items()},
        "dessins": {family: dict(drawings()[family]) for family in ("formes", "visages")},
        "ouverture": blocks(OPENING, site.href),
        "apres": [blocks(it, site.href) for it in AFTERWARDS],
        "questions": [{"question": french(asked), "mots": list(words)} for asked, words in QUESTIONS],
        "notice": blocks(NOTICE, site.href),
        "sans_titre": TITLE,
        "nom_le_plus_long": LONGEST_FILE_NAME,
        "site": {"nom": site.nom, "adresse": short_address(f"{site.url}{FOLDER_OF_KIND['kit']}/")},
        "licence": site.licence,
        "licences": {it: _terms(it) for it in sorted(used)},
        "reunis": SEVERAL_LICENCES,
        "chacune": WORKS_APART,
        "approuve": licences.not_endorsed("ces pages"),
        "titre_des_precautions": Author(corpus, site).precautions_sheet({}, {})["titre"],
        "precautions": {
            slug: {
                "titre": printable(it.titre),
                "consignes": [blocks(text, site.href) for text in it.consignes],
            }
            for slug, it in corpus.precautions.precautions.items()
        },
    }


def _terms(licence: str) -> Data:
    return {
        "nom": licences.name(licence),
        "adresse": licences.address_on_paper(licence),
        "en_clair": in_clear(licence),
        "feuilles": licences.permission(licence, "ces feuilles"),
        "textes": licences.permission(licence, "ces textes"),
    }


def words_of_fiche(corpus: Corpus, slug: str) -> Data:
    """What the sheets of a session say of a tool, before the words that depend on the session are filled in."""
    site = printing_site(corpus)
    entry = corpus.fiches[slug]
    fiche = entry.record
    etapes = Author(corpus, site).steps(fiche.etapes)
    foot = footer(site, entry)
    return {
        "titre": printable(fiche.titre),
        "etapes": etapes,
        "accent": accent_of(etapes),
        "sous_la_main": at_hand(fiche),
        "moments": [
            {
                "titre": printable(it.titre),
                "consigne": blocks(it.consigne, site.href),
                "lu": blocks(it.pour_les_participants or "", site.href),
                "dit": spoken(it.consigne, site.href),
            }
            for it in fiche.deroule
        ],
        "supports": [_file(corpus, slug, it) for it in fiche.supports],
        "pied": {name: foot[name] for name in _OF_A_FOOT},
        "qr": _code(foot["qr"]),
        "licence": fiche.licence,
        "verifie_le": fiche.verifie_le.isoformat(),
        "redaction": [it.nom for it in fiche.contributions if it.role == "redaction"],
        "sources": [printable(in_full(it)) for it in fiche.sources],
        "precautions": list(precautions_of(corpus, fiche)),
    }


_OF_A_FOOT = ("titre", "auteurs", "licence", "licence_url", "source", "url", "date")


def _file(corpus: Corpus, slug: str, support: Support) -> Data:
    """Where the PDF of a support is, from the root of the site, and of the same on two A4; empty where there is none."""
    printing = corpus.settings.options.imprimer and site_of(corpus.settings) is not None
    if not printing or support.format not in SIZES[support.type]:
        return {"pdf": "", "en_morceaux": ""}
    pieces = dict(printed.in_pieces(slug, support))
    return {"pdf": printed.support_pdf(slug, support), "en_morceaux": pieces.get(PIECES, "")}


def _code(url: str) -> Data:
    """A QR code as the side of its square, in modules, and the path that draws it."""
    found = _DRAWN.search(qr_code(url))
    if found is None:
        raise ValueError("segno draws one path")
    return {"cote": int(found[1]), "trace": found[2]}
