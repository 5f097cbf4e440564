"""Turning points: the episodes of a tie's course, each with when it began and ended."""

from __future__ import annotations

from itertools import groupby

import numpy as np

from stillhere.records.assessment import Status, TurningPoint
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.status import Day

MOST = 8
_FAMILY: dict[Status, str] = {
    "quieter": "quiet",
    "gone_quiet": "quiet",
    "shallower": "shallower",
    "reconnecting": "reconnecting",
}


def turning(panel: Panel, days: list[Day]) -> tuple[TurningPoint, ...]:
    """The latest turning points of a course, oldest first; the last may still go on.

    "Quieter" that became "gone quiet" is one episode, called by the graver word and by the side
    that the last such day names, which had the most evidence.
    """
    found: list[TurningPoint] = []
    first = 0
    for family, group in groupby([_FAMILY.get(day.status) for day in days]):
        last = first + len(list(group))
        if family:
            found.append(_point(panel, days[first:last], first, len(days)))
        first = last
    return tuple(found[-MOST:])


def _point(panel: Panel, episode: list[Day], first: int, total: int) -> TurningPoint:
    day = next((one for one in reversed(episode) if one.status == "gone_quiet"), episode[-1])
    last = first + len(episode)
    begun = day.since if day.since is not None else day.back
    since = first if begun is None else begun
    low = since if day.since_low is None else day.since_low
    high = since if day.since_high is None else day.since_high
    edges = panel.calendar.edges
    return TurningPoint(
        kind=day.kind or "quieter",
        who=day.who,
        at=int(edges[since]),
        low=int(edges[min(low, since)]),
        high=int(edges[max(high, since)]),
        told=int(edges[first + 1]),
        evening=_last_contact(panel, since),
        until=None if last >= total else int(edges[last]),
    )


def _last_contact(panel: Panel, day: int) -> int:
    """The instant of the last contact up to a day; of the first where there was none yet."""
    at = panel.history.at[panel.history.contact]
    place = int(np.searchsorted(at, panel.calendar.edges[day + 1])) - 1
    return int(at[max(place, 0)]) if len(at) else int(panel.calendar.edges[day])
