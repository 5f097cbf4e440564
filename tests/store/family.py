"""An invented family whose exports the tests bring in."""

from __future__ import annotations

from collections.abc import Iterable

from stillhere.records.event import Event, Kind, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Outcome
from stillhere.store.event_rows import StoredEvent
from stillhere.store.imported import ImportRecord
from stillhere.store.store import Store
from stillhere.store.wanted import Wanted

ANNA = Handle("phone", "+447700900001")
BEN = Handle("phone", "+447700900002")
CLEO = Handle("phone", "+447700900003")
NOON = 1_704_110_400_000  # 2024-01-01 12:00 UTC
DAY = 86_400_000


def thread(handle: Handle = ANNA, title: str = "") -> Thread:
    return Thread(handle.address, handle.service, title, participants=(handle,), counterpart=handle)


def event(
    key: int,
    handle: Handle = ANNA,
    *,
    at: int | None = None,
    mine: bool = False,
    words: str | None = None,
    kind: Kind = "message",
    seconds: int | None = None,
    answered: bool | None = None,
) -> Event:
    return Event(
        handle.address,
        key,
        NOON + key * DAY if at is None else at,
        SELF if mine else handle,
        "sms",
        kind,
        seconds=seconds,
        answered=answered,
        length=5 if kind == "message" else None,
        words=words,
    )


def bring(
    store: Store, outcomes: Iterable[Outcome], *, words: bool = False, label: str = "a.xml"
) -> ImportRecord:
    with store.imports.begin(label, "sms", "", words=words, at=NOON) as writer:
        for outcome in outcomes:
            writer.add(outcome)
    return writer.record


def person_called(store: Store, name: str) -> int:
    (found,) = store.people.find(name)
    return found.id


def events_with(store: Store, word: str) -> list[StoredEvent]:
    """The events whose words hold `word`, which is in plain letters, newest first."""
    return list(store.search.find(Wanted((word,)), limit=999).events)
