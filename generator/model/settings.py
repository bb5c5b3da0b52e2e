"""The settings of a site: what mkdocs.yml may say, and the options of our plugin in it."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from generator.diagnostics import quoted
from generator.model.base import Model, field
from generator.model.fields import Adresse, Ligne, refuse
from generator.model.mentions import Mentions
from generator.model.notice import DEFAULT_LICENCE
from generator.words.licences import Licence

_YES = {"oui": True, "true": True, "non": False, "false": False}


def _yes_or_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    answer = _YES.get(value.lower()) if isinstance(value, str) else None
    if answer is None:
        raise refuse("on attend oui ou non", "écrivez « oui » ou « non »")
    return answer


OuiNon = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"type": "boolean"})]


def _colour(value: str) -> str:
    digits = value.removeprefix("#")
    if len(digits) != 6 or not value.startswith("#") or set(digits.lower()) - set("0123456789abcdef"):
        raise refuse("cette couleur n’est pas comprise", 'écrivez-la comme « "#1d3b53" », entre guillemets')
    if _light(digits) > DARKEST:
        raise refuse("cette couleur est trop claire pour du papier", "prenez-en une qui se lise sur du blanc")
    return value.lower()


DARKEST = 1.05 / 4.5 - 0.05
"""Of luminance: lighter, a colour has less contrast with white than a text needs (WCAG 2.2, 1.4.3)."""


def _light(digits: str) -> float:
    """The relative luminance of a colour: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


Couleur = Annotated[str, AfterValidator(_colour)]
AsIs = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
"""What another program reads: it stays as it is written."""


def is_inside(path: str) -> bool:
    """Whether a path of the settings stays in the folder where it starts."""
    return not (path.startswith(("/", "~")) or "\\" in path or ":" in path or ".." in path.split("/"))


def _inside(value: str) -> str:
    """A file of `overrides/`, by its path from there; settings may not lead elsewhere."""
    if not is_inside(value):
        raise refuse("ce fichier doit être dans « overrides »", "donnez son chemin depuis ce dossier")
    return value


Fichier = Annotated[AsIs, AfterValidator(_inside)]


class Papier(Model):
    """How the printed sheets look."""

    nom_courant = "le papier"
    logo: Fichier | None = field("Logo", "images/logo.svg", default=None)
    """Le dessin des couvertures, dans « overrides » : SVG ou PNG."""
    couleur: Couleur | None = field("Couleur", "#1d3b53", default=None)
    """La couleur des titres ; elle doit rester lisible en noir et blanc."""
    police: AsIs | None = field("Police", "Luciole", default=None)
    """La famille des caractères, dont les fichiers .ttf ou .otf sont dans « overrides/polices »."""


class Phrases(Model):
    """What only the people of this site can say of it; without them, the pages say nothing in their place."""

    nom_courant = "les phrases"
    etapes: Ligne | None = field("Étapes", default=None)
    """D’où vient le découpage en étapes, à l’accueil, sur les pages des étapes et dans le livre."""
    situations: Ligne | None = field("Situations", default=None)
    """De qui sont les rapprochements de la page « Par où commencer »."""


COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
    "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO "
    "JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR "
    "MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO "
    "RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV "
    "TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
"""ISO 3166-1, the codes of two letters."""
_FRENCH_LAW = ("BL", "GF", "GP", "MF", "MQ", "PM", "RE", "YT")
"""What French law holds of a site as it does in metropolitan France, under a code of its own."""


def _country(value: str) -> str:
    code = value.upper()
    if code not in COUNTRIES.split():
        shown = f", et non {quoted(value)}"
        raise refuse(
            f"on attend un pays en deux lettres{shown}", "écrivez FR pour la France, BE pour la Belgique"
        )
    if code in _FRENCH_LAW:
        raise refuse(f"la loi qui s’applique à {quoted(code)} est celle de la France", "écrivez FR")
    return code


Pays = Annotated[str, AfterValidator(_country)]
Forge = Literal["github", "gitlab", "forgejo", "aucune"]


