"""The settings of a site, read from mkdocs.yml with line and column, as records are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.corpus.dates import findings_to_come
from generator.corpus.findings import placed
from generator.corpus.folders import Folders
from generator.corpus.logo import unfit_logo
from generator.diagnostics import Diagnostic, Position, quoted
from generator.model import Options, SiteSettings, validate
from generator.model.settings import OF_MKDOCS, is_inside
from generator.source import Document, Location, read_file

FILE = "mkdocs.yml"
PLUGIN = "essaimage"
FONTS = "polices"
"""The folder of `overrides` for the font of the sheets."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page named in the menu, by its path from the folder of pages, with the title given to it there."""

    uri: str
    title: str | None
    position: Position


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says: of the site, of our plugin (`options`), and the pages in its menu.

    `plugin` is the place of our options in the file. `of_mkdocs` says that other settings stand there, which MkDocs
    alone can judge. `site` is None, and the options are the usual ones, where there is no such file; `menu` is None
    where it names none: MkDocs then puts every page there.
    """

    site: SiteSettings | None = None
    options: Options = field(default_factory=Options)
    menu: tuple[MenuEntry, ...] | None = None
    plugin: Location = ()
    of_mkdocs: bool = False

    @property
    def overrides(self) -> str | None:
        """The folder of what is this site’s own, from its root; none when it has none."""
        own = self.site.theme.get("custom_dir") if self.site is not None else None
        return own if isinstance(own, str) else None


def read_settings(root: Path) -> tuple[Settings, list[Diagnostic]]:
    """The settings of the site at `root`, and all that is wrong with them: then they are the usual ones."""
    if not (root / FILE).exists():
        return Settings(), []
    reading = read_file(root / FILE, FILE)
    document = reading.document
    if document is None:
        return Settings(), list(reading.diagnostics)
    ours = {name: value for name, value in document.data.items() if name not in OF_MKDOCS}
    site, problems = validate(SiteSettings, replace(document, data=ours))
    options, found = _options(document)
    problems += found
    menu, wrong = _menu(document)
    problems += [*wrong, *_missing_folder(root, document), *_from_elsewhere(document)]
    if problems or options is None:
        return Settings(), problems
    if site is not None and site.site_url is None and options.imprimer:
        hint = "ajoutez « site_url », l’adresse du site : elle figure sur chaque feuille"
        problems.append(Diagnostic(FILE, Position(), "le champ « site_url » manque", hint))
    plugin = _plugin(document.data.get("plugins")) or ()
    settings = Settings(site, options, menu, plugin, _has_others(document.data))
    problems += [*_missing_logo(root, settings, document), *_to_come(settings, document)]
    return settings, problems


def _has_others(data: Mapping[str, Any]) -> bool:
    plugins, theme = data["plugins"], data["theme"]
    return not OF_MKDOCS.isdisjoint(data) or len(plugins) > 1 or not set(theme) <= {"name", "custom_dir"}


def _options(document: Document) -> tuple[Options | None, list[Diagnostic]]:
    """The options of our plugin, under its name in the list of plugins."""
    location = _plugin(document.data.get("plugins"))
    if location is None:
        place = document.position(("plugins",), of_key=True)
        hint = f"ajoutez « - {PLUGIN} » sous « plugins » : c’est lui qui fait les pages"
        return None, [Diagnostic(FILE, place, f"« {PLUGIN} » manque parmi les greffons", hint)]
    given: Any = document.data
    for step in location:
        given = given[step] if not isinstance(given, str) else None
    if given is None:
        return Options(), []
    if not isinstance(given, dict):
        hint = "écrivez ses réglages à la ligne, en retrait"
        return None, [Diagnostic(FILE, document.position(location), "on attend un bloc de champs", hint)]
    return validate(Options, replace(document, data=given, root=document.node(location)))


def _plugin(plugins: Any) -> Location | None:
    """Where the options of our plugin stand in mkdocs.yml, from its list of plugins."""
    if isinstance(plugins, dict):
        return ("plugins", PLUGIN) if PLUGIN in plugins else None
    for number, it in enumerate(plugins if isinstance(plugins, list) else ()):
        if it == PLUGIN:
            return ("plugins", number, PLUGIN)
        if isinstance(it, dict) and PLUGIN in it:
            return ("plugins", number, PLUGIN)
    return None


def _menu(document: Document) -> tuple[tuple[MenuEntry, ...] | None, list[Diagnostic]]:
    """The pages of `nav`, those of other sites left out."""
    nav = document.data.get("nav")
    if nav is None:
        return None, []
    entries: list[MenuEntry] = []
    problems: list[Diagnostic] = []
    for location, title, value in _leaves(nav, ("nav",), None):
        place = document.position(location)
        if not isinstance(value, str):
            hint = "écrivez « - Titre: page.md », ou « - Titre: » suivi d’une liste en retrait"
            problems.append(Diagnostic(FILE, place, "cette entrée du menu ne mène à aucune page", hint))
        elif "://" not in value and not value.startswith("mailto:"):
            entries.append(MenuEntry(unicodedata.normalize("NFC", value), title, place))
    return tuple(entries), problems


def _leaves(value: Any, location: Location, title: str | None) -> Iterator[tuple[Location, str | None, Any]]:
    if isinstance(value, list) and (value or title is None):
        for number, it in enumerate(value):
            yield from _leaves(it, (*location, number), None)
    elif isinstance(value, dict) and len(value) == 1:
        (name, inside), *_ = value.items()
        yield from _leaves(inside, (*location, name), name)
    else:
        yield location, title, value


def _from_elsewhere(document: Document) -> Iterator[Diagnostic]:
    """Scripts and styles of other sites: the policy of the pages lets none in."""
    for name in ("extra_javascript", "extra_css"):
        listed = document.data.get(name)
        for number, it in enumerate(listed if isinstance(listed, list) else ()):
            path = it.get("path") if isinstance(it, dict) else it
            if isinstance(path, str) and (path.startswith("//") or "://" in path):
                message = f"{quoted(path)} viendrait d’un autre site, ce que les pages n’admettent pas"
                hint = "copiez ce fichier dans votre site, et donnez son chemin"
                yield Diagnostic(FILE, document.position((name, number)), message, hint)


def _missing_folder(root: Path, document: Document) -> Iterator[Diagnostic]:
    theme = document.data.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    if not isinstance(own, str):
        return
    place = document.position(("theme", "custom_dir"))
    if not is_inside(own):
        message = f"le dossier {quoted(own)} n’est pas dans celui du site"
        yield Diagnostic(FILE, place, message, "mettez-y ses fichiers, par exemple dans « overrides »")
    elif not Folders(root).is_apart(own):
        message = f"tout le contenu du dossier {quoted(own)} serait publié"
        yield Diagnostic(
            FILE, place, message, "mettez ce qui change l’allure du site à part, dans « overrides »"
        )
    elif not (root / own).is_dir():
        message = f"le dossier {quoted(own)} n’existe pas"
        yield Diagnostic(FILE, place, message, "créez-le, ou retirez « custom_dir »")


def _to_come(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """The days of the legal pages that cannot be past yet."""
    if settings.options.mentions is not None:
        found = findings_to_come(settings.options.mentions)
        here = (*settings.plugin, "mentions")
        yield from placed([replace(it, location=(*here, *it.location)) for it in found], document, FILE)


def _missing_logo(root: Path, settings: Settings, document: Document) -> Iterator[Diagnostic]:
    logo = settings.options.papier.logo
    if logo is None:
        return
    place = document.position((*settings.plugin, "papier", "logo"))
    hint = "mettez-le dans le dossier que nomme « custom_dir »"
    if problem := unfit_logo(logo, root / settings.overrides / logo if settings.overrides else None, hint):
        yield Diagnostic(FILE, place, *problem)
