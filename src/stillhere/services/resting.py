"""Whether the rest rule holds for somebody: the same for Today, their page and the desk (E2e)."""

from __future__ import annotations

from stillhere.desk.pace import pace
from stillhere.insight.moment import Moment
from stillhere.records.assessment import Assessment
from stillhere.records.reaching import Attempt
from stillhere.store.event_rows import StoredEvent
from stillhere.store.store import Store

FEWEST = 2
"""Attempts without which nothing rests."""


def rests(store: Store, person_id: int, found: Assessment | None, moment: Moment, now: int) -> bool:
    """Whether it is time to let it rest; `found` is what the rhythm found of them."""
    if found is None or found.unanswered < FEWEST:
        return False
    return pace(attempts(store, person_id, found.last_in or 0, now), now, moment.zone).resting


def attempts(store: Store, person_id: int, since: int, now: int) -> list[Attempt]:
    """What I sent from `since` (Unix ms) on that has no sign of theirs after it."""
    mine: list[Attempt] = []
    for event in store.events.between(person_id, since, now + 1):
        if not event.out or _taken(event):
            mine = []
        elif event.kind != "reaction":
            mine.append(_attempt(event))
    return mine


def _taken(event: StoredEvent) -> bool:
    if event.kind == "meeting":
        return True
    talked = event.answered or (event.answered is None and bool(event.seconds))
    return event.kind == "call" and talked


def _attempt(event: StoredEvent) -> Attempt:
    return Attempt(event.at, call=event.kind == "call", length=event.length)
