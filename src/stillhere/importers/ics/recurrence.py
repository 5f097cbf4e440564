"""When something that recurs takes place: RRULE (RFC 5545, 3.3.10), never beyond a given end.

Of each period (a day, week, month or year) all days are held against the rule's parts. So the work
is bounded by the days between the start and the end, whatever the rule says. Rules by the hour or
faster, and of other calendars (RFC 7529), give the start only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, time, timedelta
from itertools import islice, product
from typing import NamedTuple

MOST = 5000
"""Occurrences of one event: fourteen years of every day."""
MOST_PERIODS = 25_000
MOST_STEPS = 2_000_000
"""Days that are held against the rules of one calendar, and one more for each of its bytes."""
FOUND = 10
"""As many days cost as much as one occurrence."""
WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
DAY_OF_WEEK = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$")
LISTS = {
    "BYMONTH": (1, 12), "BYMONTHDAY": (1, 31), "BYYEARDAY": (1, 366), "BYWEEKNO": (1, 53),
    "BYSETPOS": (1, 366), "BYHOUR": (0, 23), "BYMINUTE": (0, 59),
}  # fmt: skip


class Rule(NamedTuple):
    """A rule whose parts are numbers; `until` is text, for it may be in UTC or in a zone."""

    frequency: str
    interval: int
    times: int | None
    until: str
    week_start: int
    weekdays: tuple[tuple[int, int], ...]
    """(how-manieth, weekday); 0 for every one."""
    lists: dict[str, tuple[int, ...]]


def rule_of(value: str) -> Rule | None:
    """The rule that a value states; None for one that is malformed or not read."""
    parts = dict(part.upper().partition("=")[::2] for part in value.strip().split(";") if part)
    try:
        rule = Rule(
            parts.get("FREQ", ""),
            int(parts.get("INTERVAL", "1")),
            int(parts["COUNT"]) if "COUNT" in parts else None,
            parts.get("UNTIL", ""),
            WEEKDAYS[parts.get("WKST", "MO")],
            tuple(_weekday(text) for text in _texts(parts.get("BYDAY", ""))),
            {name: _numbers(parts[name], *LISTS[name]) for name in LISTS if name in parts},
        )
    except (KeyError, ValueError):
        return None
    other_calendar = parts.get("RSCALE", "GREGORIAN") != "GREGORIAN"
    known = rule.frequency in FREQUENCIES and not other_calendar
    return rule if known and 0 < rule.interval < 1000 else None


class Budget:
    """How much work the rules of one calendar of `size` bytes may still make, in days."""

    def __init__(self, size: int) -> None:
        self.left = MOST_STEPS + size


def occurrences(
    rule: Rule, start: datetime, end: datetime, budget: Budget | None = None
) -> Iterator[datetime]:
    """The wall clocks at which it takes place from `start` on, before `end`, in order.

    They end where the `budget` does.
    """
    most = MOST if rule.times is None else min(MOST, rule.times)
    found = _endless(_with_defaults(rule, start), start, end, budget or Budget(0))
    return islice(found, most)


def _endless(rule: Rule, start: datetime, end: datetime, budget: Budget) -> Iterator[datetime]:
    weekdays = frozenset(weekday for _, weekday in rule.weekdays) or range(7)
    times = [
        time(hour, minute, start.second)
        for hour, minute in product(
            rule.lists.get("BYHOUR", (start.hour,)), rule.lists.get("BYMINUTE", (start.minute,))
        )
    ]
    positions = rule.lists.get("BYSETPOS")
    for days in islice(_periods(rule, start.date(), end.date()), MOST_PERIODS):
        budget.left -= len(days) * len(times)
        if budget.left < 0:
            return
        fitting = [day for day in days if day.weekday() in weekdays and _holds(rule, day)]
        found = [datetime.combine(day, at) for day in fitting for at in sorted(times)]
        if positions:
            size = len(found)
            wanted = {place - 1 if place > 0 else size + place for place in positions}
            found = [one for place, one in enumerate(found) if place in wanted]
        budget.left -= FOUND * len(found)
        yield from (one for one in found if start <= one < end)


def _periods(rule: Rule, start: date, end: date) -> Iterator[list[date]]:
    """The days of each period that the rule visits, up to the one that holds `end`."""
    if rule.frequency == "YEARLY":
        for year in range(start.year, min(end.year, MAXYEAR - 1) + 1, rule.interval):
            months = (year * 12 + month - 1 for month in rule.lists.get("BYMONTH", range(1, 13)))
            yield [day for month in months for day in _days(_month(month), _month(month + 1))]
    elif rule.frequency == "MONTHLY":
        first, last = (day.year * 12 + day.month - 1 for day in (start, end))
        for month in range(first, min(last, (MAXYEAR - 1) * 12) + 1, rule.interval):
            yield _days(_month(month), _month(month + 1))
    else:
        weekly = rule.frequency == "WEEKLY"
        length = 7 if weekly else 1
        back = (start.weekday() - rule.week_start) % 7 if weekly else 0
        first, last = start.toordinal() - back, end.toordinal()
        for day in range(max(first, 1), last + 1, length * rule.interval):
            yield [date.fromordinal(day + place) for place in range(length)]


def _days(first: date, after: date) -> list[date]:
    return [first + timedelta(days=place) for place in range((after - first).days)]


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _with_defaults(rule: Rule, start: datetime) -> Rule:
    """What the rule does not say comes from the start."""
    lists = dict(rule.lists)
    if rule.weekdays or not {"BYMONTHDAY", "BYYEARDAY"}.isdisjoint(lists):
        return rule
    if rule.frequency == "WEEKLY" or "BYWEEKNO" in lists:
        return rule._replace(weekdays=((0, start.weekday()),))
    if rule.frequency in {"MONTHLY", "YEARLY"}:
        lists["BYMONTHDAY"] = (start.day,)
    if rule.frequency == "YEARLY":
        lists.setdefault("BYMONTH", (start.month,))
    return rule._replace(lists=lists)


def _holds(rule: Rule, day: date) -> bool:
    lists = rule.lists
    if "BYMONTH" in lists and day.month not in lists["BYMONTH"]:
        return False
    if rule.weekdays and not any(_is_weekday(rule, day, *one) for one in rule.weekdays):
        return False
    if "BYMONTHDAY" in lists:
        length = (_month(day.year * 12 + day.month) - day.replace(day=1)).days
        if not {day.day, day.day - length - 1} & set(lists["BYMONTHDAY"]):
            return False
    if "BYYEARDAY" in lists:
        place, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
        if not {place, place - length - 1} & set(lists["BYYEARDAY"]):
            return False
    return "BYWEEKNO" not in lists or _is_in_week(day, lists["BYWEEKNO"])


def _is_weekday(rule: Rule, day: date, place: int, weekday: int) -> bool:
    """Whether it is that weekday, and the how-manieth of its month or year that is wanted."""
    if day.weekday() != weekday:
        return False
    if not place or rule.frequency in {"DAILY", "WEEKLY"}:
        return True
    if rule.frequency == "YEARLY" and "BYMONTH" not in rule.lists:
        first, after = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    else:
        first, after = day.replace(day=1), _month(day.year * 12 + day.month)
    from_start, from_end = (day - first).days // 7 + 1, -1 - ((after - day).days - 1) // 7
    return place in {from_start, from_end}


def _is_in_week(day: date, weeks: tuple[int, ...]) -> bool:
    year, week, _ = day.isocalendar()
    last = date(year, 12, 28).isocalendar()[1]
    return year == day.year and bool({week, week - last - 1} & set(weeks))


def _texts(value: str) -> list[str]:
    return [text.strip() for text in value.split(",") if text.strip()]


def _weekday(text: str) -> tuple[int, int]:
    match = DAY_OF_WEEK.match(text)
    if match is None:
        raise ValueError(text)
    return int(match[1] or 0), WEEKDAYS[match[2]]


def _numbers(value: str, least: int, most: int) -> tuple[int, ...]:
    numbers = tuple(sorted({int(text) for text in _texts(value)}))
    if not numbers or any(not least <= abs(number) <= most for number in numbers):
        raise ValueError(value)
    return numbers
