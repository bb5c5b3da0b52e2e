"""The lines of a list of what to print, as a facilitator reads them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.corpus import Corpus
from generator.diagnostics import NBSP
from generator.model import Support
from generator.printing.prose import Data, printable
from generator.seance import PER_A4, Job, cut_in, handwork, paper, pieces
from generator.words.labels import SUPPORTS, USAGES
from generator.words.numbers import counted, number

OF_THE_SESSION = {
    "question": ("affiche", "La question au mur", ""),
    "programme": ("affiche", "Le programme", "au mur, dès l’accueil"),
    "tirage": ("billet", "Tirage des tables", "à l’accueil, un par personne"),
    "chevalets": ("chevalet", "Numéros des tables", "un par table, debout"),
    "prenoms": ("étiquette", "Prénoms", "à l’accueil, une par personne"),
    "photos": ("pastille", f"Photo{NBSP}: non", "pour qui ne veut pas être photographié"),
}
"""What is printed for a whole session: its unit, its title and where it goes."""


def line_of(job: Job, corpus: Corpus) -> Data:
    """How many, of what, for whom, on which paper; the title begins with the number of the job."""
    line = _line(job, corpus)
    return line | {"titre": f"{job.number}. {line['titre']}", "numero": job.number}


def paper_told(jobs: Iterable[Job]) -> str:
    """« 7 feuilles A3 et 36 feuilles A4 »."""
    return " et ".join(f"{counted(sheets, 'feuille')} {name}" for name, sheets in paper(jobs).items())


def handwork_told(jobs: Iterable[Job]) -> str:
    """What is left to do once all this is printed, and about how long it takes."""
    work = handwork(jobs)
    if not work.minutes:
        return ""
    hands = (
        (work.strokes, f"{counted(work.strokes, 'coupe')}, cinq feuilles à la fois"),
        (work.folds, f"{counted(work.folds, 'feuille')} à plier"),
        (work.joints, f"{counted(work.joints, 'collage')}"),
    )
    told = "\u202f; ".join(["ranger les tirages", *(words for many, words in hands if many)])
    return f"Une fois imprimé, comptez environ {counted(work.minutes, 'minute')}{NBSP}: {told}."


def tools_told(jobs: Iterable[Job]) -> str:
    """What it takes to cut, glue and hang all this, and to fill in what is handed out."""
    every = list(jobs)
    work = handwork(every)
    posters = any(it.kind in ("programme", "question") or _hangs(it.support) for it in every)
    tools = (
        (work.strokes, "une rogneuse ou des ciseaux"),
        (work.joints, "de la colle"),
        (posters, "du ruban adhésif repositionnable"),
        (True, "de quoi écrire pour chaque personne"),
    )
    return ", ".join(words for wanted, words in tools if wanted)


def _hangs(support: Support | None) -> bool:
    return support is not None and support.type == "affiche"


def _line(job: Job, corpus: Corpus) -> Data:
    sheets = f"{number(job.sheets)}{NBSP}{job.paper}"
    if job.support is not None:
        return _line_of_support(job, job.support, sheets, corpus)
    copies = counted(job.copies, "feuille")
    if job.kind == "participants":
        return {
            "combien": copies,
            "titre": f"{printable(corpus.fiches[job.fiche].record.titre)}, pour les participants",
            "usage": ("une par table" if job.tables else "à montrer")
            + (f" · {printable(job.question)}" if job.question else ""),
            "papier": f"{sheets}{_sides(job)}",
        }
    if job.kind in OF_THE_SESSION:
        unit, title, usage = OF_THE_SESSION[job.kind]
        return {
            "combien": counted(job.copies, unit),
            "titre": title,
            "usage": printable(job.question) or usage,
            "papier": f"{sheets}{_glued(job)}{_made_of(job)}",
        }
    if job.kind == "presence":
        return {
            "combien": counted(job.sheets, "feuille"),
            "titre": "Feuille de présence",
            "usage": "à l’accueil",
            "papier": sheets,
        }
    return {
        "combien": copies,
        "titre": f"À chaud{NBSP}: votre avis",
        "usage": "à la fin",
        "papier": f"{sheets}{_made_of(job)}",
    }


def _line_of_support(job: Job, support: Support, sheets: str, corpus: Corpus) -> Data:
    deck = pieces(support)
    unit = {"cartes": "carte", "etiquettes": "étiquette"}.get(support.type, support.type)
    copies = counted(job.copies, unit)
    if deck > 1:
        copies = f"{counted(job.copies, 'jeu', 'jeux')} de {number(deck)}"
    size = support.format if job.glued > 1 or support.format in PER_A4 else job.paper
    several = job.masters > job.glued and job.runs > 1
    runs = f" ({counted(job.masters, 'page')} × {number(job.runs)})" if several else ""
    # The block that it stands in says already what is there if one wants.
    before = f"{USAGES[support.usage]} · " if support.usage == "preparation" else ""
    fiche = printable(corpus.fiches[job.fiche].record.titre)
    return {
        "combien": copies,
        "titre": printable(support.titre),
        "usage": f"{before}{SUPPORTS[support.type]} {size} · {fiche}",
        "papier": f"{sheets}{_made_of(job)}{_glued(job)}{_sides(job)}{runs}",
    }


def _made_of(job: Job) -> str:
    """What is done with each sheet."""
    if job.kind == "chevalets":
        return " à plier en deux"
    pieces = cut_in(job)
    return f" à couper en{NBSP}{pieces}" if pieces > 1 else ""


def _sides(job: Job) -> str:
    return ", recto verso" if job.duplex else ""


def _glued(job: Job) -> str:
    if job.glued == 1:
        return ""
    return f", à coller par{NBSP}{number(job.glued)}" if job.copies > 1 else " à coller ensemble"
