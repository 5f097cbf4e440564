"""The conversation of two people, a page at a time, in the order in which it was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from stillhere.charts.record import Blind, Span
from stillhere.records.person import LifeEvent
from stillhere.services.record_of import RecordOf
from stillhere.services.window import Window
from stillhere.store.event_rows import StoredEvent
from stillhere.store.store import Store
from stillhere.support.clock import instant, local_day, milliseconds

PAGE = 60
"""How much is shown at once."""
BEFORE = 20
"""How much of it stands before the message that was asked for."""
PAUSE_DAYS = 3
"""Days without anything that are told."""
DAY_MS = 86_400_000


class Spoken(msgspec.Struct, frozen=True):
    """One message, call, visit or try on its `day`.

    `unseen` are the times without a record since the one before; `pause` is the number of whole
    days without anything since then, all of it on record; 0 where it is short.
    """

    day: date
    event: StoredEvent
    unseen: tuple[Span, ...] = ()
    pause: int = 0
    life: tuple[LifeEvent, ...] = ()


class Conversation(msgspec.Struct, frozen=True):
    """A page of it, oldest first.

    `before` and `after` are the first and the last event where there is more beyond them, and
    `follows` is the day of what stands just before this page.
    """

    spoken: tuple[Spoken, ...]
    before: int | None = None
    after: int | None = None
    follows: date | None = None


def converse(
    store: Store,
    record: RecordOf,
    window: Window,
    *,
    at: int | None = None,
    after: int | None = None,
    before: int | None = None,
) -> Conversation:
    """What was said in `window`.

    At most one of these is given: `at` is the moment (Unix ms) that is asked for; `after` and
    `before` are the events beyond which to go on. Without them it begins with the window.
    """
    find = _Finder(store, record.person.id, window)
    if before is not None:
        earlier = find.back_from(before, PAGE)
        return _told(record, earlier, before=len(earlier) == PAGE)
    if after is not None:
        events, more = find.on(after, PAGE)
        return _told(record, events, more=more, previous=find.event(after))
    if at is None:
        events, more = find.on(None, PAGE)
        return _told(record, events, more=more)
    earlier = find.back_from_time(at, BEFORE)
    events, more = find.on_from_time(at, PAGE - BEFORE)
    return _told(record, [*earlier, *events], more=more, before=len(earlier) == BEFORE)


class _Finder:
    """Reads the events with one person in one stretch of time."""

    def __init__(self, store: Store, person: int, window: Window) -> None:
        self._store, self._person = store, person
        self._span = (milliseconds(window.start), milliseconds(window.end))

    def event(self, number: int) -> StoredEvent | None:
        return self._store.events.get(number)

    def on(self, after: int | None, limit: int) -> tuple[list[StoredEvent], bool]:
        """Up to `limit` from the beginning, or after an event; and whether there are more."""
        known = None if after is None else self.event(after)
        place = (self._span[0], -1) if known is None else (known.at, known.id)
        return self._forward(place, limit)

    def on_from_time(self, at: int, limit: int) -> tuple[list[StoredEvent], bool]:
        return self._forward((max(at, self._span[0]), -1), limit)

    def back_from(self, before: int, limit: int) -> list[StoredEvent]:
        known = self.event(before)
        return [] if known is None else self._backward((known.at, known.id), limit)

    def back_from_time(self, at: int, limit: int) -> list[StoredEvent]:
        return self._backward((min(at, self._span[1]), -1), limit)

    def _forward(self, place: tuple[int, int], limit: int) -> tuple[list[StoredEvent], bool]:
        found = self._store.events.forward(self._person, place, self._span[1], limit + 1)
        return found[:limit], len(found) > limit

    def _backward(self, place: tuple[int, int], limit: int) -> list[StoredEvent]:
        return self._store.events.backward(self._person, place, self._span[0], limit)


def _told(
    record: RecordOf,
    events: list[StoredEvent],
    *,
    before: bool = False,
    more: bool = False,
    previous: StoredEvent | None = None,
) -> Conversation:
    return Conversation(
        spoken=tuple(_spoken(record, events, previous)),
        before=events[0].id if events and before else None,
        after=events[-1].id if events and more else None,
        follows=_day(record, previous) if previous else None,
    )


def _spoken(
    record: RecordOf, events: list[StoredEvent], previous: StoredEvent | None
) -> Iterator[Spoken]:
    for event in events:
        day = _day(record, event)
        if previous is None:
            yield Spoken(day, event, life=_life(record, day, day))
        else:
            since = _day(record, previous)
            unseen = _unseen(record.blind, previous.at, event.at)
            pause = 0 if unseen else (day - since).days - 1
            life = _life(record, since, day) if day > since else ()
            yield Spoken(day, event, unseen, pause if pause >= PAUSE_DAYS else 0, life)
        previous = event


def _unseen(blind: Blind, first: int, last: int) -> tuple[Span, ...]:
    """The times without any record between two moments."""
    cut = (Span(max(span.start, first), min(span.end, last)) for span in blind.overall)
    return tuple(span for span in cut if span.end - span.start >= DAY_MS)


def _life(record: RecordOf, after: date, until: date) -> tuple[LifeEvent, ...]:
    """What happened from the day after `after` to `until`; on that day where both are one."""
    return tuple(
        event
        for event in record.life
        if after < _on(event) <= until or after == until == _on(event)
    )


def _on(event: LifeEvent) -> date:
    return date.fromisoformat(event.day)


def _day(record: RecordOf, event: StoredEvent) -> date:
    return local_day(instant(event.at), record.zone)
