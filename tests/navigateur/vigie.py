"""Hears every script error of a browser, so that no test passes over one.

A script error is an exception or a refused promise that nothing caught, in any page, popup or frame. Whoever
opens it, and however: the browser itself is watched. `conftest` fails the test during which one was heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, Error

_HEARD: WeakKeyDictionary[Browser, list[str]] = WeakKeyDictionary()


def watch(browser: Browser) -> None:
    """Listen to every window that `browser` will open."""
    heard = _HEARD.setdefault(browser, [])
    open_context = browser.new_context

    def new_context(*arguments: object, **named: object) -> BrowserContext:
        context: BrowserContext = open_context(*arguments, **named)
        context.on(
            "weberror", lambda it: heard.append(f"{it.page.url if it.page else 'a closed page'}: {it.error}")
        )
        close = context.close

        def listen_then_close(*told: object, **how: object) -> None:
            _wait_for_news(context)
            close(*told, **how)

        context.close = listen_then_close
        return context

    def new_page(*arguments: object, **named: object) -> None:
        raise AssertionError("open a context first: its pages are watched")

    browser.new_context = new_context
    browser.new_page = new_page


def script_errors(browser: Browser) -> list[str]:
    """The errors heard since the last time they were asked for."""
    for context in browser.contexts:
        _wait_for_news(context)
    found = list(_HEARD[browser])
    _HEARD[browser].clear()
    return found


@contextmanager
def provoked(browser: Browser) -> Iterator[list[str]]:
    """For a test that wants script errors: it receives them after the block, and they fail it no more.

    None at all is a failure: the test provokes nothing any longer, and should say so.
    """
    assert script_errors(browser) == [], "errors that nobody provoked"
    received: list[str] = []
    yield received
    received += script_errors(browser)
    assert received, "no script error came: `provoked` is not needed"


def _wait_for_news(context: BrowserContext) -> None:
    """What a page answers comes after the errors it had: a question brings them all."""
    for page in context.pages:
        with suppress(Error):  # a page that went away has nothing more to say
            page.evaluate("0")
