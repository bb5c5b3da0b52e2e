"""What a text may be shaped with, and the marks of other tools, which would come out as they are.

`READ` is shown the same on a page, on paper and in the search. `TOLD` is left as it was typed, and `valider`
says where. Both are the help that contributors read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.entities import html5

from generator.diagnostics import NBSP, quoted
from generator.richtext.placing import CONSUMED


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to shape a text: what it gives, how it is typed."""

    name: str
    typed: str
    note: str = ""


READ = (
    Shape("un autre paragraphe", "", "une ligne vide"),
    Shape("des mots en gras", "**mots**"),
    Shape("des mots en italique", "*mots*"),
    Shape("une liste", "- mots", "au début de chaque ligne ; « • » et « – » se lisent aussi"),
    Shape("une liste numérotée", "1. mots", "au début de chaque ligne, puis 2., puis 3."),
    Shape("un lien", "[mots](https://exemple.fr)", "ou l’adresse seule"),
    Shape(
        "un lien vers une page du site",
        "[mots](fiche:nom-du-fichier)",
        "de même pour un kit, un récit, une étape ou un mot du glossaire",
    ),
    Shape("une citation", "> mots", "au début de chaque ligne"),
    Shape("un intertitre", "## Mots", "montré en gras"),
    Shape("des mots à taper tels quels", "`mots`"),
    Shape("un signe qui ne met rien en forme", "\\*"),
)
"""What every text reads."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that no text reads: how it is recognised where it stands, what it is, what to write instead."""

    name: str
    typed: str
    pattern: re.Pattern[str]
    hint: str | Callable[[str], str]
    message: str = ""
    """The sentence, where « … n’est pas mis en forme » would not do."""

    def said(self, found: str) -> str:
        """What is wrong with the words `found`."""
        shown = found.replace(CONSUMED, "…").strip()
        return (
            self.message or f"{quoted(shown)} resterait écrit tel quel{NBSP}: {self.name} ne se lit pas ici"
        )

    def advice(self, found: str) -> str:
        """What to write instead of the words `found`."""
        return self.hint if isinstance(self.hint, str) else self.hint(found)


def _of_entity(found: str) -> str:
    sign = _entity(found)
    if not sign.strip() or not sign.isprintable():
        return "mettez un espace, ou rien" if sign.isspace() else "effacez-le"
    return f"écrivez le signe lui-même, {quoted(sign)}"


def _entity(found: str) -> str:
    """The sign that an HTML code stands for; empty for one that does not exist."""
    name = found[1:-1]
    if not name.startswith("#"):
        return html5.get(f"{name};", "")
    digits = name[1:]
    code = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    return chr(code) if code < 0x110000 else ""


def _of_tag(found: str) -> str:
    name = re.sub(r"\W", "", found.partition(">")[0].split()[0]).lower()
    known = {
        "b": "**mots** pour le gras",
        "strong": "**mots** pour le gras",
        "i": "*mots* pour l’italique",
        "em": "*mots* pour l’italique",
        "a": "[mots](https://exemple.fr) pour un lien",
        "br": "une ligne vide pour commencer un autre paragraphe",
        "p": "une ligne vide pour commencer un autre paragraphe",
        "li": f"«{NBSP}- {NBSP}» au début de chaque point",
        "ul": f"«{NBSP}- {NBSP}» au début de chaque point",
        "ol": f"«{NBSP}1. {NBSP}» au début de chaque point",
    }
    return f"écrivez {known[name]}" if name in known else "écrivez en Markdown, sans HTML"


