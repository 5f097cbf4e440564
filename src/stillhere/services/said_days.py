"""Days as people type them: "2024-06-03", "3 June 2024", "June 2024", "2024"."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name, monthrange
from datetime import date
from typing import Literal

from stillhere.errors import MeaningUnclear

End = Literal["start", "end"]
FIRST_YEAR, LAST_YEAR = 1900, 2200
NUMBERS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
NAMED = re.compile(r"(?:(\d{1,2})\.?\s+)?([a-z]+)\.?,?\s+(\d{4})")


def days_of(text: str, end: End) -> date | None:
    """The first or the last day of the day, month or year that `text` names; None where empty.

    Raises:
        MeaningUnclear: it names none.
    """
    said = " ".join(text.lower().split())
    if not said:
        return None
    numbers, named = NUMBERS.fullmatch(said), NAMED.fullmatch(said)
    try:
        if numbers:
            year, month, day = (int(part) if part else None for part in numbers.groups())
            return _day(year or 0, month, day, end)
        if named:
            return _day(int(named[3]), _month(named[2]), int(named[1]) if named[1] else None, end)
    except ValueError:
        pass
    raise MeaningUnclear(what="a day or a month", text=text, example="June 2024")


def _month(name: str) -> int:
    """The number of an English month.

    Raises:
        ValueError: there is none of that name.
    """
    for names in (month_name, month_abbr):
        lower = [each.lower() for each in names]
        if name in lower:
            return lower.index(name)
    raise ValueError(name)


def _day(year: int, month: int | None, day: int | None, end: End) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    month = month or (1 if end == "start" else 12)
    return date(year, month, day or (1 if end == "start" else monthrange(year, month)[1]))
