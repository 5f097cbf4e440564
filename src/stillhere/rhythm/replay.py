"""What Stillhere would have told: a walk over every day with only what was known by its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.assessment import Alarm, AlarmKind, Replay
from stillhere.records.columns import Allowance, EventColumns, Window
from stillhere.rhythm.days import Calendar, midnight
from stillhere.rhythm.panel import owner, panels
from stillhere.rhythm.status import Notice, course
from stillhere.rhythm.walk import Walk, walks

REASONS: dict[AlarmKind, str] = {
    "quieter": "less contact than usual for these two",
    "gone_quiet": "a pause longer than usual for these two",
    "shallower": "calls or messages shorter than usual for these two",
    "reconnecting": "contact again after a long pause",
}


def replay(
    events: EventColumns,
    windows: Sequence[Window],
    *,
    start: date | None = None,
    end: date | None = None,
    zone: ZoneInfo,
    allowances: Sequence[Allowance] = (),
) -> Replay:
    """Walk over the days from `start` to `end`, both inclusive; the whole record where None.

    Events after `end` are never looked at. Scores are given for the days on which they change.
    """
    if len(events) == 0 and end is None:
        return Replay([], [])
    last = (
        int(events.at[-1])
        if end is None
        else midnight(date.fromordinal(end.toordinal() + 1), zone) - 1
    )
    record = owner(events, windows, last, zone, allowances)
    first = max(record.calendar.index_of(start), 0) if start else 0
    alarms: list[Alarm] = []
    scores: list[tuple[str, str, float]] = []
    for walk in walks(panels(record)):
        told = course(walk).notices
        alarms += [_alarm(walk, notice) for notice in told if notice.day >= first]
        scores += _scores(walk, first)
    return Replay(sorted(alarms, key=lambda one: (one.day, one.tie)), scores)


def _alarm(walk: Walk, notice: Notice) -> Alarm:
    days = walk.panel.calendar
    return Alarm(
        tie=walk.panel.history.tie,
        day=_text(days, notice.day),
        kind=notice.kind,
        who=notice.who,
        since=None if notice.since is None else _text(days, min(notice.since, notice.day)),
        reason=REASONS[notice.kind],
    )


def _text(days: Calendar, day: int) -> str:
    return days.date_of(day).isoformat()


def _scores(walk: Walk, first: int) -> list[tuple[str, str, float]]:
    """The score on each day on which it changes, from the tie's first day on."""
    begin = max(first, int(walk.panel.day[0]))
    score = np.round(walk.score[begin:], 3)
    changed = np.flatnonzero(np.diff(score, prepend=-1.0))
    tie, days = walk.panel.history.tie, walk.panel.calendar
    return [(tie, _text(days, begin + int(n)), float(score[n])) for n in changed]
