"""What is told as done cannot be dated later than the day of the build, wherever that day has begun."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.clock import build_day
from generator.corpus import Folders, load_corpus
from generator.corpus.to_come import is_to_come

days = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))


@given(days, days)
def test_a_day_is_to_come_when_it_is_later_and_its_month_or_year_when_all_of_it_is(
    day: date, latest: date
) -> None:
    written = day.isoformat()
    assert is_to_come(written, latest) == (day > latest)
    assert is_to_come(written[:7], latest) == (day.replace(day=1) > latest)
    assert is_to_come(written[:4], latest) == (day.replace(day=1, month=1) > latest)


@pytest.mark.parametrize(("after", "told"), [(0, False), (1, False), (2, True)])
def test_tomorrow_is_admitted_since_it_has_begun_somewhere(
    site: Path, monkeypatch: pytest.MonkeyPatch, after: int, told: bool
) -> None:
    story = site / "retours_experience" / "illzach.yml"
    checked = date(2030, 5, 10) + timedelta(days=after)
    text = story.read_text(encoding="utf-8").replace("verifie_le: 2026-11-01", f"verifie_le: {checked}")
    story.write_text(text, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2030, 5, 10, 12, tzinfo=UTC).timestamp())))
    problems = [it.message for it in load_corpus(Folders(site)).diagnostics if "à venir" in it.message]
    assert bool(problems) == told


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one time zone a process")
def test_the_day_of_a_build_is_that_of_the_place_where_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    found = set()
    # Twenty-six hours apart: it is never the same day there.
    for zone in ("UTC+12", "UTC-14"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        found.add(build_day())
    monkeypatch.undo()
    time.tzset()
    assert len(found) == 2
