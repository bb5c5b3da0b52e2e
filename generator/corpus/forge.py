"""Where a new file is proposed on the platform of the repository, as the settings tell it."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from generator.corpus.settings import Settings

_KNOWN = {"codeberg.org": "forgejo", "framagit.org": "gitlab"}
"""Platforms whose address does not tell what they run."""

_ADDRESSES = {
    "github": "{repo}/new/{branch}/{folder}?filename={{nom}}&value={{texte}}",
    "gitlab": "{repo}/-/new/{branch}/{folder}?file_name={{nom}}",
    "forgejo": "{repo}/_new/{branch}/{folder}?filename={{nom}}&value={{texte}}",
}
"""The page that begins a file; where it may bring its text along, `{texte}` stands for it.

GitLab takes the name alone. Forgejo has both from Gitea: https://github.com/go-gitea/gitea/pull/16556.
"""


def forge_of(settings: Settings) -> str:
    """The kind of platform: the one that is set, or that the address of the repository tells; else an empty text."""
    site, chosen = settings.site, settings.options.forge
    if chosen is not None:
        return "" if chosen == "aucune" else chosen
    host = urlsplit(site.repo_url).hostname or "" if site is not None and site.repo_url else ""
    named = (kind for kind in (*_ADDRESSES, "gitea") if kind in host)
    kind = _KNOWN.get(host) or next(named, "")
    return "forgejo" if kind == "gitea" else kind


def new_file_address(settings: Settings, folder: str) -> str:
    """Where one begins a file in `folder`, with `{nom}` for its name; empty when nothing tells it.

    Branch and folder are those of the pencil, which `edit_uri` gives: « edit/main/methode/ ».
    """
    site, kind = settings.site, forge_of(settings)
    if site is None or site.repo_url is None or site.edit_uri is None or not kind:
        return ""
    steps = [it for it in site.edit_uri.partition("?")[0].split("/") if it not in ("", "-")]
    if len(steps) < 3 or steps[-1] != site.docs_dir:
        return ""
    _, branch, *above = steps[:-1]
    repo = site.repo_url.removesuffix("/").removesuffix(".git")
    place = quote("/".join((*above, folder)))
    return _ADDRESSES[kind].format(repo=repo, branch=quote(branch), folder=place)
