"""Finds out how it stands with everybody looked after: computed once a day, kept in the store."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from stillhere.errors import StoreBusy
from stillhere.records.assessment import Assessment
from stillhere.services.coverage import windows
from stillhere.services.home import zone
from stillhere.store.store import Store
from stillhere.support.clock import Clock, local_day, milliseconds

if TYPE_CHECKING:
    from stillhere.records.columns import Allowance
    from stillhere.records.person import LifeEvent

OTHERS = 40
"""How many people who are not looked after are read too."""

OPEN_ENDED = timedelta(days=84)
"""How long a life event without an end goes on changing what is usual."""


def find(store: Store, clock: Clock) -> dict[int, Assessment]:
    """What is known today of each person looked after, by person id.

    Computed anew on the first call of a day, or after the record changed; else read back, which
    costs a few milliseconds and no NumPy.
    """
    now, where = clock.now(), zone(store)
    today = local_day(now, where)
    kept = store.findings.latest()
    if kept is not None and kept.day == today.isoformat() and not kept.stale:
        return {int(found.tie): found for found in kept.assessments}
    made_of = store.findings.revision()
    found = _compute(store, now, where)
    with suppress(StoreBusy):  # while files are read nothing can be kept, but all can be looked at
        store.findings.save(today.isoformat(), found, at=milliseconds(now), made_of=made_of)
    return {int(one.tie): one for one in found}


def find_one(store: Store, clock: Clock, person: int) -> Assessment | None:
    """The same for one person, who need not be looked after; None without any record.

    For somebody not looked after only their own record is read: nothing is ever said of them
    unasked, so the others need not tell which days were dark.
    """
    kept = find(store, clock)
    if person in kept:
        return kept[person]
    found = _assess(store, clock.now(), zone(store), [person], [person])
    return found[0] if found else None


def _compute(store: Store, now: datetime, where: ZoneInfo) -> list[Assessment]:
    people = [person.id for person in store.people.all() if person.looked_after]
    return _assess(store, now, where, people, _with_others(store, people)) if people else []


def _assess(
    store: Store, now: datetime, where: ZoneInfo, people: list[int], read: list[int]
) -> list[Assessment]:
    """Assess `people` on the events of those in `read`."""
    from stillhere.rhythm.assess import assess

    return assess(
        store.events.columns(read),
        windows(store, milliseconds(now)),
        milliseconds(now),
        zone=where,
        allowances=allowances(store.life.list(), where),
        ties=[str(person) for person in people],
    )


def _with_others(store: Store, people: list[int]) -> list[int]:
    """`people`, and those others with whom there is most contact: they tell dark days."""
    counts = store.events.count_by_person()
    others = sorted(counts.keys() - set(people), key=lambda one: -counts[one])
    return [*people, *others[:OTHERS]]


def allowances(events: list[LifeEvent], where: ZoneInfo) -> list[Allowance]:
    """Life events as the rhythm sees them: from their first day to the end of their last."""
    from stillhere.records.columns import Allowance

    return [
        Allowance(
            start=midnight(event.day, where),
            end=midnight(_last_day(event).isoformat(), where, days=1),
            tie=None if event.person is None else str(event.person),
        )
        for event in events
    ]


def _last_day(event: LifeEvent) -> date:
    if event.until:
        return date.fromisoformat(event.until)
    return date.fromisoformat(event.day) + OPEN_ENDED


def midnight(day: str, where: ZoneInfo, days: int = 0) -> int:
    """Unix ms of the midnight at which `day` ("YYYY-MM-DD"), or `days` after it, begins."""
    begun = date.fromisoformat(day) + timedelta(days=days)
    return milliseconds(datetime(begun.year, begun.month, begun.day, tzinfo=where))
