"""A page view → HTML, through Jinja2 with autoescape, with its table of contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.addresses import address_of, telling_address, url_of
from generator.corpus import (
    Corpus,
    Likenesses,
    claims_of_step,
    facts_of_step,
    grounds_of,
    how_much_is_told,
    in_a_minute,
    is_stale,
    is_told,
    lexicon_of,
    maturities,
    parts_of_step,
    place_of_claim,
    proof,
    resting_on,
    shelves,
    taken_in,
    target_of,
    temoin_of,
    territories,
    told,
    told_steps,
)
from generator.drawings import drawings
from generator.lexicon import Lexicon
from generator.model import Enonce, Source
from generator.pages.comparison import reasons
from generator.pages.plans import query_of_kit
from generator.pages.templates import OwnTemplates, wrong_template
from generator.pages.uses import Use, Uses
from generator.pages.views import PageView
from generator.richtext import (
    OF_A_STEP,
    READ,
    TOLD,
    HtmlWriter,
    RichText,
    anchor_of,
    parse,
    parse_page,
    plain_inlines,
)
from generator.seance import filled, who
from generator.typography import french
from generator.words import labels, licences
from generator.words.dates import date_in_words, period
from generator.words.durations import duration
from generator.words.numbers import counted, group, measure, number
from generator.words.uses import (
    again_counted,
    again_told,
    facts_of_use,
    mostly_not_again,
    observation,
    proof_of_tools,
    words_of_use,
)
from generator.words.voices import who_is, who_is_briefly

LEGEND_OF_CLAIMS = "retours/#natures"
"""Where the site says what the labels of claims mean."""
LEGEND_OF_PROOFS = "fiches/#preuves"
"""Where it says how the proof of a tool is counted."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's HTML and its headings in reading order."""

    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Written(Rendered):
    """The same of a page written by hand, with the words of the glossary that it explains."""

    explained: tuple[str, ...]


