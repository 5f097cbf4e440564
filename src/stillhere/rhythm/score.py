"""One row for each tie at one instant: will it fall silent, how is it, since when?"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from stillhere.records.assessment import TieScore
from stillhere.records.columns import Allowance, EventColumns, Window
from stillhere.rhythm.arrays import median
from stillhere.rhythm.forecast import MODEL
from stillhere.rhythm.outlook import outlook
from stillhere.rhythm.panel import Panel, owner, panels
from stillhere.rhythm.signs import Signs
from stillhere.rhythm.status import UNKNOWN, Day, course
from stillhere.rhythm.walk import LEAST_CONTACTS, walks


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
    every = list(panels(record))
    if not every:
        return []
    either, theirs = outlook(every, horizon_days)
    known = [panel for panel in every if int(panel.starts.sum()) >= LEAST_CONTACTS]
    days = {walk.panel.history.tie: course(walk).days[-1] for walk in walks(known)}
    rows = []
    for n, panel in enumerate(every):
        forecast = [float(a[n]) for a in (either.p, either.low, either.high, theirs.p)]
        rows.append(_row(panel, days.get(panel.history.tie, UNKNOWN), at, forecast, horizon_days))
    return rows


def _row(panel: Panel, day: Day, at: int, forecast: list[float], horizon: float) -> TieScore:
    signs, last = Signs(panel, them=True), len(panel.calendar) - 1
    gap, past = signs.gap(last), signs.past_gaps(last)
    since = day.since if day.since is not None else day.back
    return TieScore(
        tie_id=panel.history.tie,
        at=at,
        p_silent=forecast[0],
        p_silent_low=forecast[1],
        p_silent_high=forecast[2],
        p_silent_them=forecast[3],
        status=day.status,
        who=day.who,
        since=None if since is None else int(panel.calendar.edges[min(since, last)]),
        expected_gap_days=median(past) if len(past) else None,
        current_gap_days=gap,
        gap_seen_before=int((past >= gap).sum()),
        model=MODEL,
        horizon_days=horizon,
    )
