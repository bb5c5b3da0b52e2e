"""The sheets of a kit in HTML, as one would write it for WeasyPrint: the same words and QR codes, boards as cards.

Simpler than what we print: no size is looked for, no pictogram is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from generator.printing.fonts import FIRST
from generator.printing.qr import qr_code

Data = Mapping[str, Any]

CARDS = {
    "A4": "width: 210mm; height: 296.9mm",
    "A5": "width: 148.4mm; height: 209.9mm",
    "A6": "width: 104.9mm; height: 148.4mm",
    "A7": "width: 104.9mm; height: 74.2mm",
}
PER_PAGE = {"A4": 1, "A5": 2, "A6": 4, "A7": 8}
FACES = {
    "Regular": "",
    "Bold": "font-weight: bold",
    "Italic": "font-style: italic",
    "BoldItalic": "font-weight: bold; font-style: italic",
}
STYLE = (
    "".join(
        f'@font-face {{ font-family: Atkinson; src: url("{(FIRST / f"AtkinsonHyperlegible-{name}.ttf").as_uri()}"); {how} }}'
        for name, how in FACES.items()
    )
    + """
@page { size: A4; margin: 15mm 15mm 28mm; @bottom-left { content: element(foot); width: 100% } }
@page landscape { size: A4 landscape } .landscape { page: landscape }
@page A3 { size: A3 } .A3 { page: A3; font-size: 24pt }
@page A3-landscape { size: A3 landscape } .A3-landscape { page: A3-landscape; font-size: 24pt }
@page board { margin: 0; @bottom-left { content: none } } .board { page: board }
@page across { size: A4 landscape; margin: 0; @bottom-left { content: none } } .across { page: across }
html { font: 11pt Atkinson; hyphens: auto } body { margin: 0 }
h1, h2, h3 { margin: 2mm 0 1mm; font-size: 1.2em } h1 { font-size: 1.8em } p, ul { margin: 1mm 0 } ul { padding-left: 5mm }
section { break-before: page }
footer { position: running(foot); font-size: 7.5pt; border-top: .5pt solid #999 }
svg { width: 12mm; float: right }
table { width: 100%; border-collapse: collapse }
td, th { border-top: .5pt solid #999; padding: 1mm; text-align: left; vertical-align: top }
.empty td, .empty th { height: 8mm; border: .5pt solid #999 }
.columns { columns: 2; column-gap: 9mm; font-size: 9.5pt } .landscape { font-size: 10pt }
.line { display: inline-block; width: 40mm; border-bottom: .8pt dotted #555 }
.card { float: left; box-sizing: border-box; padding: 8mm; border: .4pt dashed #999; overflow: hidden; font-size: 14pt }
small { font-size: 8pt } .tent { height: 148mm; font-size: 90pt; text-align: center }
"""
    + "".join(f".of-{size} {{ {how} }}" for size, how in CARDS.items())
)


def as_html(sheets: Iterable[Data]) -> str:
    """All sheets in one page of HTML."""
    body = "".join(SHEETS[sheet["modele"]](sheet) for sheet in sheets)
    return f'<!doctype html><html lang="fr"><title>Kit</title><style>{STYLE}</style>{body}</html>'


def _section(sheet: Data, content: str, page: str = "") -> str:
    foot = f"<footer>{_code(sheet)}{_mention(sheet)}</footer>"
    return (
        f'<section class="{page}">{foot}{_steps(sheet)}<h1>{escape(sheet["titre"])}</h1>{content}</section>'
    )


def _code(sheet: Data) -> str:
    return qr_code(sheet["pied"]["qr"])


def _mention(sheet: Data) -> str:
    foot = sheet["pied"]
    return "<br>".join(
        escape(foot[key])
        for key in ("titre", "auteurs", "licence", "licence_url", "source", "url", "date")
        if foot[key]
    )


def _steps(sheet: Data) -> str:
    return "".join(_text(f"Étape {it['ordre']} · {it['titre']}") for it in sheet.get("etapes", ()))


def _text(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _rich(blocks: Iterable[Data]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Data) -> str:
    if block["genre"] == "liste":
        items = "".join(f"<li>{_rich(it)}</li>" for it in block["items"])
        return f"<ul>{items}</ul>" if block["debut"] is None else f'<ol start="{block["debut"]}">{items}</ol>'
    if block["genre"] == "citation":
        return f"<blockquote>{_rich(block['blocs'])}</blockquote>"
    return f"<p>{''.join(map(_run, block['bouts']))}</p>"


def _run(run: Data) -> str:
    if "ligne" in run:
        return '<span class="line"></span>'
    text = escape(run["s"])
    for style, tag in (("code", "code"), ("italique", "em"), ("gras", "b")):
        text = f"<{tag}>{text}</{tag}>" if run.get(style) else text
    return f'<a href="{escape(run["url"])}">{text}</a>' if "url" in run else text


def _rows(rows: Iterable[Iterable[str]], heads: Iterable[str] = (), kind: str = "") -> str:
    """A table of cells that are already HTML."""
    head = "".join(f"<th>{escape(it)}</th>" for it in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _items(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{it}</li>' for it in items)}</ul>"


def _titled(title: str, content: str) -> str:
    return f"<h2>{escape(title)}</h2>{content}"


def _cover(sheet: Data) -> str:
    landmarks = _rows([[f"{escape(it['nom'])} <b>{escape(it['valeur'])}</b>" for it in sheet["reperes"]]])
    parts = _rows([escape(it[key]) for key in ("debut", "titre", "duree")] for it in sheet["parties"])
    blanks = _items(f'{it} : <span class="line"></span>' for it in ("Date", "Lieu", "Animation", "À appeler"))
    words = f"{_text(sheet['pied']['site'])}{_text(sheet['resume'])}{landmarks}"
    return _section(
        sheet,
        f"{words}{_titled('La séance en un coup d’œil', parts)}{blanks}{_text('Vous aurez en repartant. ' + sheet['objectif'])}",
    )


def _run_sheet(sheet: Data) -> str:
    heads = ("Prévu", "Durée", "Quoi", "Comment", "Qui", "Matériel", "Si l’on est en retard", "Réel")
    rows: list[list[str]] = []
    for part in sheet["parties"]:
        told = (
            part["debut"],
            part["duree"],
            part["titre"],
            part["pour"],
            "",
            part["materiel"],
            part["retard"],
            "",
        )
        rows.append([f"<b>{escape(it)}</b>" for it in told])
        rows += (
            [escape(it[key]) for key in ("debut", "duree", "titre", "comment")] for it in part["moments"]
        )
    title = f"Le conducteur, de {sheet['debut']} à {sheet['fin']}"
    return _section({**sheet, "titre": title}, _text(_for_whom(sheet)) + _rows(rows, heads), "landscape")


def _for_whom(sheet: Data) -> str:
    return f"{sheet['personnes']} · {sheet['duree']} en tout"


def _script(sheet: Data) -> str:
    parts = "".join(
        _titled(f"{it['debut']} – {it['fin']} {it['titre']}", _text(it["pour"]) + _text(it["duree"]))
        + _text(it["question"])
        + _rich(it["consigne"])
        + "".join(map(_said, it["moments"]))
        for it in sheet["parties"]
    )
    after = _titled("Et après", _items(map(_rich, sheet["apres"])))
    return _section({**sheet, "titre": "Ce qu’on dit, ce qu’on fait"}, parts + after)


def _said(moment: Data) -> str:
    head = f"<h3>{moment['debut']} {escape(moment['titre'])} · {moment['duree']} {escape(moment['comment'])}</h3>"
    note = f"<b>Dans cette séance</b>{_rich(moment['note'])}" if moment["note"] else ""
    return f"{head}{_rich(moment['consigne'])}{note}"


def _lists(sheet: Data) -> str:
    blocks = "".join(
        _titled(f"{block['titre']} : {block['papier']}", _to_print(block["lignes"]))
        for block in sheet["blocs"]
    )
    needs = _rows([escape(it[key]) for key in ("quantite", "nom", "usage")] for it in sheet["besoins"])
    content = f"{_text(sheet['papier'])}{_items(map(escape, sheet['remarques']))}{blocks}{_titled('À apporter', needs)}"
    return _section({**sheet, "titre": "À imprimer, à apporter"}, content)


def _to_print(lines: Iterable[Data]) -> str:
    return _rows(
        (
            [
                escape(it["combien"]),
                f"<b>{escape(it['titre'])}</b><br>{escape(it['usage'])}",
                escape(it["papier"]),
            ]
            for it in lines
        ),
        ("Combien", "Quoi", "Sur quel papier"),
    )


def _precautions(sheet: Data) -> str:
    return _section(
        sheet,
        "".join(
            _titled(it["titre"], _items(map(_rich, it["consignes"])) + "".join(map(_rich, it["origine"])))
            for it in sheet["precautions"]
        ),
    )


def _fiche_in_session(sheet: Data) -> str:
    things = _titled(
        "À apporter", _items(f"<b>{it['quantite']}</b> {escape(it['nom'])}" for it in sheet["materiel"])
    )
    lists = "".join(_titled(it["titre"], _items(map(_rich, it["items"]))) for it in sheet["listes"])
    origin = _titled("D’où vient cet outil", _items(map(_rich, sheet["origine"])))
    return _section(sheet, f'{_rich(sheet["objectif"])}<div class="columns">{things}{lists}{origin}</div>')


def _participants(sheet: Data) -> str:
    moments = "".join(
        _titled(f"{number}. {it['titre']}", _text(f"{it['forme_dite']} · {it['duree']}") + _rich(it["dit"]))
        for number, it in enumerate(sheet["moments"], start=1)
    )
    return _section(sheet, _text(sheet["question"]) + moments)


def _poster(sheet: Data) -> str:
    return _section(sheet, _rich(sheet["texte"]), _page_of(sheet, sheet["orientation"] == "paysage"))


def _table(sheet: Data) -> str:
    beside, heads = list(sheet["lignes"]), list(sheet["colonnes"])
    cells = [""] * (len(heads) - (0 if beside else 1))
    rows = [[f"<b>{escape(it)}</b>", *cells] for it in [*beside, *[""] * sheet["lignes_vides"]]]
    across = sheet["orientation"] == "paysage" or (sheet["orientation"] is None and len(cells) >= 3)
    return _section(sheet, _rows(rows, ["", *heads] if beside else heads, "empty"), _page_of(sheet, across))


def _page_of(sheet: Data, across: bool) -> str:
    names = {("A3", False): "A3", ("A3", True): "A3-landscape", ("A4", True): "landscape"}
    return names.get((sheet["format"], across), "")


def _board(size: str, cells: Iterable[str]) -> str:
    cards = "".join(f'<div class="card of-{size}">{cell}</div>' for cell in cells)
    return f'<section class="{"across" if size == "A5" else "board"}">{cards}</section>'


def _small_foot(sheet: Data) -> str:
    foot = sheet["pied"]
    return f"<small>{escape(foot['licence'])} · {escape(foot['auteurs'])}<br>{escape(foot['url'])}</small>"


def _cards(sheet: Data) -> str:
    sides = [
        "recto",
        *(["verso"] if any("verso" in card for board in sheet["planches"] for card in board) else []),
    ]
    return "".join(
        _board(sheet["format"], (_card(sheet, card.get(side)) for card in board))
        for board in sheet["planches"]
        for side in sides
    )


def _card(sheet: Data, face: Data | None) -> str:
    head = f"<small>{escape(sheet['titre'])}</small>"
    if face is None:
        return head + _small_foot(sheet)
    label = (
        f"<h2>{escape(face['etiquette'])}</h2>"
        if sheet["modele"] == "etiquettes" and face["etiquette"]
        else ""
    )
    words = _text(face["suite"] if label else face["texte"])
    return f"{head}{label}{words}{'' if face['a_ecrire'] else _code(sheet)}{_small_foot(sheet)}"


def _to_fill(sheet: Data) -> str:
    if sheet["format"] in ("A3", "A4"):
        return _section(sheet, _rich(sheet["texte"]), _page_of(sheet, across=False))
    one = f"<h1>{escape(sheet['titre'])}</h1>{_rich(sheet['texte'])}{_code(sheet)}{_small_foot(sheet)}"
    return _board(sheet["format"], [one] * PER_PAGE[sheet["format"]])


def _programme(sheet: Data) -> str:
    rows = [[it["debut"], f"{escape(it['titre'])}<br>{escape(it['question'])}"] for it in sheet["parties"]]
    return _section({**sheet, "titre": "Au programme"}, _rows([*rows, [sheet["fin"], "Fin"]]), "A3")


def _tickets(sheet: Data) -> str:
    def ticket(lines: Iterable[Data]) -> str:
        rows = _rows([it["quand"], escape(it["quoi"]), f"table {it['table']}"] for it in lines)
        return f"{rows}{_small_foot(sheet)}"

    return "".join(_board("A7", map(ticket, board)) for board in sheet["planches"])


def _table_tents(sheet: Data) -> str:
    def tent(number: int) -> str:
        return f'<div class="tent">Table {number}</div>' * 2

    return "".join(_section(sheet, tent(number), "board") for number in range(1, sheet["tables"] + 1))


def _attendance(sheet: Data) -> str:
    heads = (
        "Prénom",
        "Quartier ou structure (si vous voulez)",
        "Courriel (si vous voulez)",
        "La suite m’intéresse",
    )
    table = _rows([[""] * 4] * sheet["lignes"], heads, "empty")
    return _section(
        {**sheet, "titre": "Feuille de présence"},
        _text(f"Séance : {sheet['titre']}") + table + _rich(sheet["notice"]),
    )


def _evaluation(sheet: Data) -> str:
    questions = "".join(
        f"<h3>{escape(it['question'])}</h3>{_rows([it['mots']])}" for it in sheet["questions"]
    )
    words = "Trois questions, sans votre nom. Entourez, puis écrivez si vous voulez."
    one = f"<h1>À chaud : votre avis</h1>{_text(sheet['titre'])}{_text(words)}{questions}{_code(sheet)}{_small_foot(sheet)}"
    return _board("A5", [one] * 2)


def _credits(sheet: Data) -> str:
    works = "".join(
        _titled(it["titre"], _text(" · ".join(it["faits"])) + _text(it["permission"]))
        + (f"<p>Sources</p>{_items(map(escape, it['sources']))}" if it["sources"] else "")
        + (f"<p>D’où vient cet outil</p>{_items(map(_rich, it['origine']))}" if it["origine"] else "")
        for it in sheet["oeuvres"]
    )
    return _section({**sheet, "titre": "Crédits et licences"}, _rich(sheet["reutiliser"]) + works)


SHEETS: Mapping[str, Callable[[Data], str]] = {
    "couverture": _cover,
    "conducteur": _run_sheet,
    "script": _script,
    "a-imprimer": _lists,
    "precautions": _precautions,
    "fiche-en-seance": _fiche_in_session,
    "participants": _participants,
    "affiche": _poster,
    "grille": _table,
    "feuille": _to_fill,
    "cartes": _cards,
    "etiquettes": _cards,
    "programme": _programme,
    "tirage": _tickets,
    "chevalets": _table_tents,
    "prenoms": lambda _: _board("A7", ["Je m’appelle"] * 8),
    "photos": lambda _: _board("A7", ["Photo : non"] * 24),
    "presence": _attendance,
    "evaluation": _evaluation,
    "credits": _credits,
}
