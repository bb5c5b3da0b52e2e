"""The commands that print: everything, or a kit of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NoReturn

import click

from generator.cli.sharing import SITE, Refusal, config_file, refused_by_the_disk, told
from generator.corpus import Corpus, Folders, load_corpus, printed, session, without_drafts
from generator.corpus.logo import unfit_logo
from generator.diagnostics import NBSP, Diagnostic, format_text, has_errors, quoted, summary
from generator.model.kit import LARGEST_GROUP
from generator.printing import (
    Refused,
    Site,
    asking,
    check,
    for_people,
    kit_author,
    kit_contact_sheet,
    known_kit,
    made,
    made_alone,
    occasion_planned,
    own_kit,
    planned,
    planned_kit,
    press_of,
    publish,
    site_of,
    with_more,
    write_files,
    write_whole,
)
from generator.seance import Paper, Plan, advice, remarks
from generator.words.numbers import counted


@click.command(help="Imprime en PDF toutes les fiches, tous les kits et le livre.")
@click.option(
    "--vers", "folder", type=click.Path(path_type=Path), help="Le dossier où écrire ; sinon, celui du site."
)
@SITE
def kits(*, folder: Path | None, root: Path) -> None:
    from mkdocs.exceptions import MkDocsException

    from generator.plugin import (
        add_to_inventory,
        alone,
        load_settings,
        printing_progress,
        refuse_brought,
        refuse_overwriting,
        refuse_site_dir,
    )

    try:
        settings = load_settings(config_file(root))
        if folder is None:
            refuse_site_dir(settings)
            refuse_brought(settings)
        elif any(folder.resolve().is_relative_to(it.resolve()) for it in Folders(root).watched):
            raise Refusal(f"{folder} contient les textes du site : donnez à --vers un autre dossier.")
    except MkDocsException as error:
        raise SystemExit(told(error)) from error
    corpus = _good_corpus(root)
    with printing_progress() as watcher:
        publication, problems = publish(corpus, _named(corpus), press_of(root), watcher)
    if publication is None:
        _stop_at(problems)
    target = folder or Path(settings.site_dir)
    try:
        # A build under way would replace the folder of the site while it is written.
        with alone(root.resolve()) if folder is None else nullcontext():
            if folder is None:
                refuse_overwriting(target, publication.files.keys())
                _write(target, lambda: add_to_inventory(target, publication.files.keys()))
            _write(target, lambda: write_files(target, publication.files))
    except MkDocsException as error:
        raise SystemExit(told(error)) from error
    click.echo(f"{counted(len(publication.files), 'fichier')} dans {target}.", err=True)


EVERYBODY = "tous"


@click.command(help="Imprime un kit à soi : KIT pour d’autres personnes, ou des fiches choisies.")
@click.argument("slug", metavar="[KIT]", required=False)
@click.option(
    "--fiches",
    "parts",
    help="Les fiches dans l’ordre, séparées par des virgules ; entre deux, « pause » ou « pause:10 ».",
)
@click.option(
    "--plan", "address", help="L’adresse d’une séance composée sur la page « Composer une séance »."
)
@click.option("--participants", type=int, help="Pour combien de personnes.")
@click.option("--debut", help="L’heure du début, par exemple 18:00.")
@click.option("--titre", help="Le titre, avec --fiches.")
@click.option("--date", "day", default="", help="Le jour, tel qu’on le lira : « jeudi 3 décembre ».")
@click.option("--lieu", "place", default="", help="Le lieu.")
@click.option("--animation", "leaders", default="", help="Qui anime.")
@click.option(
    "--question",
    "questions",
    multiple=True,
    help="La question d’une fiche : « carte-postale=Comment vivrons-nous ? », ou une par fiche, dans l’ordre.",
)
@click.option("--logo", type=click.Path(path_type=Path), help="Un logo, en PNG ou en SVG.")
@click.option(
    "--avec",
    "more",
    help="Ce qu’on imprime de plus, séparé par des virgules : tirage, chevalets, prenoms, photos.",
)
@click.option(
    "--gros-caracteres",
    "large_print",
    is_flag=False,
    flag_value=EVERYBODY,
    help="Imprime aussi en gros caractères, dans un fichier en .zip : pour tous, ou pour un nombre de personnes.",
)
@click.option(
    "--papier",
    "largest",
    type=click.Choice(printed.PAPERS, case_sensitive=False),
    default="A3",
    show_default=True,
    help="Le plus grand papier de votre imprimante : avec A4, les affiches se collent, les tableaux sont réduits.",
)
@click.option(
    "--apercu",
    "before",
    is_flag=True,
    help="N’écrit que ce qu’on regarde avant d’imprimer : les piles en vignettes, les feuilles, les coupes, le temps qu’il faut, et une feuille pour essayer l’imprimante.",
)
@click.option(
    "-o",
    "--sortie",
    "target",
    type=click.Path(path_type=Path),
    help="Le fichier à écrire : en .pdf, tout le kit à la suite ; en .zip, prêt à imprimer, toutes les copies dedans ; en .odt, à modifier. Sinon, mon-kit.pdf, ou apercu.pdf avec --apercu.",
)
@SITE
def kit(
    *,
    slug: str | None,
    parts: str | None,
    address: str | None,
    participants: int | None,
    debut: str | None,
    titre: str | None,
    day: str,
    place: str,
    leaders: str,
    questions: tuple[str, ...],
    logo: Path | None,
    more: str | None,
    large_print: str | None,
    largest: Paper,
    before: bool,
    target: Path | None,
    root: Path,
) -> None:
    from mkdocs.exceptions import MkDocsException

    from generator.plugin import load_settings

    target = target or Path("apercu.pdf" if before else "mon-kit.pdf")
    _refuse_misuse(slug, parts, address, titre, target)
    readers = _readers(large_print, target)
    if before and target.suffix.lower() != ".pdf":
        raise Refusal("--apercu écrit un PDF : finissez le nom à écrire par .pdf.")
    try:
        load_settings(config_file(root))
    except MkDocsException as error:
        raise SystemExit(told(error)) from error
    corpus = _good_corpus(root)
    _refuse_logo(logo)
    site, press = _named(corpus), press_of(root, keeps=False, logo=logo)
    if found := list(check(corpus, site, press.place, press.engine.look)):
        _stop_at(found)
    look = press.engine.look
    plan, changes = Plan(), tuple[str, ...]()
    try:
        if address is not None:
            plan, changes = planned(corpus, address)
            wanted = for_people(planned_kit(corpus, plan, look), participants, debut)
        elif slug is not None:
            wanted = for_people(known_kit(corpus, slug), participants, debut)
        else:
            people = 20 if participants is None else participants
            wanted = own_kit(corpus, _listed(parts), titre or "Mon kit", people, debut or "18:00", look)
        wanted = with_more(asking(wanted, questions, look), _listed(more))
        occasion = occasion_planned(plan, day, place, leaders, look)
    except Refused as refusal:
        raise Refusal(str(refusal)) from refusal
    held = session(corpus, wanted.record)
    steps = {} if slug else {name: it.record.ordre for name, it in corpus.etapes.items()}
    advised = () if slug else advice(held, steps, plan.fin)
    for remark in (*changes, *remarks(held), *advised):
        click.echo(f"À savoir{NBSP}: {remark}", err=True)
    author = kit_author(corpus, site, wanted, occasion, largest)
    if before:
        file, problems = made_alone(press, kit_contact_sheet(author, press.thumbnail))
    else:
        large = author.personnes if readers is None else readers
        file, problems = made(target.suffix.lower(), press, author, large)
    if file is None:
        _stop_at(problems)
    content = file.content
    _write(target, lambda: write_whole(target, content))
    click.echo(f"{target} : {file.told}.", err=True)


def _readers(asked: str | None, target: Path) -> int | None:
    """For how many people to print large: 0 when nobody asked, None for as many as there are."""
    if asked is None:
        return 0
    many = int(asked) if asked.isascii() and asked.isdigit() else 0
    if asked != EVERYBODY and not 1 <= many <= LARGEST_GROUP:
        most = counted(LARGEST_GROUP, "personne")
        raise Refusal(
            f"--gros-caracteres va de 1 à {most}, ou s’écrit seul pour tous, et non {quoted(asked)}."
        )
    if target.suffix.lower() != ".zip":
        raise Refusal("--gros-caracteres ajoute des fichiers : finissez le nom à écrire par .zip.")
    return None if asked == EVERYBODY else many


def _refuse_misuse(
    slug: str | None, parts: str | None, address: str | None, titre: str | None, target: Path
) -> None:
    """Stop at options that do not go together, and at a file of no kind."""
    if sum(it is not None for it in (slug, parts, address)) != 1:
        raise Refusal(
            "Donnez le nom d’un kit, ou des fiches avec --fiches, ou l’adresse d’une séance avec --plan."
        )
    if address is not None and titre is not None:
        raise Refusal("--titre va avec --fiches : une séance composée garde le sien.")
    if slug is not None and titre is not None:
        raise Refusal("--titre va avec --fiches : un kit du site garde le sien.")
    if not target.name:
        raise Refusal("Donnez le nom du PDF à écrire, par exemple : --sortie mon-kit.pdf")
    if target.suffix.lower() not in (".pdf", ".zip", ".odt") and not target.exists():
        raise Refusal(
            f"{target} : finissez ce nom par .pdf (tout le kit à la suite), par .zip (prêt à imprimer) "
            "ou par .odt (à modifier)."
        )


def _refuse_logo(logo: Path | None) -> None:
    """Stop at a file that cannot be a logo."""
    try:
        problem = unfit_logo(logo.name, logo) if logo is not None else None
    except OSError as error:
        raise Refusal(f"--logo{NBSP}: on ne peut pas lire {logo}.") from error
    if problem is not None:
        raise Refusal(f"--logo{NBSP}: {problem[0]}{NBSP}; {problem[1]}.")


def _listed(text: str | None) -> list[str]:
    """What commas separate."""
    return [it.strip() for it in (text or "").split(",") if it.strip()]


def _good_corpus(root: Path) -> Corpus:
    """The corpus of the site; when it has errors, they are told and the command ends with status 1."""
    loaded = load_corpus(Folders(root))
    if loaded.corpus is None or has_errors(loaded.diagnostics):
        _stop_at(loaded.diagnostics)
    return without_drafts(loaded.corpus)


def _named(corpus: Corpus) -> Site:
    """How the sheets name the site; refused when nothing gives its address, as a site that does not print may."""
    site = site_of(corpus.settings)
    if site is None:
        raise Refusal(
            "mkdocs.yml : ajoutez « site_url », l’adresse du site : elle figure sur chaque feuille."
        )
    return site


def _stop_at(problems: Sequence[Diagnostic]) -> NoReturn:
    click.echo(format_text(problems) + summary(problems), err=True)
    raise SystemExit(1)


def _write(target: Path, write: Callable[[], None]) -> None:
    """Write, or say in French why `target` cannot be written; what was there before is left whole."""
    try:
        write()
    except OSError as error:
        raise refused_by_the_disk(error, str(target)) from error