class Renderer:
    """Renders the pages of one corpus; the site's `own` templates win over the package's."""

    def __init__(self, corpus: Corpus, own: OwnTemplates | None = None, today: date | None = None) -> None:
        self.corpus = corpus
        self._own = own
        self.definitions = {slug: term.courte for slug, term in corpus.glossaire.termes.items()}
        self.lexicon = lexicon_of(corpus)
        self.uses = Uses()
        package = PackageLoader("generator", "templates/site")
        loaders = [FileSystemLoader(own.folder), package] if own else [package]
        self._environment = Environment(
            loader=ChoiceLoader(loaders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters["date"] = date_in_words
        self._environment.filters["nombre"] = number
        self._environment.filters["typo"] = french
        self._environment.globals.update(
            corpus=corpus,
            uses=self.uses,
            labels=labels,
            drawings={
                family: {name: Markup(drawn) for name, drawn in some.items()}
                for family, some in drawings().items()
            },
            licences=licences,
            duration=duration,
            group=lambda groupe: group(groupe.min, groupe.max),
            counted=counted,
            filled=filled,
            who=who,
            measure=measure,
            period=period,
            observation=lambda announced, seen: observation(
                announced,
                seen.sessions,
                seen.territories,
                seen.organisations,
                seen.shortest,
                seen.longest,
            ),
            telling_address=telling_address,
            facts_of_use=facts_of_use,
            words_of_use=words_of_use,
            again_told=again_told,
            again_counted=again_counted,
            mostly_not_again=mostly_not_again,
            shapes=READ,
            marks=TOLD,
            proof_of_tools=proof_of_tools,
            maturities=lambda kit: maturities(corpus, kit),
            proof_of=lambda slug: proof(corpus, slug),
            alike=Likenesses(corpus).nearest,
            reasons=lambda likeness: reasons(corpus, likeness),
            is_told=is_told,
            grounds_of=grounds_of,
            resting_on=resting_on,
            in_a_minute=in_a_minute,
            temoin_of=temoin_of,
            who_is=who_is,
            who_is_briefly=who_is_briefly,
            legend_of_claims=LEGEND_OF_CLAIMS,
            legend_of_proofs=LEGEND_OF_PROOFS,
            told_steps=told_steps,
            facts_of_step=facts_of_step,
            claims_of_step=claims_of_step,
            shelves=shelves,
            parts_of_step=parts_of_step,
            place_of_claim=place_of_claim,
            how_much_is_told=how_much_is_told(told(corpus)),
            territories=lambda slugs: territories(corpus, slugs),
            plan_of=lambda entry: query_of_kit(corpus, entry),
            stale=lambda record: today is not None and is_stale(record, today),
        )
        self._badge = self._environment.get_template("nature.html")

    def badges(self, legend: str) -> dict[str, Markup]:
        """The badge of each sort of claim, a link to what it means: rendered once a page, it stands dozens of times."""
        return {
            sort: Markup(self._badge.render(value=sort, legende=legend).strip()) for sort in labels.CLAIMS
        }

    def written(self, text: str, uri: str) -> Written:
        """The page written by hand at `uri`, whose text is `text`."""
        tools = PageTools(self, address_of(uri))
        rich = parse_page(text, taken=taken_in(uri))
        html = tools.laid_out(rich, uri)
        return Written(html, tuple(tools.headings), tuple(sorted(tools.explained)))

    def render(self, view: PageView, extra: Mapping[str, Any] | None = None) -> Rendered:
        """The HTML of a page; `extra` adds to what the template sees. Raises `WrongTemplate` for one of the site’s."""
        tools = PageTools(self, view.url)
        shown = {
            "impressions": (),
            "imprime": None,
            "hors_ligne": (),
            "presse": None,
            **view.context,
            **(extra or {}),
            "view": view,
            "page": tools,
        }
        try:
            html = self._environment.get_template(view.template).render(shown)
        except Exception as error:
            # A template of the site may do anything: what comes from ours goes up as it is.
            problem = wrong_template(error, self._own)
            if problem is None:
                raise
            raise problem from error
        self.uses.add(tools.explained, Use(view.title, view.url))
        return Rendered(html, tuple(tools.headings))


@dataclass(slots=True)
class PageTools:
    """What a template may call; remembers headings and the glossary terms already explained."""

    renderer: Renderer
    url: str
    headings: list[Heading] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    places: Counter[str] = field(default_factory=Counter)
    badges: Mapping[str, Markup] = field(init=False)

    def __post_init__(self) -> None:
        self.badges = self.renderer.badges(self.link(LEGEND_OF_CLAIMS))

    def href(self, kind: str, slug: str) -> str:
        """The relative address of a record's page."""
        return self.link(url_of(kind, slug))

    def link(self, target: str) -> str:
        """The relative address of `target`, given from the site's root."""
        return ("../" * self.url.count("/") + target) or "./"

    def md(self, text: str) -> Markup:
        """A Markdown field as block HTML, glossary terms explained at their first occurrence."""
        return self._writer().html(parse(text))

    def bare(self, text: str) -> Markup:
        """A Markdown field as block HTML, where explaining a word would lead away from what one is doing."""
        return HtmlWriter(self.href).html(parse(text))

    def inline(self, text: str) -> Markup:
        """A Markdown field without the paragraph around it, when it has only one."""
        return self._writer().inline(parse(text))

    def words(self, text: str) -> Markup:
        """A plain text, escaped, glossary terms explained at their first occurrence."""
        return explain(text, self.renderer.lexicon, self.renderer.definitions, self.explained, self.href)

    def body(self, text: str) -> Markup:
        """The Markdown body of a step; its headings enter the table of contents."""
        return self.laid_out(parse(text, headings=True, taken=OF_A_STEP))

    def laid_out(self, rich: RichText, uri: str = "") -> Markup:
        """A text, perhaps that of the page written by hand at `uri`; its headings enter the table of contents."""
        for block in rich.headings():
            self.headings.append(Heading(block.level, block.anchor, plain_inlines(block.children)))

        def page(path: str, anchor: str) -> str:
            if not path:
                return f"#{anchor}"
            target = target_of(path, uri)
            _, mark, question = path.partition("?")
            address = self.link(address_of(target) if target.endswith(".md") else target)
            return f"{address}{mark}{question}{f'#{anchor}' if anchor else ''}"

        return HtmlWriter(self.href, self.words, page).html(rich)

    def anchor(self, key: str) -> str:
        """The place of a step, a situation or a word in the page that lists them under their keys."""
        return anchor_of(key)

    def place(self, claim: Enonce) -> str:
        """The place of a claim that this page is the first to show: the same words told again have their own."""
        place = place_of_claim(claim)
        self.places[place] += 1
        # Two hyphens: no key that a record gives has them.
        return f"{place}--{self.places[place]}" if self.places[place] > 1 else place

    def h1(self, title: str) -> Markup:
        """The page's main heading, where the skip link leads."""
        return self._heading(1, "titre", title)

    def h2(self, anchor: str, title: str) -> Markup:
        """A heading of level 2, entered in the table of contents."""
        return self._heading(2, anchor, title)

    def h3(self, anchor: str, title: str, prefix: str = "") -> Markup:
        """A heading of level 3, entered in the table of contents; `prefix` is already safe HTML."""
        return self._heading(3, anchor, title, prefix)

    def _heading(self, level: int, anchor: str, title: str, prefix: str = "") -> Markup:
        title = french(title)
        self.headings.append(Heading(level, anchor, title))
        return Markup(f'<h{level} id="{escape(anchor)}">{escape(prefix)}{escape(title)}</h{level}>')

    def source_of(self, sources: Sequence[Source], identifier: str) -> Source:
        """The declared source of that identifier."""
        return next(source for source in sources if source.id == identifier)

    def _writer(self) -> HtmlWriter:
        return HtmlWriter(self.href, self.words)


def explain(
    text: str,
    lexicon: Lexicon,
    definitions: Mapping[str, str],
    explained: set[str],
    href: Callable[[str, str], str],
) -> Markup:
    """`text` as HTML, each known term not yet in `explained` made a link to the glossary."""
    parts: list[str] = []
    done = 0
    for found in lexicon.occurrences(text):
        if found.key in explained:
            continue
        explained.add(found.key)
        address, definition = escape(href("terme", found.key)), escape(definitions[found.key])
        word = escape(text[found.start : found.end])
        parts.append(escape(text[done : found.start]))
        parts.append(f'<a class="terme" href="{address}" title="{definition}">{word}</a>')
        done = found.end
    if not done:
        return escape(text)
    return Markup("".join((*parts, escape(text[done:]))))
