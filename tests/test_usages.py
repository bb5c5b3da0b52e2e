"""What is told of a tool that was used, in a story or in a file of its own, and what it all comes to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Corpus, Folders, ToldUse, load_corpus, proof, proof_of, without_drafts
from generator.model import Usage
from generator.model.usage import Encore
from generator.pages import Renderer, page_views
from generator.printing import Site, kit_author
from generator.printing.sheets import Author
from generator.words import labels, uses
from tests.commande import run

NBSP = "\u00a0"
CODES = ("68224", "59512", "42095", "42186", "69123")

# What is told, as (place, would one do it again): what the tool is then, and why.
CASES = [
    ([], "esquisse", "nobody told"),
    ([("a", "oui")], "eprouve", "once is tried"),
    ([("a", "non")], "eprouve", "a failure is tried too"),
    ([("a", None)], "eprouve", "whatever is not said"),
    ([("a", "oui"), ("b", "oui")], "eprouve", "two places are not enough"),
    ([("a", "oui")] * 5, "eprouve", "one place, however often, is one place"),
    ([("a", "oui"), ("b", "oui"), ("c", "oui")], "confirme", "three places that would"),
    (
        [("a", "oui"), ("b", "avec_changements"), ("c", "non")],
        "confirme",
        "two of three would, one with changes",
    ),
    ([("a", "oui"), ("b", "non"), ("c", "non")], "eprouve", "most would not"),
    ([("a", "oui"), ("b", "oui"), ("c", "non"), ("d", "non")], "eprouve", "half is not more than half"),
    ([("a", "oui"), ("b", None), ("c", None)], "eprouve", "who does not say is not willing"),
    ([("a", "oui"), ("b", "oui"), ("c", None)], "confirme", "two of three said so"),
]


def told(
    place: str, again: Encore | None = None, minutes: int | None = None, date: str | None = None
) -> ToldUse:
    why = "Trop long." if again == "non" else None
    usage = Usage(fiche="carte", encore=again, pas_marche=why, duree=minutes, date=date)
    return ToldUse(usage, place, place, "usage", place)


@pytest.mark.parametrize(("answers", "maturity", "why"), CASES, ids=[it[2] for it in CASES])
def test_a_tool_is_as_mature_as_what_is_told_of_it(
    answers: list[tuple[str, Encore | None]], maturity: str, why: str
) -> None:
    assert proof_of(told(place, again) for place, again in answers).maturity == maturity


def test_the_rule_is_told_with_the_number_that_it_uses() -> None:
    assert str(labels.PLACES_THAT_CONFIRM) in labels.PROOFS_EXPLAINED["confirme"]
    places = [told(str(number), "oui") for number in range(labels.PLACES_THAT_CONFIRM)]
    assert proof_of(places).maturity == "confirme"
    assert proof_of(places[1:]).maturity == "eprouve"


USES = st.lists(
    st.builds(
        told,
        st.sampled_from("abcd"),
        st.sampled_from(["oui", "avec_changements", "non", None]),
        st.one_of(st.none(), st.integers(1, 600)),
        st.sampled_from(["2024", "2024-05", "2025-01-02", None]),
    ),
    max_size=8,
)


@given(USES, st.randoms())
def test_the_order_in_which_uses_are_told_changes_nothing(some: list[ToldUse], chance: object) -> None:
    other = some.copy()
    chance.shuffle(other)  # type: ignore[attr-defined]
    one, two = proof_of(some), proof_of(other)
    assert (one.territories, one.shortest, one.longest, one.again, one.maturity) == (
        two.territories,
        two.shortest,
        two.longest,
        two.again,
        two.maturity,
    )
    assert [(it.usage.date, it.teller) for it in one.uses] == [(it.usage.date, it.teller) for it in two.uses]


@given(USES)
def test_what_is_counted_is_what_was_told(some: list[ToldUse]) -> None:
    seen = proof_of(some)
    timed = [it.usage.duree for it in some if it.usage.duree is not None]
    assert seen.sessions == len(some)
    assert seen.territories == len({it.place for it in some})
    assert sum(seen.again.values()) == sum(it.usage.encore is not None for it in some)
    assert (seen.shortest is None) == (not timed)
    assert all(seen.shortest <= it <= seen.longest for it in timed if seen.shortest and seen.longest)
    assert {seen.shortest, seen.longest} <= {*timed, None}


@given(st.lists(st.sampled_from(["oui", "avec_changements"])), USES)
def test_another_place_that_would_do_it_again_never_makes_a_tool_less_mature(
    willing: list[Encore], some: list[ToldUse]
) -> None:
    ranks = list(labels.PROOFS)
    more = [*some, *(told(f"z{number}", it) for number, it in enumerate(willing))]
    assert ranks.index(proof_of(more).maturity) >= ranks.index(proof_of(some).maturity)


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ((45, 0, 0, 0, None, None), ""),
        ((45, 4, 3, 0, 40, 70), "annoncé 45 min, constaté 40 min à 1 h 10 (4 séances, 3 territoires)"),
        ((45, 1, 1, 0, 50, 50), "annoncé 45 min, constaté 50 min (1 séance, 1 territoire)"),
        ((60, 2, 1, 1, None, None), "annoncé 1 h (2 séances, 1 territoire, 1 organisation)"),
        ((60, 2, 0, 2, 61, 61), "annoncé 1 h, constaté 1 h 01 (2 séances, 2 organisations)"),
    ],
)
def test_announced_and_observed_durations_stand_side_by_side(
    seen: tuple[int, int, int, int, int | None, int | None], words: str
) -> None:
    assert uses.observation(*seen).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("again", "words"),
    [
        ({"oui": 0, "avec_changements": 0, "non": 0}, ""),
        ({"oui": 1, "avec_changements": 1, "non": 2}, ""),
        ({"oui": 1, "avec_changements": 0, "non": 2}, "2 sur 3 ne le referaient pas"),
        ({"oui": 0, "avec_changements": 0, "non": 1}, "1 sur 1 ne le referait pas"),
    ],
)
def test_a_tool_that_most_would_not_use_again_says_so(again: dict[str, int], words: str) -> None:
    assert uses.mostly_not_again(again).replace(NBSP, " ") == words


# --- In a site -----------------------------------------------------------------------------------


def tell(site: Path, name: str, *lines: str) -> Path:
    """A use of the tool « carte », in a file of its own."""
    file = site / "usages" / f"{name}.yml"
    file.parent.mkdir(exist_ok=True)
    given_fields = {it.partition(":")[0] for it in lines}
    usual = ("fiche: carte", "date: 2024-05", "encore: oui", "statut: relu")
    kept = [it for it in usual if it.partition(":")[0] not in given_fields]
    file.write_text("\n".join((*kept, *lines)) + "\n", encoding="utf-8")
    return file


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def shown(corpus: Corpus, url: str) -> str:
    (view,) = (it for it in page_views(corpus) if it.url == url)
    return Renderer(corpus).render(view).html.replace(NBSP, " ").replace("\u202f", " ")


def test_a_site_without_the_folder_of_uses_is_whole(site: Path) -> None:
    assert not (site / "usages").exists()
    assert corpus_of(site).usages == {}


def test_stories_and_files_of_their_own_are_counted_together(site: Path) -> None:
    tell(site, "a", 'territoire: {code_insee: "59512"}', "duree: 40")
    tell(site, "b", "organisation: Centre social des Coteaux", "duree: 90", "encore: avec_changements")
    tell(site, "c", 'territoire: {code_insee: "68224"}', "organisation: La Maison de quartier")
    seen = proof(corpus_of(site), "carte")
    assert (seen.sessions, seen.territories, seen.organisations) == (4, 2, 1)
    assert (seen.shortest, seen.longest) == (40, 90)
    assert seen.again == {"oui": 2, "avec_changements": 1, "non": 0}
    assert seen.maturity == "confirme"
    assert {it.teller for it in seen.uses} == {
        "Roubaix",
        "Centre social des Coteaux",
        "La Maison de quartier, Mulhouse",
        "Mulhouse",
    }


def test_two_spellings_of_one_organisation_are_one_place(site: Path) -> None:
    for name, organisation in (("a", "L’Étape"), ("b", "l'étape"), ("c", "L'ETAPE")):
        tell(site, name, f'organisation: "{organisation}"')
    assert proof(corpus_of(site), "carte").organisations == 1


def test_a_tool_that_nobody_knows_has_no_proof(site: Path) -> None:
    seen = proof(corpus_of(site), "inconnue")
    assert (seen.sessions, seen.maturity) == (0, "esquisse")


def test_the_page_of_a_tool_tells_each_use_with_who_says_so(site: Path) -> None:
    tell(
        site,
        "a",
        'territoire: {code_insee: "59512"}',
        "duree: 40",
        "participants: 18",
        "adaptation: Debout.",
        "marche: On **rit**.",
        "pas_marche: Trop court.",
        "encore: non",
    )
    page = shown(corpus_of(site), "fiches/carte/")
    assert "Annoncé 1 h, constaté 40 min à 1 h 10 (2 séances, 2 territoires)." in page
    assert "Le referait-on ? non : 1." in page
    assert "1 sur 1 ne le referait pas" in page
    assert '<li class="usage" id="usage--a">' in page
    assert '<p class="usage__qui">Roubaix, mai 2024, 18 personnes, 40 min en vrai</p>' in page
    for words in (
        "Ce qui a été changé",
        "Debout.",
        "<strong>rit</strong>",
        "Trop court.",
        "On ne le referait pas.",
    ):
        assert words in page
    assert '<a href="../../retours/mulhouse/#usages">Mulhouse</a>, 12 personnes, 1 h 10 en vrai' in page
    assert "Éprouvé : au moins une séance est racontée." in page
    assert 'href="../../contribuer/essai/?outil=carte"' in page


def test_a_use_of_a_place_that_has_its_story_leads_there(site: Path) -> None:
    tell(site, "a", 'territoire: {code_insee: "68224"}', "organisation: La Maison")
    page = shown(corpus_of(site), "fiches/carte/")
    assert '<a href="../../retours/mulhouse/">La Maison, Mulhouse</a>, mai 2024' in page


def test_a_tool_that_nobody_used_says_so_and_asks(site: Path) -> None:
    story = site / "retours_experience" / "mulhouse.yml"
    text = story.read_text(encoding="utf-8")
    start, end = text.index("usages:"), text.index("etapes:")
    story.write_text(text[:start] + text[end:], encoding="utf-8")
    page = shown(corpus_of(site), "fiches/carte/")
    assert "Personne n’a encore raconté l’avoir utilisé." in page
    assert "Racontez en deux minutes" in page
    assert "séance," not in page


def test_the_page_of_a_kit_shows_what_proves_each_of_its_tools(site: Path) -> None:
    tell(site, "a", 'territoire: {code_insee: "59512"}', "duree: 40")
    corpus = corpus_of(site)
    page = shown(corpus, f"kits/{next(iter(corpus.kits))}/")
    assert "La preuve de ce qu’il contient" in page
    assert "Annoncé 1 h, constaté 40 min à 1 h 10 (2 séances, 2 territoires)." in page
    assert "contribuer/essai/?outil=carte" in page


def test_a_story_tells_its_uses_with_the_same_fields(site: Path) -> None:
    story = site / "retours_experience" / "mulhouse.yml"
    text = story.read_text(encoding="utf-8").replace(
        "    participants: 12\n", "    participants: 12\n    marche: Tous ont parlé.\n    encore: oui\n"
    )
    story.write_text(text, encoding="utf-8")
    page = shown(corpus_of(site), "retours/mulhouse/")
    assert "Tous ont parlé." in page
    assert "On le referait." in page


def test_a_draft_of_a_use_is_checked_and_not_shown(site: Path) -> None:
    tell(site, "a", 'territoire: {code_insee: "59512"}', "statut: brouillon")
    corpus = corpus_of(site)
    assert proof(corpus, "carte").sessions == 2
    assert proof(without_drafts(corpus), "carte").sessions == 1


def test_a_use_is_under_the_licence_of_the_site(site: Path) -> None:
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("plugins: [essaimage]", "plugins:\n  - essaimage: {licence: CC-BY-SA-4.0}"),
        encoding="utf-8",
    )
    tell(site, "a", 'territoire: {code_insee: "59512"}')
    assert corpus_of(site).usages["a"].record.licence == "CC-BY-SA-4.0"


def test_a_use_under_another_licence_says_so(site: Path) -> None:
    tell(site, "a", 'territoire: {code_insee: "59512"}', "licence: CC-BY-4.0")
    assert "Ce témoignage est sous <a" in shown(corpus_of(site), "fiches/carte/")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("date: 2024-05-12",), ("date: 2024-05-12",), True),
        (("date: 2024-05",), ("date: 2024-05-12",), True),
        (("date: 2024-05-11",), ("date: 2024-05-12",), False),
        (("date: 2024-05-12",), ("date: 2024-05-12", "organisation: La Maison"), True),
        (("date: 2024-05-12",), ("date: 2024-05-12", 'territoire: {code_insee: "42218"}'), False),
    ],
)
def test_a_session_told_twice_is_told_to_who_writes(
    site: Path, first: tuple[str, ...], second: tuple[str, ...], told: bool
) -> None:
    place = 'territoire: {code_insee: "59512"}'
    tell(site, "a", place, *first)
    tell(site, "b", *([] if any("territoire" in it for it in second) else [place]), *second)
    said = [it for it in load_corpus(Folders(site)).diagnostics if "déjà racontée" in it.message]
    assert [(it.path, it.severity.value) for it in said] == (
        [("usages/b.yml", "avertissement")] if told else []
    )


def test_a_session_that_its_story_tells_too_is_told_to_who_writes(site: Path) -> None:
    story = site / "retours_experience" / "mulhouse.yml"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("    duree: 70\n", "    duree: 70\n    date: 2024-05\n"), encoding="utf-8")
    tell(site, "a", 'territoire: {code_insee: "68224"}')
    (said,) = load_corpus(Folders(site)).diagnostics
    assert "« retours_experience/mulhouse.yml »" in said.message.replace("\u00a0", " ")


def test_a_use_that_comes_changes_or_goes_is_told_to_reviewers(site: Path, tmp_path: Path) -> None:
    before = tmp_path / "avant"
    shutil.copytree(site, before)
    file = tell(site, "a", 'territoire: {code_insee: "59512"}')
    came = run("comparer", before, "--site", site).stdout.replace(NBSP, " ")
    assert "- Usage en plus : « a », page fiches/carte/" in came
    shutil.copytree(site / "usages", before / "usages")
    file.write_text(
        file.read_text(encoding="utf-8").replace("encore: oui", "encore: avec_changements"), encoding="utf-8"
    )
    changed = run("comparer", before, "--site", site).stdout.replace(NBSP, " ")
    assert "- Usage qui change : « a », page fiches/carte/ : le referait-on ?" in changed
    file.unlink()
    gone = run("comparer", before, "--site", site).stdout.replace(NBSP, " ")
    assert "- Usage en moins : « a », page fiches/carte/" in gone


def test_a_draft_begun_from_a_terminal_is_valid_and_tells_every_field(site: Path) -> None:
    result = run("nouveau", "usage", "--outil", "carte", "--commune", "Roubaix", "--site", site)
    assert result.exit_code == 0, result.stderr
    (file,) = (site / "usages").glob("carte-roubaix-*.yml")
    text = file.read_text(encoding="utf-8")
    assert 'territoire: {code_insee: "59512"}   # Roubaix, Nord' in text
    for name in ("participants", "duree", "adaptation", "marche", "pas_marche", "organisation", "licence"):
        assert f"\n# {name}:" in text
    assert run("valider", "--site", site).exit_code == 0
    again = run("nouveau", "usage", "--outil", "carte", "--commune", "Roubaix", "--site", site)
    assert again.exit_code == 2
    assert "existe déjà" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Dites quel outil, par exemple : essaimage nouveau usage --outil carte"),
        (["--outil", "cart"], "vouliez-vous dire « carte » ?"),
        (["--outil", "carte", "--commune", "Nulleparville"], "Nulleparville"),
    ],
)
def test_a_use_begun_wrong_says_what_to_write(site: Path, arguments: list[str], said: str) -> None:
    result = run("nouveau", "usage", *arguments, "--site", site)
    assert result.exit_code == 2
    assert said in result.stderr.replace(NBSP, " ").replace("\u202f", " ")
    assert not (site / "usages").exists()


def test_the_sheets_of_a_tool_and_of_a_kit_say_where_one_tells(site: Path) -> None:
    corpus = corpus_of(site)
    author = Author(corpus, Site("Petit", "https://petit.example/"))
    told = author.fiche("carte")["racontez"]
    assert told["qr"] == "https://petit.example/contribuer/essai/?outil=carte"
    assert told["url"] == "petit.example/contribuer/essai"
    kit = kit_author(corpus, author.site, next(iter(corpus.kits.values())))
    assert kit.cover()["ou_raconter"] == "petit.example/contribuer/essai"
    assert any(sheet.get("racontez") == told for _, sheet in kit.stack())


@pytest.mark.parametrize(
    ("maturities", "said"),
    [
        (["esquisse"], "Personne n’a encore raconté avoir utilisé cet outil."),
        (["esquisse", "esquisse"], "Personne n’a encore raconté avoir utilisé ces 2 outils."),
        (["esquisse", "eprouve", "confirme"], "Personne n’a encore raconté avoir utilisé 1 de ces 3 outils."),
        (["eprouve"], "Cet outil : une séance au moins est racontée."),
        (["eprouve", "confirme"], "Ces 2 outils : une séance au moins est racontée pour chacun."),
    ],
)
def test_the_proof_of_the_tools_of_a_session_is_one_sentence(maturities: list[str], said: str) -> None:
    assert uses.proof_of_tools(maturities).replace("\u00a0", " ") == said
