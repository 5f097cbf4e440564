"""Made-up people and findings: 5 May 2026 in London, noon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from stillhere.insight.moment import Moment
from stillhere.records.assessment import Assessment
from stillhere.records.person import Person

ZONE = ZoneInfo("Europe/London")


@pytest.fixture
def moment() -> Moment:
    return Moment(date(2026, 5, 5), ZONE)


@pytest.fixture
def at() -> Callable[..., int]:
    def milliseconds(year: int, month: int, day: int) -> int:
        return int(datetime(year, month, day, 12, tzinfo=ZONE).timestamp() * 1000)

    return milliseconds


@pytest.fixture
def found(at: Callable[..., int]) -> Callable[..., Assessment]:
    def make(status: str, who: str = "them", **fields: Any) -> Assessment:
        given = {"tie": "1", "at": at(2026, 5, 5), "contacts": 200, "history_days": 850.0}
        return Assessment(**{**given, "score": 1.0, "status": status, "who": who, **fields})

    return make


@pytest.fixture
def daniel() -> Person:
    return Person(1, "Daniel", "he", relation="your son", looked_after=True)


@pytest.fixture
def ruth() -> Person:
    return Person(2, "Ruth", "she", relation="your friend", looked_after=True)
