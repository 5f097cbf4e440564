"""One row for each tie at one instant: will it fall silent, how is it, since when?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.assessment import TieScore
from stillhere.records.columns import Allowance, EventColumns, Window
from stillhere.rhythm.arrays import Floats, Ints, median
from stillhere.rhythm.elapsed import Elapsed, elapsed, pace
from stillhere.rhythm.outlook import MODEL, ahead
from stillhere.rhythm.panel import Owner, Panel, owner, panels
from stillhere.rhythm.signs import SAME_TALK_DAYS
from stillhere.rhythm.status import UNKNOWN, Day, course
from stillhere.rhythm.walk import LEAST_CONTACTS, LEAST_DAYS, walks


def score(
    events: EventColumns,
    windows: Sequence[Window],
    at: int,
    horizon_days: float = 28.0,
    *,
    zone: ZoneInfo,
    allowances: Sequence[Allowance] = (),
) -> list[TieScore]:
    """Score every tie that has an event at or before `at` (Unix ms UTC), in the table's order."""
    record = owner(events, windows, at, zone, allowances)
    past = elapsed(record)
    if not len(past):
        return []
    either, theirs = ahead(past.days(), past.days(past.their), horizon_days * pace(record))
    forecasts = np.column_stack([either.p, either.low, either.high, theirs.p]).tolist()
    found = _standings(record, past)
    gaps = _gaps(past)
    rows = []
    for place, (number, forecast) in enumerate(zip(past.number.tolist(), forecasts, strict=True)):
        day, since = found.get(place, (UNKNOWN, None))
        usual, gap, seen = gaps[place]
        p, low, high, p_them = forecast
        rows.append(
            TieScore(
                tie_id=events.ties[number],
                at=at,
                p_silent=p,
                p_silent_low=low,
                p_silent_high=high,
                p_silent_them=p_them,
                status=day.status,
                who=day.who,
                since=since,
                expected_gap_days=usual,
                current_gap_days=gap,
                gap_seen_before=seen,
                model=MODEL,
                horizon_days=horizon_days,
            )
        )
    return rows


def _standings(record: Owner, past: Elapsed) -> dict[int, tuple[Day, int | None]]:
    """How those ties stand of which something can be said, and since when (Unix ms)."""
    asked = _worth_a_walk(past)
    names = {record.events.ties[past.number[place]]: place for place in asked.tolist()}
    last = len(record.calendar) - 1
    found = {}
    for walk in walks(_panels(record, past, names)):
        day = course(walk).days[-1]
        since = day.since if day.since is not None else day.back
        moment = None if since is None else int(record.calendar.edges[min(since, last)])
        found[names[walk.panel.history.tie]] = day, moment
    return found


def _worth_a_walk(past: Elapsed) -> Ints:
    """Ties with contact of both sides, enough of it and for long enough; and those with gaps."""
    n = len(past)
    counts = [
        np.bincount(past.tie[chosen], minlength=n)
        for chosen in (past.contact, past.their, past.mine)
    ]
    first = past.age[np.flatnonzero(np.diff(past.tie, prepend=-1))]
    enough = (counts[0] >= LEAST_CONTACTS) & (counts[1] > 0) & (counts[2] > 0)
    asked: Ints = np.flatnonzero((enough & (first >= LEAST_DAYS - 1e-6)) | ~past.plain)
    return asked


def _panels(record: Owner, past: Elapsed, names: dict[str, int]) -> Iterator[Panel]:
    """The panels of the named ties; those that exist are not made anew."""
    missing = frozenset(name for name, place in names.items() if place not in past.panels)
    yield from past.panels.values()
    if missing:
        yield from panels(record, missing)


def _gaps(past: Elapsed) -> list[tuple[float | None, float, int]]:
    """For each tie their usual pause, their present one, and how often one was as long."""
    tie, age = past.tie[past.their], past.age[past.their]
    bounds = np.searchsorted(tie, np.arange(len(past) + 1)).tolist()
    found: list[tuple[float | None, float, int]] = []
    for first, stop in pairwise(bounds):
        if first == stop:
            found.append((None, 0.0, 0))
            continue
        ages: Floats = age[first:stop]
        pauses = ages[:-1] - ages[1:]
        pauses = pauses[pauses > SAME_TALK_DAYS]
        gap = float(ages[-1])
        found.append((median(pauses) if len(pauses) else None, gap, int((pauses >= gap).sum())))
    return found
