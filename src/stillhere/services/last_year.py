"""The last year with several people, from the days that the store keeps: for the small pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from stillhere.charts.record import RibbonData
from stillhere.records.columns import KINDS, EventColumns
from stillhere.records.person import Person
from stillhere.services.find import midnight
from stillhere.services.look import the_moment
from stillhere.services.record_of import RecordOf, blind_of, ribbon_data
from stillhere.store.daily import Day
from stillhere.store.store import Store
from stillhere.support.clock import Clock, milliseconds

SHOWN = timedelta(days=365)
READ = timedelta(days=400)
HOUR = 3_600_000
MINE, THEIRS, TALK = 10 * HOUR, 14 * HOUR, 18 * HOUR
"""When in a day its messages and calls are drawn: what I wrote, what they wrote, talking."""


def last_year(store: Store, clock: Clock, people: Sequence[Person]) -> dict[int, RibbonData]:
    """The last twelve months with each of `people`, by id; read from the days, not the events."""
    moment, now = the_moment(store, clock), milliseconds(clock.now())
    where = store.daily.zone()
    start = midnight((moment.today - SHOWN).isoformat(), where)
    days = store.daily.series([person.id for person in people], moment.today - READ)
    rows = {person: list(found) for person, found in groupby(days, key=lambda day: day.person)}
    drawn = {}
    for person in people:
        events = as_events(rows.get(person.id, []), where)
        first = int(events.at[0]) if len(events) else now
        blind = blind_of(store, person, first, now)
        life = tuple(store.life.list(person.id))
        drawn[person.id] = ribbon_data(
            RecordOf(person, events, blind, life, now, where), start, now
        )
    return drawn


def as_events(days: Sequence[Day], where: ZoneInfo) -> EventColumns:
    """The days of one person as events at fixed hours of each day."""
    noon = np.array([_start(day.day, where) for day in days], dtype=np.int64)
    message, call, meeting = (KINDS.index(kind) for kind in ("message", "call", "meeting"))
    count = {
        name: np.array([getattr(day, name) for day in days], dtype=np.int64)
        for name in ("sent", "received", "calls", "unanswered", "meetings", "call_seconds")
    }
    length = count["call_seconds"] / np.maximum(1, count["calls"])
    parts = (
        _part(noon + MINE, count["sent"], message, out=True),
        _part(noon + THEIRS, count["received"], message),
        _part(noon + TALK, count["calls"], call, seconds=length, answered=1),
        _part(noon + TALK, count["unanswered"], call, answered=0, out=True),
        _part(noon + TALK, count["meetings"], meeting),
    )
    at = np.concatenate([part.at for part in parts])
    order = np.argsort(at, kind="stable")
    zeros = np.zeros(len(at))
    return EventColumns(
        ties=("",),
        channels=("",),
        tie=zeros.astype(np.int32),
        at=at[order],
        out=np.concatenate([part.out for part in parts])[order],
        kind=np.concatenate([part.kind for part in parts])[order],
        channel=zeros.astype(np.int16),
        seconds=np.concatenate([part.seconds for part in parts])[order],
        answered=np.concatenate([part.answered for part in parts])[order],
        length=np.full(len(at), -1, np.int32),
    )


def _start(day: int, where: ZoneInfo) -> int:
    return midnight((date(1970, 1, 1) + timedelta(days=day)).isoformat(), where)


class _Part(NamedTuple):
    """Some events of one kind; the arrays are those of `EventColumns`."""

    at: NDArray[np.int64]
    kind: NDArray[np.int8]
    out: NDArray[np.bool_]
    seconds: NDArray[np.float32]
    answered: NDArray[np.int8]


def _part(
    at: NDArray[np.int64],
    count: NDArray[np.int64],
    kind: int,
    *,
    seconds: NDArray[np.float64] | None = None,
    answered: int = -1,
    out: bool = False,
) -> _Part:
    """`count` events of one kind at each of the instants `at`."""
    whole = np.repeat(at, count)
    lengths = np.full(len(at), np.nan) if seconds is None else seconds
    return _Part(
        whole,
        np.full(len(whole), kind, np.int8),
        np.full(len(whole), out, np.bool_),
        np.repeat(lengths, count).astype(np.float32),
        np.full(len(whole), answered, np.int8),
    )
