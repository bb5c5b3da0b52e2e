"""Markdown that people paste: read the same on a page, on paper and in the search, or told at its place."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.corpus import Folders, load_corpus
from generator.diagnostics import Severity
from generator.printing.prose import blocks
from generator.richtext import READ, TOLD, HtmlWriter, parse, to_plain

TOLD_AT: dict[str, tuple[str, int]] = {
    "an image": ("Voir ![le plan](https://e.fr/a.png) ici.", 5),
    "a table": ("Avant.\n\n| a | b |\n|---|---|\n| c | d |", 8),
    "a table without borders": ("a | b\n--|--\nc | d", 0),
    "a row of a table": ("Avant :\n| a | b |", 8),
    "a block of code": ("Avant.\n\n```\nligne\n```", 8),
    "a block of code with tildes": ("~~~\nligne\n~~~", 0),
    "a line across": ("Avant.\n\n---\n\nAprès.", 8),
    "stars across": ("Avant.\n\n* * *\n\nAprès.", 8),
    "a tag": ("Un <b>mot</b> fort.", 3),
    "a tag with attributes": ('Un <span class="x">mot</span>.', 3),
    "a line break": ("Un<br>deux", 2),
    "a tag that closes": ("Un </div> mot", 3),
    "a comment": ("Un <!-- secret --> mot", 3),
    "a tag of Word": ("Un <o:p> mot", 3),
    "an entity": ("Un caf&eacute; noir", 6),
    "a space in code": ("Un&nbsp;mot", 2),
    "a number of a sign": ("Un caf&#233; noir", 6),
    "words struck out": ("Un ~~faux~~ vrai", 3),
    "words highlighted": ("Un ==mot== fort", 3),
    "a block of another tool": ("::: tip Astuce\nSoyez là.\n:::", 0),
    "an admonition": ('!!! note "Astuce"\n    Soyez là.', 0),
    "an alert": ("> [!NOTE]\n> Soyez là.", 2),
    "a template": ("Bonjour {{ prenom }}.", 8),
    "a template's order": ("Bonjour {% if x %}.", 8),
    "attributes": ("Un mot {: .grand }", 7),
    "a footnote": ("Un mot[^1].", 6),
    "a task": ("- fait\n- [ ] à faire", 9),
    "a summary": ("Avant.\n\n[TOC]", 8),
    "a wiki link": ("Voir [[Accueil]].", 5),
    "a reference without address": ("Voir [le guide][1].", 5),
    "a link with a space": ("Voir [le guide] (https://e.fr).", 5),
    "a link left open": ("Voir [le guide](https://e.fr et la suite.", 5),
    "a link with a space inside": ("Voir [le guide](mon guide.pdf).", 5),
    "a smiley": ("Bravo :tada: à tous", 6),
    "bold left open": ("Un **mot fort", 3),
    "bold with spaces inside": ("Un ** mot ** fort", 3),
    "code left open": ("Un `mot fort", 3),
    "a heading glued to its signs": ("##Titre", 0),
    "a list glued to its hyphens": ("-un\n-deux", 0),
    "numbers with hyphens": ("1- un\n2- deux", 0),
    "numbers glued": ("Avant :\n1.Dire\n2.Faire", 8),
    "letters": ("a) un\nb) deux", 0),
    "a list too far right": ("Avant :\n    - un", 12),
    "bullets on one line": ("Apportez : • des feutres • du papier", 9),
    "bullets folded by YAML": ("• des feutres • du papier", 0),
    "numbers that jump": ("1. un\n3. deux", 6),
    "an address that serves nothing": ("Un mot.\n\n[1]: https://e.fr", 9),
    "a note": ("Un mot.\n\n[^1]: la note", 9),
    "a paragraph taken for an address": ("[Note]: important", 0),
    "words hidden in a link": ('Voir [le guide](https://e.fr "en ligne").', 30),
    "an empty heading": ("Avant.\n\n##", 8),
    "too deep": (">" * 30 + " mot", 0),
}
SHOWN: dict[str, tuple[str, str]] = {
    "a heading": ("## Un titre\n\nSuite.", "Un titre\nSuite."),
    "a heading of another level": ("#### Un titre", "Un titre"),
    "an underlined heading": ("Un titre\n--------\nSuite.", "Un titre\nSuite."),
    "a heading underlined twice": ("Un titre\n====", "Un titre"),
    "a quotation": ("> Un mot\n> et un autre.\n>\n> Fin.", "Un mot et un autre.\nFin."),
    "code": ("Tapez `git  log` ici.", "Tapez git  log ici."),
    "a bare address": ("Voir https://e.fr/a_b_c.", "Voir https://e.fr/a_b_c."),
    "an address between brackets": ("Voir (https://e.fr/a_(b)).", "Voir (https://e.fr/a_(b))."),
    "an address in bold": ("**https://e.fr**", "https://e.fr"),
    "an address between signs": ("Voir <https://e.fr/a>.", "Voir https://e.fr/a."),
    "a mailbox between signs": ("Écrire à <a@e.fr>.", "Écrire à a@e.fr."),
    "a reference": ("Voir [le guide][1].\n\n[1]: https://e.fr", "Voir le guide."),
    "a collapsed reference": ("Voir [le guide][].\n\n[le guide]: https://e.fr", "Voir le guide."),
    "bullets of Word": (
        "Apportez :\n• des feutres\n•\u00a0du papier",
        "Apportez\u00a0:\ndes feutres\ndu papier",
    ),
    "dashes of Word": ("Apportez :\n– des feutres\n– du papier", "Apportez\u00a0:\ndes feutres\ndu papier"),
    "numbers from three": ("3. trois\n4. quatre", "trois\nquatre"),
    "the same number": ("1. un\n1. deux", "un\ndeux"),
    "a list in a list": ("1. un\n   - a\n   - b\n2. deux", "un\na\nb\ndeux"),
}
HONEST = [
    "5 > 3 et 2 < 3",
    "Un mot # 3",
    "Atelier #1",
    "a | b",
    "C:\\Users\\nous",
    "\\*mot\\* et 1\\. point",
    "\\`mot\\` et \\[x\\]\\(y\\)",
    "2 * 3 * 4 = 24",
    "Prix : 5 €*",
    "*mot* et **mot**",
    "Bonjour, je suis <prénom>, ou <nom>",
    "<3",
    "R&D ; AT&T; Dupont & fils",
    "[sic] et […] et [1] et [1][2]",
    "Le bilan [1] (https://e.fr), [sic] (https://e.fr)",
    "- -5 °C\n- +3",
    "mot_avec_traits_bas",
    "Fait à ________, le ________",
    "Nom :\n\n____________",
    "de 12:30:00 à 13:00",
    "~30 minutes, ou ~ 2 h",
    "a = b == c",
    "{nom}, {a, b}",
    "`**mot**` et `<b>` et `[a](b)` et `{{ x }}`",
    "!!! Attention !!!",
    "Lundi • mardi • mercredi",
    "« Oui : non » (https://e.fr)",
    "…………",
    "En\n2026. La suite",
    "mot de passe : ****",
    "☐ oui ☐ non",
    "[ ] oui   [ ] non",
    "1) un\n2) deux",
    "l'eau ; l’air !",
    "---mot",
    "Le 12/03\n13/04 : une date",
    "Un mot\n– une incise – et la suite",
    "— Bonjour.\n— Bonsoir.",
    "https://fr.wikipedia.org/wiki/Essaimage_(abeille)",
    "f(x)",
    "Nom:________Prénom:________",
]
WRITER = HtmlWriter(lambda kind, slug: f"../{kind}s/{slug}/")


def href(kind: str, slug: str) -> str:
    return f"https://x.example/{kind}/{slug}"


@pytest.mark.parametrize("kind", TOLD_AT)
def test_a_mark_that_is_not_read_is_told_at_its_place_with_what_to_write(kind: str) -> None:
    text, index = TOLD_AT[kind]
    problems = parse(text).problems
    assert [it.index for it in problems] == [index]
    assert problems[0].hint


@pytest.mark.parametrize("kind", SHOWN)
def test_a_construction_that_is_read_leaves_no_mark_anywhere(kind: str) -> None:
    text, plain = SHOWN[kind]
    rich = parse(text)
    assert rich.problems == ()
    assert to_plain(rich) == plain
    assert words_of_page(text) == words_of_print(text) == "".join(plain.split())


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_sign_is_not_told(text: str) -> None:
    assert parse(text).problems == ()


@pytest.mark.parametrize("text", [it[0] for it in (*TOLD_AT.values(), *SHOWN.values())])
def test_the_same_signs_escaped_or_in_code_are_meant(text: str) -> None:
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text).replace("\n", " ").replace("•", "")
    assert parse(f"Mot {escaped}").problems == ()
    if "`" not in text:
        assert parse(f"Mot `{' '.join(text.split())}`").problems == ()


def test_what_is_read_and_told_is_written_once_for_people_too() -> None:
    for shape in READ:
        assert not [it for it in parse(shape.typed).problems if it.severity is Severity.AVERTISSEMENT], shape
    assert len({it.name for it in TOLD}) == len(TOLD)


class _Words(HTMLParser):
    words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def words_of_page(text: str) -> str:
    reader = _Words(convert_charrefs=True)
    reader.feed(str(WRITER.html(parse(text))))
    reader.close()
    return "".join(reader.words.split())


def words_of_print(text: str) -> str:
    return "".join("".join(_runs(blocks(text, href))).split()).replace("\u200b", "")


def _runs(data: list[dict[str, Any]]) -> Iterator[str]:
    for block in data:
        if block["genre"] == "liste":
            for item in block["items"]:
                yield from _runs(item)
        elif block["genre"] == "citation":
            yield from _runs(block["blocs"])
        else:
            yield from (run.get("s", "…") for run in block["bouts"])


PIECES = st.sampled_from(
    [
        *(it for it, _ in TOLD_AT.values()),
        *(it for it, _ in SHOWN.values()),
        *HONEST,
        "mot",
        "mot **gras**",
        "- un",
    ]
)
STRAY = re.compile(
    r"\*\*\w|</?[a-z]+>|&[a-z]+;|\]\(|\]\[|^\s*(?:[-+*>] |#+ |\||```|~~~|:::|•)|\{\{|`|\[\^|~~\w",
    re.MULTILINE,
)


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=5), st.sampled_from(["\n\n", "\n", " "]))
def test_page_print_and_search_say_the_same_words_whatever_is_mixed(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    plain = to_plain(parse(text))
    assert words_of_page(text) == "".join(plain.split())
    assert re.sub("…+", "…", words_of_print(text)) == re.sub("…{3,}", "…", "".join(plain.split()))


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from([*(it for it, _ in TOLD_AT.values()), *(it for it, _ in SHOWN.values())]), max_size=5
    )
)
def test_no_mark_comes_out_without_being_told(pieces: list[str]) -> None:
    rich = parse("\n\n".join(pieces))
    if STRAY.search(to_plain(rich)):
        assert rich.problems
    if not rich.problems:
        assert not STRAY.search(to_plain(rich))


@pytest.mark.parametrize("folder", [".", "generator/starter", "tests/corpus/petit"])
def test_nothing_is_told_of_the_texts_of_the_sites_of_this_project(folder: str) -> None:
    assert load_corpus(Folders(Path(__file__).parents[1] / folder)).diagnostics == ()


# Places in a file ---------------------------------------------------------------------------------------


STYLES = {
    "literal": "objectif: |\n  Un.\n\n  Deux [a](/a) et l'eau.\n\n  Trois [b](b.md).\n",
    "literal with an indent": "objectif: |2-\n  Un.\n\n  Deux [a](/a).\n\n    Trois [b](b.md).\n",
    "literal after blank lines": "objectif: |\n\n\n  Deux [a](/a).\n\n  Trois [b](b.md).\n",
    "folded": "objectif: >-\n  Un\n  deux [a](/a)\n  encore.\n\n  Trois [b](b.md).\n",
    "plain": "objectif: Un\n  deux [a](/a)\n  encore,\n\n  trois [b](b.md).\n",
    "double": 'objectif: "Un \\"mot\\" \\u00e9t\\xe9\\n\\\n  deux [a](/a)\n\n  trois [b](b.md)."\n',
    "single": "objectif: '  L''eau et l''air [a](/a)\n\n  trois [b](b.md).'\n",
    "on one line": 'objectif: "Un [a](/a) puis [b](b.md)"\n',
    "with quotes and a comment": "objectif: 'Un [a](/a) puis [b](b.md)' # et [c](c.md)\n",
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
def test_a_bad_link_is_told_at_its_own_line_and_column_however_yaml_writes_it(
    site: Path, style: str, end: str
) -> None:
    file = site / "fiches" / "carte.yml"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"^objectif:.*\n", STYLES[style].replace("\\", "\\\\"), text, flags=re.MULTILINE)
    file.write_bytes(text.replace("\n", end).encode())
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    expected = [place_of(text, "/a"), place_of(text, "b.md")]
    assert (
        re.findall(r"^fiches/carte\.yml:(\d+):(\d+): erreur: le lien vers", result.stdout, re.MULTILINE)
        == expected
    )


def place_of(text: str, words: str) -> tuple[str, str]:
    before = text[: text.index(f"]({words})") + 2].split("\n")
    return str(len(before)), str(len(before[-1]) + 1)


def test_a_link_is_quoted_as_it_is_written(site: Path) -> None:
    file = site / "fiches" / "carte.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"^objectif:.*$", 'objectif: "[a]({{site.baseurl}}/été)"', text, flags=re.M), "utf-8"
    )
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert "le lien vers «\u00a0{{site.baseurl}}/été\u00a0» n’est pas admis" in result.stdout


def test_every_mark_of_a_field_and_of_a_step_is_told_at_its_line_and_column(site: Path) -> None:
    file = site / "fiches" / "carte.yml"
    text = file.read_text(encoding="utf-8")
    long = textwrap.indent("Un.\n\nDeux <b>trois</b>.\n\nQuatre &eacute;.", "  ")
    file.write_text(re.sub(r"^objectif:.*$", f"objectif: |\n{long}", text, flags=re.M), "utf-8")
    step = site / "methode" / "etapes" / "reunir.md"
    step.write_text(step.read_text(encoding="utf-8") + "\n\nCinq.\n\n- six\n- [ ] sept\n", "utf-8")
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert result.exit_code == 0
    assert re.findall(r"^(.*:\d+:\d+): avertissement", result.stdout, re.MULTILINE) == [
        "fiches/carte.yml:9:8",
        "fiches/carte.yml:11:10",
        f"methode/etapes/reunir.md:{len(step.read_text(encoding='utf-8').splitlines())}:3",
    ]
