"""The times on the pages of a download: wall clocks in the words of a language.

Layouts: kenn-io/msgvault:internal/fbmessenger/html_parser.go ("Oct 19, 2019, 2:37 PM", with "at"
in it, "19 Oct 2019, 14:37", with seconds). Newer pages have "Jun 11, 2026 1:38 pm".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import NamedTuple

from stillhere.importers.api import DateOrder

INSTAGRAM_ZONE = timezone(timedelta(hours=-8))
"""Instagram’s pages are eight hours behind UTC, summer and winter, wherever somebody lives
(d3i-infra/algosoc-2026:scripts/meta_html_timezone_probe.py)."""

SHORTEST, LONGEST = 8, 60
_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mär apr mai jun jul aug sep okt nov dez",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "jan feb mar apr maj jun jul aug sep okt nov dec",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
)
_MONTH = {word: number for line in _MONTHS for number, word in enumerate(line.split(), start=1)}
_MOMENT = re.compile(
    r"(?P<date>\D{0,24}\d.{2,36}?)(?:,|\s+at|\s+um|\s+à|\s+alle|\s+kl\.?|\s+om)?,?\s+"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\.?)?",
    re.IGNORECASE,
)
_PART = re.compile(r"\d{1,2}月|\d+|[^\W\d_]+", re.UNICODE)
_BETWEEN = frozenset({"de", "del", "of", "at", "a", "à", "um", "om", "kl", "alle", "las", "г"})
_LEAST_FAR = 8
_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy")


class Moment(NamedTuple):
    """A time as written. `numbers` are year, month and day where `named`, else as they stand."""

    numbers: tuple[int, int, int]
    named: bool
    hour: int
    minute: int
    second: int | None


def moment_of(text: str) -> Moment | None:
    """The time that a text is, None where it is anything else."""
    if not SHORTEST <= len(text) <= LONGEST:
        return None
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    day = _date_of(found["date"])
    hour, second = int(found["hour"]), found["second"]
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    if day is None or hour > 23 or int(found["minute"]) > 59:
        return None
    return Moment(*day, hour, int(found["minute"]), int(second) if second else None)


def _date_of(text: str) -> tuple[tuple[int, int, int], bool] | None:
    numbers: list[int] = []
    month = 0
    for part in _PART.findall(text.casefold()):
        if part.isdigit():
            numbers.append(int(part))
        elif not month and (named := _MONTH.get(part) or _month_of(part)):
            month = named
        elif part not in _BETWEEN:
            return None
    if month and len(numbers) == 2:
        day, year = sorted(numbers)
        return ((year, month, day), True) if day <= 31 and year > 2000 else None
    if not month and len(numbers) == 3:
        return (numbers[0], numbers[1], numbers[2]), False
    return None


def _month_of(word: str) -> int:
    return _MONTH.get(word[:4]) or _MONTH.get(word[:3]) or 0


class Calendar(NamedTuple):
    """In which order numbers are a date; `sure` is false where the file leaves it open."""

    order: DateOrder
    sure: bool

    def day(self, moment: Moment) -> date | None:
        """The day of a moment; None where there is no such day."""
        order = "ymd" if moment.named else self.order
        year, month, day = (moment.numbers[order.index(letter)] for letter in "ymd")
        try:
            return date(year + 2000 if year < 100 else year, month, day)
        except (ValueError, OverflowError):
            return None


def calendar_of(moments: Sequence[Moment], wanted: DateOrder | None) -> Calendar:
    """The order of a file’s dates: the one that is possible, goes one way, and stays near.

    Where all is true of both the European and the American, it is the European, and not sure.
    """
    numeric = [moment for moment in moments if not moment.named]
    if all(moment.numbers[0] > 31 for moment in numeric):
        return Calendar("ymd", sure=True)
    if wanted in _ORDERS:
        return Calendar(wanted, sure=True)
    day_first, month_first = (_faults(numeric, order) for order in _ORDERS)
    if day_first[:2] != month_first[:2]:
        return Calendar("dmy" if day_first < month_first else "mdy", sure=True)
    if month_first.length * _LEAST_FAR < day_first.length:
        return Calendar("mdy", sure=True)
    return Calendar("dmy", sure=day_first.length * _LEAST_FAR < month_first.length)


class _Faults(NamedTuple):
    """What speaks against an order: dates that are no day, going back and forth, long ways."""

    impossible: int
    back_and_forth: bool
    length: int


def _faults(moments: Sequence[Moment], order: DateOrder) -> _Faults:
    days = [day for m in moments if (day := Calendar(order, sure=True).day(m)) is not None]
    length = sum(abs((after - before).days) for before, after in pairwise(days))
    straight = abs((days[-1] - days[0]).days) if days else 0
    return _Faults(len(moments) - len(days), length > straight, length)


def instant_of(
    moment: Moment, calendar: Calendar, zone: tzinfo, *, later: bool = False
) -> int | None:
    """Unix milliseconds of a wall clock in `zone`; `later` is the second of two such hours."""
    day = calendar.day(moment)
    if day is None:
        return None
    try:
        clock = datetime(
            day.year, day.month, day.day, moment.hour, moment.minute, moment.second or 0,
            tzinfo=zone, fold=int(later),
        )  # fmt: skip
        return round(clock.astimezone(UTC).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
