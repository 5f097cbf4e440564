"""A made-up record, seeded: a mother and her son, a baby, a silence, a way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.charts.record import Blind, Note, RibbonData, Span
from stillhere.charts.words import stamp
from stillhere.records.columns import KINDS, EventColumns

ZONE = ZoneInfo("Europe/London")


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    """Unix milliseconds of a moment in London."""
    return stamp(datetime(year, month, day, hour, minute, tzinfo=ZONE))


START, BABY, THIN = at(2024, 1, 8), at(2025, 8, 29), at(2026, 1, 19)
LAST, BACK = at(2026, 3, 31, 21, 40), at(2026, 6, 27, 22, 14)
QUIET_NOW, LATER_NOW = at(2026, 5, 5, 9), at(2026, 11, 22, 10)
GAP = Span(at(2025, 5, 12), at(2025, 6, 2))
CALLS_FROM = at(2024, 3, 4)
BLIND = Blind(overall=(GAP,), calls=(Span(START, CALLS_FROM),))
LIFE = (Note(at(2024, 8, 3), "Two weeks at the lake"), Note(BABY, "The baby is born"))
TURNS = (
    Note(at(2026, 1, 26), "Late January: his calls grow short"),
    Note(LAST, "31 March: the last message so far"),
)
LATER_TURNS = (
    Note(at(2026, 1, 26), "Late January: his calls grow short, then his replies thin out"),
    Note(BACK, "27 June: a call from a new number, 2 hours 41 minutes"),
)


@dataclass(frozen=True)
class Row:
    """One event of the made-up record."""

    at: int
    out: bool
    kind: str = "message"
    minutes: float = float("nan")
    answered: int = -1
    length: int = 40


def columns(rows: list[Row]) -> EventColumns:
    """The rows, sorted, as the charts read them."""
    rows = sorted(rows, key=lambda row: row.at)
    count = len(rows)
    return EventColumns(
        ties=("daniel",),
        channels=("texts",),
        tie=np.zeros(count, dtype=np.int32),
        at=np.array([row.at for row in rows], dtype=np.int64),
        out=np.array([row.out for row in rows], dtype=np.bool_),
        kind=np.array([KINDS.index(row.kind) for row in rows], dtype=np.int8),
        channel=np.zeros(count, dtype=np.int16),
        seconds=np.array([row.minutes * 60 for row in rows], dtype=np.float32),
        answered=np.array([row.answered for row in rows], dtype=np.int8),
        length=np.array([row.length for row in rows], dtype=np.int32),
    )


def daniel(now: int = QUIET_NOW, seed: int = 20) -> RibbonData:
    """The whole life as it is known at `now`."""
    rows = [row for row in _rows(seed) if row.at < now]
    turning = TURNS if now < BACK else LATER_TURNS
    return RibbonData("Daniel", columns(rows), START, now, ZONE, BLIND, LIFE, turning)


def _rows(seed: int) -> list[Row]:
    rng = np.random.default_rng(seed)
    out: list[Row] = []
    day = datetime(2024, 1, 8, tzinfo=ZONE)
    drift = np.zeros(2)
    while stamp(day) < LATER_NOW:
        if day.weekday() == 0:
            drift = 0.62 * drift + rng.normal(0, 0.17, 2)
        out += _one_day(rng, stamp(day), drift)
        day += timedelta(days=1)
    for month, date, hour in ((4, 2, 19), (4, 6, 10), (4, 11, 18), (4, 12, 12), (4, 19, 17),
                              (4, 26, 20), (5, 17, 11), (6, 1, 18), (6, 14, 9)):  # fmt: skip
        out.append(Row(at(2026, month, date, hour, 12), out=True))
    for month, date, hour in ((3, 24, 19), (4, 4, 18), (4, 15, 19)):
        out.append(
            Row(at(2026, month, date, hour, 30), out=True, kind="call", minutes=0.0, answered=0)
        )
    out = [row for row in out if row.out or not LAST < row.at < BACK]
    back = Row(BACK, out=False, kind="call", minutes=161, answered=1)
    return [*out, Row(LAST, out=False), back]


def _one_day(rng: np.random.Generator, day: int, drift: np.ndarray) -> list[Row]:
    theirs, mine, calls, usual = _rates(day)
    busy = rng.gamma(3.2, 1 / 3.2)
    away = 0.25 if at(2024, 8, 3) <= day < at(2024, 8, 17) else 1.0
    out = []
    for is_out, rate, side in ((False, theirs, 0), (True, mine, 1)):
        for _ in range(rng.poisson(rate * busy * away * np.exp(drift[side]))):
            hour = float(np.clip(rng.choice([rng.normal(12.5, 2), rng.normal(20.2, 1.4)]), 7, 23))
            out.append(Row(day + int(hour * 3.6e6), is_out, length=int(rng.integers(5, 200))))
    if day >= CALLS_FROM and rng.random() < calls * away:
        minutes = max(0.7, usual * rng.lognormal(0, 0.45))
        moment = day + int(rng.normal(19.3, 1) * 3.6e6)
        out.append(Row(moment, bool(rng.random() < 0.45), "call", minutes, 1))
    return [] if GAP.start <= day < GAP.end else out


def _rates(day: int) -> tuple[float, float, float, float]:
    """Their messages, mine, calls a day, usual minutes of a call."""
    if day < BABY:
        return 5.2, 5.8, 0.74, 14
    if day < THIN:
        x = (day - BABY) / (THIN - BABY)
        return 3.2 + 1.1 * min(1, 2 * x), 4.2 + 0.8 * x, 0.42 + 0.1 * x, 10.5
    if day < LAST:
        x = (day - THIN) / (LAST - THIN)
        return 4.0 - 3.75 * x, 4.6 - 2 * x, 0.5 - 0.4 * x, 9.5 - 7.9 * x
    if day < BACK:
        return 0, 0, 0, 0
    x = (day - BACK) / (LATER_NOW - BACK)
    return 0.3 + 0.6 * x, 0.4 + 1.1 * x, 0.14 + 0.16 * x, 20 + 4 * x


def sundays(now: int = QUIET_NOW) -> RibbonData:
    """A talk every other Sunday and a few words around it."""
    rng = np.random.default_rng(5)
    rows = []
    for week in range(0, 122, 2):
        day = START + week * 7 * 86_400_000
        rows.append(
            Row(day + int(17 * 3.6e6), bool(week % 4), "call", 20 * rng.lognormal(0, 0.5), 1)
        )
        rows += [
            Row(day + int(hour * 3.6e6), bool(rng.random() < 0.5))
            for hour in rng.uniform(8, 80, rng.poisson(4))
        ]
    events = columns([row for row in rows if row.at < now])
    return RibbonData("Elsie", events, START, now, ZONE)


def decade(events: int = 300_000, seed: int = 1) -> RibbonData:
    """Ten years of a very busy tie, for speed and size."""
    rng = np.random.default_rng(seed)
    end = at(2026, 5, 5)
    times = np.sort(rng.integers(at(2016, 5, 5), end, events))
    called = rng.random(events) < 0.05
    answered = np.where(called, (rng.random(events) < 0.85).astype(int), -1)
    length = np.where(called & (answered == 1), rng.lognormal(2.3, 0.9, events) * 60, np.nan)
    found = EventColumns(
        ties=("busy",),
        channels=("texts",),
        tie=np.zeros(events, dtype=np.int32),
        at=times,
        out=rng.random(events) < 0.5,
        kind=called.astype(np.int8),
        channel=np.zeros(events, dtype=np.int16),
        seconds=length.astype(np.float32),
        answered=answered.astype(np.int8),
        length=np.full(events, 40, dtype=np.int32),
    )
    gaps = tuple(Span(at(y, 3, 1), at(y, 3, 20)) for y in (2017, 2019, 2023))
    life = tuple(Note(at(y, 6, 1), f"Something of the year {y}") for y in range(2016, 2026))
    return RibbonData("Sam", found, at(2016, 5, 5), end, ZONE, Blind(overall=gaps), life, TURNS)
