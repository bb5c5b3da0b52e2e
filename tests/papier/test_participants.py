"""What those who take part read: the text that is written for them, else what the facilitator says aloud."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from tests.commande import plain, run

STEP = '  - {minutes: 10, titre: Accueil, consigne: "On s\'accueille.", forme: pleniere}\n'
SAID = '  - {minutes: 10, titre: Accueil, consigne: "Dites : « Prenez une carte et écrivez votre prénom dessus. »", forme: pleniere}\n'
WRITTEN = (
    "  - minutes: 10\n    titre: Accueil\n    forme: pleniere\n"
    "    consigne: Dites « Prenez une carte et écrivez votre prénom dessus. »\n"
    "    pour_les_participants: Choisissez une place. Nous sommes {participants}.\n"
)


def handed_out(site: Path, step: str) -> str:
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text("utf-8")
    assert STEP in text
    carte.write_text(text.replace(STEP, step), "utf-8")
    target = site / "papier"
    result = run("kits", "--site", site, "--vers", target)
    assert result.exit_code == 0, result.output
    pdf = pypdfium2.PdfDocument(target / "fiches" / "carte" / "participants.pdf")
    return " ".join(" ".join(plain(page.get_textpage().get_text_range()) for page in pdf).split())


def test_what_is_said_aloud_is_what_they_read(site: Path) -> None:
    assert "Prenez une carte et écrivez votre prénom dessus." in handed_out(site, SAID)


def test_where_something_is_written_for_them_nothing_is_drawn_from_what_is_said(site: Path) -> None:
    told = handed_out(site, WRITTEN)
    assert "Choisissez une place. Nous sommes …." in told
    assert "Prenez une carte" not in told


def test_in_a_session_its_words_are_filled_in(site: Path) -> None:
    handed_out(site, WRITTEN)
    target = site / "kit.pdf"
    assert run("kit", "soiree", "--participants", "12", "-o", target, "--site", site).exit_code == 0
    pages = [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(target)]
    assert any("Nous sommes 12." in " ".join(page.split()) for page in pages)


NOTES = (
    "  - fiche: carte\n    notes: [{moment: Accueil, consigne: Faites vite., pour_les_participants: Restez debout.}]\n"
    "  - pause: 10\n  - fiche: carte\n"
)


def test_what_a_kit_changes_is_what_they_read_that_time_and_not_the_other(site: Path) -> None:
    handed_out(site, WRITTEN)
    kit = site / "fiches" / "kits" / "soiree.yml"
    text = kit.read_text("utf-8")
    kit.write_text(text.replace("  - fiche: carte\n  - pause: 10\n", NOTES), "utf-8")
    target = site / "kit.pdf"
    assert run("kit", "soiree", "-o", target, "--site", site).exit_code == 0
    pages = [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(target)]
    theirs = [" ".join(it.split()) for it in pages if "POUR LES PARTICIPANTS" in it]
    assert ["Restez debout." in it for it in theirs] == [True, False]
    assert ["Choisissez une place." in it for it in theirs] == [False, True]


def test_a_word_that_nothing_fills_in_is_told_there_too(site: Path) -> None:
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text("utf-8")
    carte.write_text(text.replace(STEP, WRITTEN.replace("{participants}", "{participantes}")), "utf-8")
    told = plain(run("valider", "--site", site).output)
    assert "« {participantes} » n’est pas un mot que la séance remplace" in told
