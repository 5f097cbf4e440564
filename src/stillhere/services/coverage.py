"""Within which times the record is complete, as the rhythm sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stillhere.store.coverage import CoverageWindow
from stillhere.store.logged import HAND
from stillhere.store.store import Store

if TYPE_CHECKING:
    from stillhere.records.columns import Window


PARTLY_BLIND = frozenset({"disappearing", "second-archive", "one-sided"})
"""Reasons for which newer contact may be missing: after the last that is there nothing is known."""


def windows(store: Store, now: int) -> list[Window]:
    """All windows up to `now` (Unix ms).

    Where the moment of the export is unknown, the window ends with the last event that it brought
    (until the person answers): nothing is ever called silence that was not on record. What was
    logged by hand proves only itself, so its windows are a moment long.
    """
    from stillhere.records.columns import Window

    found = [
        Window(one.channel, one.start, end_of(one, now), _tie(one))
        for one in store.coverage.windows()
        if one.thread is None or one.person is not None
    ]
    by_hand = [
        Window(HAND, event.at, event.at + 1, str(event.person)) for event in store.logged.all()
    ]
    return [*found, *by_hand]


def end_of(window: CoverageWindow, now: int) -> int:
    """When a window ends, at `now` at the latest (Unix ms).

    A conversation that is partly blind is on record up to its newest event: what came after may
    have disappeared, or lie in another download.
    """
    if window.newest is not None and not PARTLY_BLIND.isdisjoint(window.blind):
        return max(window.start, min(window.newest + 1, now))
    if window.end is not None:
        return min(window.end, now)
    return min(window.start if window.last is None else window.last + 1, now)


def _tie(window: CoverageWindow) -> str | None:
    return None if window.person is None else str(window.person)
