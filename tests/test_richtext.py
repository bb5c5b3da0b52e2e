"""Markdown of a field: one tree, safe HTML, plain text; nh3 is an independent judge of the HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.richtext import (
    Code,
    Emphasis,
    Heading,
    HtmlWriter,
    Inline,
    ItemList,
    Paragraph,
    RecordLink,
    RichText,
    Strong,
    Text,
    WebLink,
    parse,
    parse_page,
    slugify,
    to_plain,
)

TAGS = {"p", "strong", "em", "a", "ul", "ol", "li", "h2", "h3", "code", "blockquote"}
ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}, "h2": {"id"}, "h3": {"id"}}
WRITER = HtmlWriter(lambda kind, slug: f"../{kind}s/{slug}/")

BITS = st.sampled_from(
    [
        *(
            "*",
            "**",
            "_",
            "`",
            "~~",
            "[",
            "](",
            ")",
            "!",
            "\\",
            "\n",
            "\n\n",
            "  ",
            "- ",
            "1. ",
            "7) ",
            "# ",
            "### ",
        ),
        *(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<!-- -->",
            "</p>",
            "<a href='//e.fr'>",
        ),
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "vbscript:x",
            "&#x6a;avascript:x",
            "//e.fr",
        ),
        *(
            "https://e.fr/?a=1&b=2",
            'https://e.fr/"onclick="x',
            "mailto:a@b.fr",
            "fiche:carte",
            "fiche:../x",
            "<",
        ),
        *(
            "&amp;",
            "&lt;",
            "&",
            '"',
            "'",
            "{{ 7*7 }}",
            "{% x %}",
            "[x]: https://e.fr",
            "mot",
            " ",
            "«",
            "é",
            "|",
            "> ",
            "• ",
            "---",
            "```",
            "| a | b |\n|---|---|\n",
        ),
    ]
)
MARKDOWN = st.lists(
    BITS | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=6), max_size=14
).map("".join)


@dataclass
class Read(HTMLParser):
    """What HTML says, whatever its entities: tags with their attributes, and the text between them."""

    events: list[tuple[str, str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(("open", tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("close", tag, {}))

    def handle_data(self, data: str) -> None:
        if self.events and self.events[-1][0] == "text":
            data = self.events.pop()[1] + data
        self.events.append(("text", data, {}))


def substance(html: str) -> list[tuple[str, str, dict[str, str | None]]]:
    reader = Read()
    reader.feed(html)
    reader.close()
    return reader.events


def words(html: str) -> str:
    return "".join("".join(data.split()) for kind, data, _ in substance(html) if kind == "text")


def judged(html: str) -> str:
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
    )


@settings(max_examples=400)
@given(MARKDOWN, st.booleans())
def test_an_independent_judge_finds_nothing_to_remove_from_the_html(text: str, headings: bool) -> None:
    html = WRITER.html(parse(text, headings=headings))
    assert substance(judged(html)) == substance(html)


PAGE_TAGS = TAGS | {
    "h1",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "pre",
    "hr",
    "br",
    "img",
}
PAGE_ATTRIBUTES = ATTRIBUTES | {
    **{f"h{level}": {"id"} for level in range(1, 7)},
    "div": {"class", "role", "tabindex", "aria-label"},
    "table": {"class"},
    "th": {"scope"},
    "pre": {"tabindex"},
    "img": {"src", "alt", "loading"},
}


@settings(max_examples=400)
@given(MARKDOWN)
def test_an_independent_judge_finds_nothing_to_remove_from_the_html_of_a_page(text: str) -> None:
    html = str(WRITER.html(parse_page(text)))
    judged_html = nh3.clean(
        html,
        tags=PAGE_TAGS,
        attributes=PAGE_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    assert substance(judged_html) == substance(html)


@given(MARKDOWN)
def test_inline_html_is_as_safe_and_holds_the_same_words(text: str) -> None:
    rich = parse(text)
    html = WRITER.inline(rich)
    assert substance(judged(html)) == substance(html)
    assert words(html) == words(WRITER.html(rich))


@given(MARKDOWN, st.booleans())
def test_the_plain_text_and_the_html_say_the_same_words(text: str, headings: bool) -> None:
    rich = parse(text, headings=headings)
    assert words(WRITER.html(rich)) == "".join(to_plain(rich).split())


@given(MARKDOWN)
def test_every_link_leads_to_the_web_a_mailbox_or_a_record_and_the_others_are_told(text: str) -> None:
    rich = parse(text)
    for _, tag, attributes in substance(WRITER.html(rich)):
        if tag == "a" and "href" in attributes:
            target = str(attributes["href"])
            assert re.match(
                r"https?://|mailto:[^@]+@|\.\./(fiche|kit|retour|etape|terme)s/[a-z0-9-]+/$", target
            )
    for problem in rich.problems:
        assert 0 <= problem.index <= len(text)
        assert problem.hint


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\\*_[]`")))
def test_a_text_without_markup_comes_out_with_the_same_words(text: str) -> None:
    bare = re.compile(r"[\s'’]|^\s*([-+#>]|\d+[.)])")
    assert bare.sub("", to_plain(parse(text)).strip()) == bare.sub("", text.strip())


@given(st.lists(st.sampled_from(["Titre", "titre", "TITRE !", "Autre", "…", "Été", "titre-2"]), max_size=8))
def test_anchors_of_headings_are_distinct(titles: list[str]) -> None:
    blocks = parse("\n\n".join(f"## {title}" for title in titles), headings=True).blocks
    anchors = [block.anchor for block in blocks if isinstance(block, Heading)]
    assert len(anchors) == len(titles)
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize(
    ("text", "inline"),
    [
        ("mot", Text("mot")),
        ("`mot d'ici`", Code("mot d'ici")),
        ("<https://e.fr/l'eau>", WebLink("https://e.fr/l'eau", (Text("https://e.fr/l'eau"),))),
        ("https://e.fr/l'eau.", WebLink("https://e.fr/l'eau", (Text("https://e.fr/l'eau"),))),
        ("<a@e.fr>", WebLink("mailto:a@e.fr", (Text("a@e.fr"),))),
        ("[mot][1]\n\n[1]: https://e.fr", WebLink("https://e.fr", (Text("mot"),))),
        ("[été](https://e.fr/été)", WebLink("https://e.fr/%C3%A9t%C3%A9", (Text("été"),))),
        ("**mot**", Strong((Text("mot"),))),
        ("*mot*", Emphasis((Text("mot"),))),
        ("[mot](fiche:carte)", RecordLink("fiche", "carte", (Text("mot"),))),
        ("[mot](https://e.fr)", WebLink("https://e.fr", (Text("mot"),))),
        ("[*mot*](mailto:a@e.fr)", WebLink("mailto:a@e.fr", (Emphasis((Text("mot"),)),))),
        ("[mot](javascript:alert)", Text("mot")),
        ("[mot](fiches:carte)", Text("mot")),
        ("[mot](fiche:Carte)", Text("mot")),
        ("[mot](../carte.yml)", Text("mot")),
        ("l'eau", Text("l’eau")),
        ("&lt;b>", Text("&lt;b>")),
        ("![mot](https://e.fr/a.png)", Text("![mot](https://e.fr/a.png)")),
    ],
)
def test_one_parse_gives_the_tree(text: str, inline: Inline) -> None:
    (block,) = parse(text).blocks
    assert isinstance(block, Paragraph)
    assert next(it for it in block.children if it != Text("")) == inline


def test_the_address_of_a_link_is_escaped() -> None:
    assert WRITER.html(parse("[mot](https://e.fr/?a=1&b='2')")) == (
        '<p><a href="https://e.fr/?a=1&amp;b=&#39;2&#39;" rel="noopener noreferrer">mot</a></p>\n'
    )
    odd = HtmlWriter(lambda kind, slug: f'"><b>{kind}')
    assert odd.html(parse("[mot](fiche:a)")) == '<p><a href="&#34;&gt;&lt;b&gt;fiche">mot</a></p>\n'


def test_lists_paragraphs_and_headings_make_blocks() -> None:
    rich = parse("Un.\n\n- a\n- b\n\n  c\n\n3. d\n\n## Titre\n", headings=True)
    assert to_plain(rich) == "Un.\na\nb\nc\nd\nTitre"
    first, bullets, numbers, title = rich.blocks
    assert first == Paragraph((Text("Un."),))
    assert isinstance(bullets, ItemList)
    assert (bullets.start, len(bullets.items), len(bullets.items[1])) == (None, 2, 2)
    assert isinstance(numbers, ItemList)
    assert numbers.start == 3
    assert title == Heading(2, "titre", (Text("Titre"),))
    assert WRITER.html(rich) == (
        "<p>Un.</p>\n<ul><li>a</li>\n<li>b<p>c</p>\n</li>\n</ul>\n"
        '<ol start="3"><li>d</li>\n</ol>\n<h2 id="titre">Titre</h2>\n'
    )


@pytest.mark.parametrize("text", ["Un\ndeux.", "*Un*\ndeux.", "Un\n*deux*.", "- Un\n  deux."])
def test_a_paragraph_is_one_line_of_plain_text(text: str) -> None:
    assert to_plain(parse(text)) == "Un deux."


@pytest.mark.parametrize(("text", "told"), [("# Un", 1), ("#### Un", 1), ("## Un", 0), ("### Un", 0)])
def test_a_heading_of_another_level_than_two_or_three_is_told(text: str, told: int) -> None:
    rich = parse(text, headings=True)
    assert len(rich.problems) == told
    assert isinstance(rich.blocks[0], Heading)
    assert rich.blocks[0].level in (2, 3)


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert parse(text) == RichText((), ())
    assert WRITER.html(parse(text)) == WRITER.inline(parse(text)) == to_plain(parse(text)) == ""


def test_the_links_to_records_are_listed_in_reading_order() -> None:
    rich = parse("[a](fiche:un) *[b](kit:deux)*\n\n- [c](terme:trois)\n")
    assert [(link.kind, link.slug) for link in rich.record_links()] == [
        ("fiche", "un"),
        ("kit", "deux"),
        ("terme", "trois"),
    ]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("À quoi ça sert", "a-quoi-ca-sert"),
        ("Cœur & Ægir", "coeur-aegir"),
        ("  L’ÉTÉ 2030 ! ", "l-ete-2030"),
        ("…", ""),
    ],
)
def test_a_title_becomes_an_anchor(title: str, anchor: str) -> None:
    assert slugify(title) == anchor
