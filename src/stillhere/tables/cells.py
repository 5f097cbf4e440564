"""What the cells of a table mean. Each reader raises ValueError with words that say why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from math import isfinite, nan
from typing import TypeVar

from stillhere.records.columns import KINDS
from stillhere.tables.rows import Chunk

T = TypeVar("T")

BLANK = frozenset({"", "nan", "null", "none", "na", "n/a"})
LATEST = 100_000_000_000.0
"""Unix seconds beyond this (the year 5138) are milliseconds by mistake."""

EVENTS_FROM, EVENTS_TO = -86_400_000, 4_102_444_800_000
"""Unix ms. An event before 1970 or after 2099 is a mistake of the clock that wrote it down."""

MOST_SECONDS = 1e9
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NO_OFFSET = "its time has no offset from UTC"
NO_TIME = "its time cannot be read"
ABSURD_TIME = "its time lies before 1970 or after 2099"


def cell(text: str, places: dict[str, T], why: str) -> T:
    """One of a few words, whatever its case."""
    try:
        return places[text.strip().lower()]
    except KeyError:
        raise ValueError(why) from None


OUT = {"in": False, "out": True}
KIND = dict.fromkeys(BLANK, 0) | {name: place for place, name in enumerate(KINDS)}
ANSWERED = dict.fromkeys(BLANK, -1) | {
    "0": 0,
    "1": 1,
    "0.0": 0,
    "1.0": 1,
    "false": 0,
    "true": 1,
}


def name(text: str) -> str:
    """A name that must be there."""
    text = text.strip()
    if not text:
        raise ValueError("it has no tie_id")
    return text


def direction(text: str) -> bool:
    """Whether an event goes out."""
    return cell(text, OUT, "its direction is neither in nor out")


def kind(text: str) -> int:
    """A position in KINDS; a message where it is blank."""
    return cell(text, KIND, "its kind is not message, call or meeting")


def answered(text: str) -> int:
    """1, 0, or -1 where it is blank."""
    return cell(text, ANSWERED, "its answered is neither 0 nor 1")


def seconds(text: str) -> float:
    """A length of time; NaN where it is blank or, as some tables say it, negative."""
    if not text:
        return nan
    value = number(text, "its duration_s is not a number")
    if value > MOST_SECONDS:
        raise ValueError("its duration_s is not a number")
    return value if value >= 0 else nan


def length(text: str) -> int:
    """A number of characters; -1 where it is blank or negative."""
    if not text:
        return -1
    value = number(text, "its length is not a number")
    if value > 2**31 - 1:
        raise ValueError("its length is not a number")
    return int(value) if value >= 0 else -1


def number(text: str, why: str) -> float:
    """A finite number; NaN where it is blank."""
    if text.strip().lower() in BLANK:
        return nan
    try:
        value = float(text)
    except ValueError:
        raise ValueError(why) from None
    if not isfinite(value):
        raise ValueError(why)
    return value


def instant(text: str, zone: tzinfo | None = None) -> int:
    """Unix milliseconds from Unix seconds or ISO 8601.

    Without an offset it is read only where a `zone` is given; a day alone is its beginning.
    """
    text = text.strip()
    if text[4:5] != "-" and "T" not in text:
        return unix(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(NO_TIME) from None
    if moment.tzinfo is None:
        if zone is None:
            raise ValueError(NO_OFFSET)
        moment = moment.replace(tzinfo=zone)
    passed = moment - EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1000 + passed.microseconds // 1000


def event_instant(text: str) -> int:
    """The instant of an event, which must be a sensible one."""
    at = instant(text)
    if not EVENTS_FROM <= at < EVENTS_TO:
        raise ValueError(ABSURD_TIME)
    return at


def unix(text: str) -> int:
    """Unix milliseconds from Unix seconds."""
    try:
        value = float(text)
    except ValueError:
        raise ValueError(NO_TIME) from None
    if not -LATEST < value < LATEST:
        raise ValueError(NO_TIME)
    return round(value * 1000)


class Memory(dict[str, T]):
    """Cells that have been read, since most of a column's say the same."""

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> T:
        self[text] = value = self._read(text)
        return value


def column(
    chunk: Chunk, name: str, read: Callable[[str], T], blank: T, bad: dict[int, str]
) -> Sequence[T]:
    """Read one column; a column that is not there is blank. Notes why in `bad`, by row."""
    texts = chunk.columns.get(name)
    if texts is None:
        return [blank] * len(chunk)
    try:
        return list(map(Memory(read).__getitem__, texts))
    except ValueError:
        return one_by_one(texts, read, blank, bad)


def one_by_one(
    texts: Sequence[str], read: Callable[[str], T], blank: T, bad: dict[int, str]
) -> Sequence[T]:
    """The same where a cell is known to be malformed."""
    values = []
    for row, text in enumerate(texts):
        try:
            values.append(read(text))
        except ValueError as error:
            bad.setdefault(row, str(error))
            values.append(blank)
    return values
