"""The lines that begin a day, the clocks before messages, and the moment of saving.

Forms: "2024/01/15(Mon)", "2024.01.15 Monday", "2024/1/2週二", "Mon, 1/15/2024", and with the day
first "Mon, 15/01/2567 BE" (ChatLab/ChatLab:packages/parser/src/browser/line.ts,
ya-s-u/mytalk-app.com:Line.php). Where the day and the month can be exchanged the weekday decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

Order = Literal["dmy", "mdy"]
BUDDHIST = 543
YEARS = range(2011, 2100)
"""LINE began in 2011."""
WEEKDAY = r"[^\W\d_]{1,14}\.?"
YEAR_FIRST = re.compile(
    rf"(\d{{4}})([/.-])(\d{{1,2}})\2(\d{{1,2}})\s*(?:[(（]?{WEEKDAY}[)）]?)?(?:\s+BE)?"
)
YEAR_LAST = re.compile(
    rf"({WEEKDAY}),\s*(\d{{1,2}})([/.-])(\d{{1,2}})\3(\d{{4}})(?:\s+(?:BE|พ\.ศ\.))?"
)
CLOCK = re.compile(
    r"(午前|午後|上午|下午|凌晨|早上|中午|晚上|오전|오후)?\s?(\d{1,2}):(\d{2})\s?([AaPp]\.?[Mm]\.?)?"
)
SAVED = re.compile(r"[^\d:：]{2,30}[:：]\s*(\d[\d/.-]+),?\s+(.+)")
LATE = frozenset({"午後", "下午", "中午", "晚上", "오후"})
WEEKDAYS = (
    ("mon", "月", "一", "월", "จ"), ("tue", "火", "二", "화", "อ"), ("wed", "水", "三", "수", "พ"),
    ("thu", "木", "四", "목", "พฤ"), ("fri", "金", "五", "금", "ศ"), ("sat", "土", "六", "토", "ส"),
    ("sun", "日", "日", "일", "อา"),
)  # fmt: skip


class Numbers(NamedTuple):
    """A date whose day and month may be in either order, and the weekday (0 is Monday) or None."""

    first: int
    second: int
    year: int
    weekday: int | None


def day_of(line: str, order: Order) -> int | None:
    """The ordinal of the day that a line begins; None where it begins none."""
    found = YEAR_FIRST.fullmatch(line)
    if found:
        return ordinal(int(found[1]), int(found[3]), int(found[4]))
    numbers = _numbers(line)
    return None if numbers is None else _in_order(numbers, order)


def order_of(lines: Iterable[str]) -> Order | None:
    """Whether days stand before months, from all the lines that begin a day; None if open."""
    votes: Counter[Order] = Counter()
    for numbers in filter(None, map(_numbers, lines)):
        orders: tuple[Order, ...] = ("dmy", "mdy")
        fits = [order for order in orders if _fits(numbers, order)]
        if len(fits) == 1:
            votes[fits[0]] += 1
    best = votes.most_common(1)
    return best[0][0] if best else None


def has_order(line: str) -> bool:
    """Whether a line's day and month could be exchanged."""
    return _numbers(line) is not None


def ordinal(year: int, month: int, day: int) -> int | None:
    """The ordinal of a date, of the Buddhist calendar too; None where it is none."""
    year -= BUDDHIST if year >= YEARS.start + BUDDHIST else 0
    try:
        return date(year, month, day).toordinal() if year in YEARS else None
    except ValueError:
        return None


def clock_of(text: str) -> int | None:
    """Milliseconds since midnight; None where it is no time."""
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[2]), int(found[3])
    mark = found[1] or (found[4] or "").lower()
    if mark and hour <= 12:
        hour = hour % 12 + (12 if mark in LATE or mark.startswith("p") else 0)
    return (hour * 60 + minute) * 60_000 if hour < 24 and minute < 60 else None


def saved_at(line: str, order: Order) -> tuple[int, int] | None:
    """The day and the clock of a line like "Saved on: 2024/01/03 09:00"."""
    found = SAVED.fullmatch(line.strip())
    since = found and clock_of(found[2])
    if found is None or since is None:
        return None
    parts = [int(part) for part in re.split(r"[/.-]", found[1]) if part]
    if len(parts) != 3:
        return None
    if parts[0] > 31:
        day = ordinal(*parts)
    else:
        day = _in_order(Numbers(parts[0], parts[1], parts[2], None), order)
    return None if day is None else (day, since)


def _numbers(line: str) -> Numbers | None:
    found = YEAR_LAST.fullmatch(line)
    if found is None:
        return None
    return Numbers(int(found[2]), int(found[4]), int(found[5]), _weekday(found[1]))


def _weekday(word: str) -> int | None:
    name = word.rstrip(".").casefold()
    for number, names in enumerate(WEEKDAYS):
        if name[:3] == names[0] or name in names:
            return number
    return None


def _in_order(numbers: Numbers, order: Order) -> int | None:
    first, second, year, _ = numbers
    day, month = (first, second) if order == "dmy" else (second, first)
    return ordinal(year, month, day)


def _fits(numbers: Numbers, order: Order) -> bool:
    found = _in_order(numbers, order)
    if found is None:
        return False
    return numbers.weekday is None or date.fromordinal(found).weekday() == numbers.weekday