class Options(Model):
    """The options of the plugin: everything that is decided for one site."""

    nom_courant = "les réglages d’Essaimage"
    licence: Licence = field("Licence", default=DEFAULT_LICENCE)
    """La licence des textes qui n’en disent pas d’autre."""
    pays: Pays = field("Pays", "FR", default="FR")
    """Le pays dont la loi s’applique au site, en deux lettres. FR : la déclaration d’accessibilité et le recours à la CNIL ont leur page."""
    forge: Forge | None = field("Forge", default=None)
    """La plateforme du dépôt, quand son adresse ne le dit pas ; « aucune » retire les liens pour proposer un fichier."""
    papier: Papier = field("Papier", default=Papier())
    """L’apparence des feuilles imprimées."""
    phrases: Phrases = field("Phrases", default=Phrases())
    """Les phrases qui ne valent que pour ce site."""
    mentions: Mentions | None = field("Mentions", default=None)
    """Ce que la loi demande de dire."""
    imprimer: OuiNon = field("Imprimer", default=True)
    """Faire les PDF."""
    recherche: OuiNon = field("Recherche", default=True)
    """Faire la recherche."""
    presse: OuiNon = field("Presse", default=False)
    """Publier de quoi imprimer un kit et vérifier une fiche dans le navigateur, sur demande ; le site en devient plus lourd de 25 Mo."""

    @model_validator(mode="after")
    def _publishes_no_font(self) -> Self:
        if self.presse and self.papier.police is not None:
            raise refuse(
                "la presse du navigateur publierait les fichiers de la police",
                "écrivez « presse: non », ou retirez « police » de « papier »",
                "presse",
            )
        if self.presse and not self.imprimer:
            raise refuse(
                "la presse du navigateur imprime ce que ce site n’imprime pas",
                "écrivez « presse: non », ou retirez « imprimer »",
                "presse",
            )
        return self

    @model_validator(mode="after")
    def _says_what_french_law_asks(self) -> Self:
        if self.pays == "FR" and self.mentions is not None and self.mentions.accessibilite is None:
            raise refuse(
                "le champ « accessibilite » manque dans les mentions",
                "ajoutez-le (la déclaration d’accessibilité, que demande la loi française), ou dites un autre « pays »",
                "mentions",
            )
        return self


OF_MKDOCS = frozenset(
    {
        "INHERIT",
        "dev_addr",
        "draft_docs",
        "edit_uri_template",
        "exclude_docs",
        "extra_css",
        "extra_javascript",
        "extra_templates",
        "hooks",
        "markdown_extensions",
        "not_in_nav",
        "remote_branch",
        "remote_name",
        "site_author",
        "validation",
        "watch",
    }
)
"""The settings that only MkDocs reads: https://www.mkdocs.org/user-guide/configuration/."""


class SiteSettings(Model):
    """What mkdocs.yml says that we read too; the rest (`OF_MKDOCS`) is between MkDocs and the site."""

    nom_courant = "mkdocs.yml"
    site_name: Ligne = field("Nom", "Notre méthode")
    """Le nom du site, en haut de chaque page et de chaque feuille."""
    site_url: Adresse | None = field("Adresse", "https://exemple.fr/", default=None)
    """L’adresse du site ; elle figure sur chaque feuille."""
    site_description: Ligne | None = field("Description", default=None)
    """Ce que le site raconte, en une phrase."""
    repo_url: Adresse | None = field("Dépôt", "https://forge.exemple.fr/methode", default=None)
    """L’adresse du dépôt."""
    repo_name: AsIs | None = field("Nom du dépôt", default=None)
    """Le nom montré pour le dépôt."""
    edit_uri: AsIs | None = field("Adresse de modification", "edit/main/methode/", default=None)
    """Où l’on modifie une page, depuis l’adresse du dépôt."""
    copyright: AsIs | None = field("Mention", default=None)
    """Ce qui est dit au bas de chaque page."""
    docs_dir: Literal["methode"] = field("Dossier des pages")
    """« docs_dir: methode » : les pages écrites à la main sont dans ce dossier."""
    site_dir: AsIs = field("Dossier du site", default="site")
    """Le dossier où le site est construit."""
    use_directory_urls: OuiNon = field("Adresses en dossiers", default=True)
    """Oui : toutes les adresses finissent par une barre oblique."""
    strict: OuiNon = field("Strict", default=False)
    """Oui : MkDocs s’arrête au premier avertissement."""
    theme: dict[str, Any] = field("Thème")
    """« name: essaimage » : l’apparence des pages."""
    plugins: Any = field("Greffons", default=None)
    """Les greffons, dont « essaimage » et ses réglages."""
    nav: list[Any] | None = field("Menu", default=None)
    """Les pages du menu, dans leur ordre."""
    extra: dict[str, Any] | None = field("Suppléments", default=None)
    """Ce que lisent les gabarits du site."""

    @model_validator(mode="after")
    def _suits_the_plugin(self) -> Self:
        if not self.use_directory_urls:
            raise refuse(
                "les adresses des pages finissent toutes par une barre oblique",
                "retirez « use_directory_urls »",
                "use_directory_urls",
            )
        if self.theme.get("name") not in ("essaimage", "material"):
            raise refuse(
                "le thème des pages est « essaimage »", "écrivez « name: essaimage »", "theme", "name"
            )
        if not isinstance(self.theme.get("custom_dir", ""), str):
            raise refuse(
                "on attend le nom d’un dossier", "écrivez « custom_dir: overrides »", "theme", "custom_dir"
            )
        if "mentions" in (self.extra or {}):
            raise refuse(
                "les mentions font maintenant partie des réglages d’Essaimage",
                "déplacez « mentions » sous « plugins », puis « essaimage »",
                "extra",
                "mentions",
            )
        return self