_TAGS = (
    "a|abbr|address|applet|article|aside|audio|b|base|big|blockquote|body|br|button|canvas|caption|center|cite|code|col"
    "|colgroup|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|math|meta|nav|noscript"
    "|object|ol|optgroup|option|p|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub"
    "|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
_ENTITIES = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"

_NUMBER = r"(?:[0-9]{1,2}(?:[.)](?=[^\s0-9.)])| ?[-–—°/](?= ?[^\s0-9]))|[a-z]\) (?=\S))"
_BY_ITS_PLACE = re.compile(r"(?!)")
TASK = Mark("une case à cocher", "- [ ] à faire", _BY_ITS_PLACE, "retirez les crochets")
IMAGE = Mark(
    "une image",
    "![mots](adresse)",
    _BY_ITS_PLACE,
    f"retirez-la, ou écrivez un lien{NBSP}: [mots](https://exemple.fr)",
)
CODE = Mark("un bloc de code", "```", _BY_ITS_PLACE, "écrivez ces lignes comme des paragraphes ou une liste")
LINE = Mark(
    "un trait de séparation",
    "---, ***",
    _BY_ITS_PLACE,
    "retirez-le\u00a0: une ligne vide sépare les paragraphes",
)
TABLE = Mark(
    "un tableau", "| a | b |", re.compile(r"^ *\|.*\| *$", re.MULTILINE), "écrivez une liste, ou des phrases"
)
BROKEN_LINK = Mark(
    "un lien mal fermé",
    "[mots](https://exemple.fr",
    re.compile(r"\[[^\[\]\n]*\]\((?:<[^<>]*>|[^)\n]*)\)?"),
    "fermez la parenthèse, et ne mettez pas d’espace dans l’adresse\u00a0: [mots](https://exemple.fr)",
)
"""Told as an address that is not admitted: a link that leads nowhere is worse than a sign too many."""

TAG = Mark(
    "une balise HTML",
    "<b>, <br>, <!-- -->",
    re.compile(
        rf"</?(?:{_TAGS})(?=[\s/>])[^<>]*>|</[A-Za-z][^<>\s]*>|<[A-Za-z][\w:-]*(?:\s(?=[^<>=]*+=)[^<>]*+|\s*+/)>|<[A-Za-z]+:\w+>"
        r"|<!--(?:(?!-->)[\s\S])*(?:-->)?|<[!?][A-Za-z][^<>]*>",
        re.IGNORECASE,
    ),
    _of_tag,
)
ENTITY = Mark("un code HTML", "&eacute;", re.compile(_ENTITIES), _of_entity)
TEMPLATE = Mark(
    "ce qu’un autre outil remplacerait",
    "{{ nom }}, {% nom %}, {: .nom }",
    re.compile(r"\{\{[^{}\n]*\}\}|\{%(?:(?!\{%|%\})[^\n])*+%\}|\{[:#.][^\s{}][^{}\n]*\}|\{: [^{}\n]*\}"),
    "écrivez le texte voulu",
)

TOLD = (
    TAG,
    ENTITY,
    Mark(
        "un texte barré",
        "~~mots~~",
        re.compile(r"~~(?=[^\s~])[^~\n]+~~"),
        "retirez ces mots, ou seulement les signes",
    ),
    Mark(
        "un surlignage",
        "==mots==",
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]+==(?![=\w])"),
        "écrivez **mots**",
    ),
    Mark(
        "un encadré",
        "::: note, !!! note, > [!NOTE]",
        re.compile(
            r"^ *:::.*|^ *(?:!!!|\?\?\?\+?) +[a-z]+(?: +\"[^\"\n]*\")? *$|^/// .*|^=== +\".*|\[![A-Z]+\]",
            re.MULTILINE,
        ),
        "gardez seulement le texte qu’il entoure",
    ),
    TEMPLATE,
    Mark(
        "un appel de note",
        "[^1]",
        re.compile(r"\[\^[^\]\s]+\]:?"),
        "écrivez la note dans le texte, entre parenthèses",
    ),
    TASK,
    IMAGE,
    CODE,
    LINE,
    Mark("un sommaire", "[TOC]", re.compile(r"\[TOC\]|\[\[_TOC_\]\]"), "retirez-le"),
    Mark(
        "un lien de wiki",
        "[[page]]",
        re.compile(r"\[\[[^\[\]\n]+\]\]"),
        "écrivez [mots](https://exemple.fr) ou [mots](fiche:nom-du-fichier)",
    ),
    Mark(
        "un lien dont l’adresse n’est donnée nulle part",
        "[mots][1]",
        re.compile(r"\[(?!\d+\])[^\[\]\n]+\]\[[^\[\]\n]*\]"),
        "écrivez [mots](https://exemple.fr)",
    ),
    BROKEN_LINK,
    Mark(
        "un lien coupé en deux",
        "[mots] (https://exemple.fr)",
        re.compile(
            rf"\[(?![0-9]+\]|sic\]|…\])[^\[\]\n]+\] +\((?={CONSUMED}|mailto:|(?:fiche|kit|retour|etape|terme):)[^)\n]*\)?"
        ),
        "retirez l’espace entre le crochet et la parenthèse\u00a0: [mots](https://exemple.fr)",
    ),
    Mark(
        "un code d’image",
        ":smile:",
        re.compile(r"(?<![\w:/]):[a-z][a-z0-9_-]*+:(?![\w:/])"),
        "écrivez un mot, ou retirez-le",
    ),
    Mark(
        "un gras qui n’est pas fermé",
        "**mots",
        re.compile(r"(?<!\*)\*{2,3}(?!\*)|(?<![\w_])__(?=[^\W_])"),
        "ouvrez et fermez le gras au ras des mots : **mots**",
    ),
    Mark(
        "un accent grave qui n’est pas fermé",
        "`mots",
        re.compile(r"`+"),
        "mettez-en un de chaque côté, ou une apostrophe si c’en est une",
    ),
    TABLE,
    Mark(
        "un titre collé à ses signes",
        "##Mots",
        re.compile(r"^#{2,6}[^\s#].*", re.MULTILINE),
        "mettez un espace après les signes : ## Mots",
    ),
    Mark(
        "une liste collée à ses tirets",
        "-mots",
        re.compile(r"^ *-[^\W\d_].*(?:\n *-[^\W\d_].*)+", re.MULTILINE),
        "mettez un espace après chaque tiret : - mots",
    ),
    Mark(
        "une liste numérotée autrement",
        "1- mots, 1° mots, a) mots",
        re.compile(rf"^ *{_NUMBER}.*(?:\n *{_NUMBER}.*)+", re.MULTILINE),
        "commencez chaque ligne par un nombre, un point et un espace\u00a0: 1. mots",
        "ces lignes seraient mises bout à bout",
    ),
    Mark(
        "une ligne trop en retrait",
        "    - mots",
        re.compile(r"^ *(?:[-+*] \S|#{1,6} \S|> ?\S).*", re.MULTILINE),
        "retirez les espaces du début de la ligne, ou laissez une ligne vide avant elle",
    ),
    Mark(
        "une suite de puces sur une seule ligne",
        "• un • deux",
        re.compile(r"(?:^|: *)[•◦▪‣⁃∙] ?[^•\n]+ [•◦▪‣⁃∙] .*", re.MULTILINE),
        "mettez chaque point sur sa ligne, dans un texte qui commence par « | »",
    ),
)
"""What no text reads, recognised in a line where what has been read is blanked."""


