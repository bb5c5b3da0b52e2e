"""Puts its security policy in each page; only the scripts of the theme may stand in a page.

Which ones these are is learnt from the theme itself, rendered around a page without content.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, is_error_template, templates

from generator.security import Script, inline_scripts, secured

FRAME = "main.html"


class Guard:
    """Secures the pages of one build. Its methods raise `security.UnsafePage`."""

    def __init__(self, environment: Environment, config: MkDocsConfig) -> None:
        self._environment, self._config = environment, config
        self._trusted: dict[tuple[str, str], frozenset[Script]] = {}
        self._seen: set[str] = set()

    def page(self, html: str, file: File) -> str:
        """The page of `file`, with its policy."""
        # A script of the theme names the way back to the root: it differs with the depth of the page.
        root = get_relative_url(".", file.url)
        if (FRAME, root) not in self._trusted:
            names = ["neutre"] * file.url.removeprefix("./").count("/")
            uri = f"{posixpath.join(*names)}.md" if names else "index.md"
            neutral = Page("", File.generated(self._config, uri, content=""), self._config)
            neutral.content = ""
            self._learn(FRAME, root, get_context(_NOWHERE, [], self._config, neutral))
        self._seen.add(file.dest_uri)
        return secured(html, self._trusted[FRAME, root])

    def template(self, html: str, name: str) -> str:
        """The page that the template `name` is by itself, such as `404.html`."""
        # A page of error is shown at any address: its way back is a full path.
        site = urlsplit(self._config.site_url or "/").path
        root = site if is_error_template(name) else get_relative_url(".", name)
        if (name, root) not in self._trusted:
            self._learn(name, root, get_context(_NOWHERE, [], self._config, base_url=root))
        self._seen.add(name)
        return secured(html, self._trusted[name, root])

    def unseen(self, written: Iterable[str]) -> list[str]:
        """The pages among the files of a build that were not secured here, and those that are not there."""
        return sorted({it for it in written if it.endswith((".html", ".htm"))} ^ self._seen)

    def _learn(self, name: str, root: str, context: templates.TemplateContext) -> None:
        template = self._environment.get_template(name)
        self._trusted[name, root] = inline_scripts(template.render({**context, "fil": []}))


_NOWHERE = Navigation([], [])
