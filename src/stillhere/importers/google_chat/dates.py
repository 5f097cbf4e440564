"""Times as Google writes them for people to read, in the language of the account, always UTC.

"Thursday, November 3, 2016 at 11:59:50 PM UTC", "2016年11月3日星期四 UTC 23:59:50" …
The names of months are those of the Unicode CLDR (months.toml).
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

DAY = 86_400_000
EPOCH = date(1970, 1, 1).toordinal()
TIME = re.compile(
    r"(\d{1,2})(?:[:.]|\s?(?:h|時|시|นาฬิกา)\s?)(\d{2})(?:[:.]|\s?(?:min|分|분|นาที)\s?)(\d{2})"
)
AFTERNOON_AFTER = re.compile(r"\s*(?:p\.?\s?m\b|μ\.μ|ptg\b|م(?:\s|$))", re.IGNORECASE)
MORNING_AFTER = re.compile(r"\s*(?:a\.?\s?m\b|π\.μ|pg\b|ص(?:\s|$))", re.IGNORECASE)
AFTERNOON_BEFORE = re.compile(r"(?:下午|晚上|中午|午後|오후|PM)\s*$")
MORNING_BEFORE = re.compile(r"(?:上午|凌晨|早上|清晨|午前|오전|AM)\s*$")
NUMBER = re.compile(r"\d+")
BETWEEN = re.compile(r"[\s,،.()\d]+")
HEBREW_IN = "ב"
CROATIAN_OCTOBER = re.compile(r"\d\. listopada")
"""In Polish, without the full stop, the same word is November."""
BUDDHIST = 543
YEARS = range(1990, 2100)
MOST_CACHED = 20_000


class Dates:
    """Reads the times of one file; what stands around the hour is looked at once a day."""

    def __init__(self) -> None:
        self._days: dict[str, tuple[int, int | None]] = {}

    def instant(self, text: str) -> int | None:
        """Unix milliseconds; None where the text is no time that is understood."""
        colon = text.find(":")
        clock = text[colon - 2 : colon + 6]
        around = text[: colon - 2].rstrip() + text[colon + 6 :]
        day = self._days.get(around)
        if day is None:
            return self._read(text, clock, around)
        try:
            return since(day, int(clock[:2]), int(clock[3:5]), int(clock[6:]))
        except ValueError:
            return self._read(text, clock, around)

    def _read(self, text: str, clock: str, around: str) -> int | None:
        found = TIME.search(text)
        if found is None:
            return None
        before, after = text[: found.start()], text[found.end() :]
        day = _day(before, after)
        if day is None:
            return None
        if clock.strip() == found[0]:
            if len(self._days) >= MOST_CACHED:
                self._days.clear()
            self._days[around] = day
        return since(day, *map(int, found.groups()))


def since(day: tuple[int, int | None], hour: int, minute: int, second: int) -> int | None:
    """The instant of a clock on a day, which says 0 or 12 where the clock has twelve hours."""
    start, half = day
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    if hour > 23 or minute > 59 or second > 59:
        return None
    return start + ((hour * 60 + minute) * 60 + second) * 1000


def _day(before: str, after: str) -> tuple[int, int | None] | None:
    """When the day begins (Unix ms), and 0 or 12 for the half of a twelve-hour clock."""
    found = _date(f"{before} {after}")
    if found is None:
        return None
    return (found.toordinal() - EPOCH) * DAY, _half(before, after)


def _half(before: str, after: str) -> int | None:
    if AFTERNOON_AFTER.match(after) or AFTERNOON_BEFORE.search(before):
        return 12
    if MORNING_AFTER.match(after) or MORNING_BEFORE.search(before):
        return 0
    return None


def _date(text: str) -> date | None:
    numbers = [int(number) for number in NUMBER.findall(text)[:3]]
    year = next((number for number in numbers if number > 31), 0)
    rest = [number for number in numbers if number != year]
    known = _months()
    months = [known[word] for word in _words(text) if word in known]
    if CROATIAN_OCTOBER.search(text):
        months = [10]
    if len(rest) == 2 and not months:
        first, second = rest
        month, day = (first, second) if numbers[0] == year else (second, first)
    elif len(rest) == 1 and months:
        month, day = months[0], rest[0]
    else:
        return None
    year -= BUDDHIST if year >= YEARS.stop + BUDDHIST // 2 else 0
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _words(text: str) -> list[str]:
    found = BETWEEN.split(text.casefold())
    return found + [word.removeprefix(HEBREW_IN) for word in found if word.startswith(HEBREW_IN)]


@cache
def _months() -> dict[str, int]:
    text = files(__package__).joinpath("months.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)["months"]
    return {word: month for month, words in enumerate(lists, 1) for word in words.split()}