def stray_marks(line: str) -> Iterator[tuple[int, str, Mark]]:
    """The marks that would come out as they are in `line`, see `placing.unread`: place, words, kind."""
    if not _MAY_HOLD_ONE.search(line):
        return
    told: list[tuple[int, int, Mark]] = []
    for mark in TOLD:
        for found in mark.pattern.finditer(line):
            start, end = found.start() + len(found[0]) - len(found[0].lstrip()), found.end()
            if mark is ENTITY and found[0][1] != "#" and found[0][1:] not in html5:
                continue
            if _CLOSES.fullmatch(found[0].strip()) and any(it is mark for _, _, it in told):
                continue  # told with the one that opens
            if not any(start < after and before < end for before, after, _ in told):
                told.append((start, end, mark))
                yield start, found[0].lstrip(), mark


def marks_of_line(text: str) -> Iterator[tuple[int, str, str]]:
    """The marks in a short text, which reads none: place, words, what to write instead."""
    for found in _SHAPED.finditer(text):
        yield found.start(), found[0], "écrivez les mots seuls"
    for start, words, mark in stray_marks(_SHAPED.sub(lambda it: CONSUMED * len(it[0]), text)):
        if mark in (TAG, ENTITY, TEMPLATE):
            yield start, words, mark.advice(words) if mark is ENTITY else "écrivez les mots seuls"


_SHAPED = re.compile(r"\*\*[^\s*](?:[^*]*[^\s*])?\*\*|!?\[[^\[\]]+\]\([^()\s]+\)|`[^`]+`")
_CLOSES = re.compile(r"</[^<>]*>|:::+|\*{2,3}|__")
_MAY_HOLD_ONE = re.compile(
    r"<[A-Za-z/!?]|&[#A-Za-z]|~~|==|:[:a-z]|!!!|\?\?\?|///|[{\[`|•◦▪‣⁃∙]|##|^ *(?:[0-9]|[a-z]\))|\*\*|__|^ *[-+*>#]",
    re.MULTILINE,
)
