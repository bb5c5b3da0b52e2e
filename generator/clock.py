"""The time of a build: now, or the one that SOURCE_DATE_EPOCH gives, for it to be made again to the byte."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970, as https://reproducible-builds.org/specs/source-date-epoch/ has them."""
_FIRST, _LAST = 315_532_800, 253_402_300_799
"""From 1980, before which an archive cannot go, to the end of the year 9999."""


class WrongEpoch(ValueError):
    """SOURCE_DATE_EPOCH is set, and is no date; the message is a French sentence."""


def given_time() -> int | None:
    """The seconds that SOURCE_DATE_EPOCH gives, None when it is not set; raises `WrongEpoch`."""
    given = os.environ.get(VARIABLE)
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) < 13 and _FIRST <= int(given) <= _LAST):
        raise WrongEpoch(
            f"{VARIABLE} attend un nombre de secondes depuis 1970, à partir de {_FIRST} (l’année 1980) : "
            "corrigez cette variable, ou retirez-la."
        )
    return int(given)


def build_day() -> date:
    """The day of the build, as it is where one builds; raises `WrongEpoch`."""
    given = given_time()
    return date.today() if given is None else datetime.fromtimestamp(given, UTC).date()


def last_day_begun() -> date:
    """The latest day that has begun somewhere on Earth, perhaps tomorrow here: what is later is to come."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def last_day_over() -> date:
    """The latest day that is over everywhere on Earth: what is later may still go on."""
    return (datetime.now(UTC) - timedelta(hours=12)).date() - timedelta(days=1)
