"""Which part of a date is the day: decided over the whole file, with the calendars of phones.

Every reading of the distinct dates of the file is tried. What is impossible falls out first (a
month above 12, a day after the export), then what disagrees with the names of pictures, then what
jumps back and forth in time, then what would stretch days into months. Only what is open after
that is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise

from stillhere.importers.whatsapp.headers import Form

_ERAS = {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
_ERAS |= {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_TOKEN = re.compile(r"([MTSHR]|明治|大正|昭和|平成|令和)?\s?(\d+|元)")
_PLAIN = re.compile("([0-9]+)[./-]([0-9]+)[./-]([0-9]+)")
_BUDDHIST, _MINGUO = 543, 1911
FIRST_YEAR = 2009
"""WhatsApp did not exist before; a phone may still have shown an older date."""
SHORT_BUDDHIST = 52
"""Two digits from here on are a year of the Buddhist era: 65 is 2565, which is 2022."""

LAST_MONTH = 12
MANY = 3
FAR = 8
"""So many times as much is much more."""
A_YEAR = 365
"""An impossible date weighs as much as a jump of so many days."""

Parts = list[tuple[str, str]]
"""The numbers of a date as written, each with the era before it or ""."""

OTHER_CALENDARS = range(1330, 1600)
"""Years of the Persian calendar (1388 is 2009) and of the Islamic one (1430 is 2009)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The order of a file's dates ("dmy" …); `rival` is the other reading where it stays open."""

    order: str
    rival: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a file says about its dates.

    `dates` are the distinct ones as written, in order of appearance. `pictures` pairs a date as
    written with the day in the name of a picture beside it. `latest` is the day of the export,
    one to spare. `english` is false where the notices are surely in another language.
    """

    form: Form
    dates: Sequence[str]
    pictures: Sequence[tuple[str, date]] = ()
    latest: date | None = None
    english: bool = True
    _days: dict[str, tuple[date | None, ...]] = field(default_factory=dict, repr=False)
    _parts: list[Parts] = field(default_factory=list, repr=False)

    def days(self, order: str) -> tuple[date | None, ...]:
        """The days of `dates` when read in `order`."""
        if not self._parts:
            self._parts.extend(map(_parts, self.dates))
        if order not in self._days:
            self._days[order] = tuple(_day(order, parts) for parts in self._parts)
        return self._days[order]


def read(order: str, text: str) -> date | None:
    """The day that `text` names when its parts come in `order`; None where there is none."""
    return _day(order, _parts(text))


def _parts(text: str) -> Parts:
    plain = _PLAIN.fullmatch(text)
    if plain:
        return [("", digits) for digits in plain.groups()]
    return _TOKEN.findall(text)


def _day(order: str, parts: Parts) -> date | None:
    if len(parts) != 3:
        return None
    year, month, day = parts[order.index("y")], parts[order.index("m")], parts[order.index("d")]
    number = int(month[1])
    if number > LAST_MONTH:
        return None
    try:
        return date(_year(*year), number, int(day[1]))
    except ValueError:
        return None


def _year(era: str, digits: str) -> int:
    number = 1 if digits == "元" else int(digits)
    if era:
        return _ERAS[era] + number
    if len(digits) <= 2:
        return number + (2500 - _BUDDHIST if number >= SHORT_BUDDHIST else 2000)
    if len(digits) == 3:
        return number + _MINGUO
    return number - _BUDDHIST if number >= 2400 else number


def is_of_other_calendar(text: str) -> bool:
    """Whether the date has a year of our time in the Persian or the Islamic calendar."""
    numbers = (digits for era, digits in _TOKEN.findall(text) if not era and len(digits) == 4)
    return any(int(digits) in OTHER_CALENDARS for digits in numbers)


def orders(form: Form) -> tuple[str, ...]:
    """The readings that a form allows, the likeliest first."""
    widths = form.dialect.widths
    if widths[0] != "s":
        return ("ymd",)
    if widths[1] != "s":
        return ("myd", "dym")
    if widths[2] != "s":
        return ("dmy", "mdy")
    return ("ymd", "dmy", "mdy") if form.cjk else ("dmy", "mdy", "ymd")


def decide(evidence: Evidence) -> Decision:
    """The order of the file's dates."""
    readings = orders(evidence.form)
    wrong = {order: _impossible(order, evidence) for order in readings}
    if min(wrong.values()) > 0 and _is_year_day_month(evidence):
        return Decision("ydm")
    left = _least(_short_years(readings, wrong, evidence), wrong.__getitem__)
    for measure in (_disagreeing, _backward):
        left = _least(left, partial(measure, evidence=evidence))
    return _nearest(left, evidence) if len(left) > 1 else Decision(left[0])


def _short_years(
    readings: tuple[str, ...], wrong: dict[str, int], evidence: Evidence
) -> tuple[str, ...]:
    """Whether two digits in front are the year: only where that keeps the days far closer."""
    if len(readings) < MANY:
        return readings
    cost = {o: sum(map(abs, _steps(o, evidence))) + A_YEAR * wrong[o] for o in readings}
    first, last = cost["ymd"], min(cost["dmy"], cost["mdy"])
    year_first = first <= FAR * last if readings[0] == "ymd" else FAR * first < last
    return ("ymd",) if year_first else ("dmy", "mdy")


def _least(readings: Sequence[str], measure: Callable[[str], int]) -> tuple[str, ...]:
    measured = {order: measure(order) for order in readings}
    best = min(measured.values())
    return tuple(order for order in readings if measured[order] == best)


def _is_year_day_month(evidence: Evidence) -> bool:
    # Nobody writes so: only where nothing else can be meant.
    return evidence.form.dialect.widths in {"sss", "yss"} and not _impossible("ydm", evidence)


def _impossible(order: str, evidence: Evidence) -> int:
    return sum(
        day is None
        or day.year < FIRST_YEAR
        or (evidence.latest is not None and day > evidence.latest)
        for day in evidence.days(order)
    )


def _disagreeing(order: str, evidence: Evidence) -> int:
    pairs = ((read(order, text), named) for text, named in evidence.pictures)
    return sum(day is not None and abs((day - named).days) > 1 for day, named in pairs)


def _steps(order: str, evidence: Evidence) -> list[int]:
    days = [day.toordinal() for day in evidence.days(order) if day]
    return [after - before for before, after in pairwise(days)]


def _backward(order: str, evidence: Evidence) -> int:
    return sum(step < 0 for step in _steps(order, evidence))


def _nearest(left: tuple[str, ...], evidence: Evidence) -> Decision:
    same = {evidence.days(order) for order in left}
    if len(same) == 1:
        return Decision(left[0])
    length = {order: sum(map(abs, _steps(order, evidence))) for order in left}
    best = min(left, key=length.__getitem__)
    others = [order for order in left if order != best]
    if len(evidence.dates) >= MANY and all(length[o] >= FAR * length[best] for o in others):
        return Decision(best)
    return _customary(left, evidence)


def _customary(left: tuple[str, ...], evidence: Evidence) -> Decision:
    # The month comes first in few places only, always with slashes.
    if left != ("dmy", "mdy"):
        return Decision(left[0])
    slashes = evidence.form.dialect.separators == ("/", "/")
    return Decision("dmy", rival="mdy" if slashes and evidence.english else "")
