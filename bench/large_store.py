"""A store of a million events with two thousand people, drawn by a seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome
from stillhere.services.home import Home, system_zone
from stillhere.services.settle import settle

PEOPLE = 2000
EVENTS = 1_000_000
YEARS = 8
END = datetime(2026, 5, 5, 9, tzinfo=UTC)
END_AT = round(END.timestamp() * 1000)


def make(folder: Path) -> int:
    """Fill the store in `folder`; how many events it has."""
    home = Home.at(folder)
    with home.store() as store:
        store.daily.set_zone(system_zone())
        begun = store.imports.begin("large", "bench", "", words=False, at=END_AT)
        with begun as writer:
            for outcome in outcomes():
                writer.add(outcome)
        settle(store)
        return store.events.count()


def outcomes(seed: int = 1) -> Iterator[Outcome]:
    """Threads, then events in order of time: few people have most of them."""
    draw = np.random.default_rng(seed)
    share = 1 / np.arange(1, PEOPLE + 1) ** 0.9
    person = draw.choice(PEOPLE, EVENTS, p=share / share.sum())
    start = _ms(END - timedelta(days=365 * YEARS))
    at = np.sort(draw.integers(start, _ms(END), EVENTS))
    out = draw.random(EVENTS) < 0.5
    call = draw.random(EVENTS) < 0.05
    handles = [Handle("phone", f"+4477009{number:05}") for number in range(PEOPLE)]
    for number, handle in enumerate(handles):
        yield Contact(f"Person {number:04}", (handle,))
        yield Thread(f"t{number}", "sms", "", (SELF, handle), counterpart=handle)
    for n in range(EVENTS):
        yield Event(
            thread=f"t{person[n]}",
            key=n,
            at=int(at[n]),
            author=SELF if out[n] else handles[person[n]],
            channel="phone" if call[n] else "sms",
            kind="call" if call[n] else "message",
            seconds=300 if call[n] else None,
            answered=True if call[n] else None,
            length=None if call[n] else 40,
        )
    yield Coverage("sms", start, _ms(END))
    yield Coverage("phone", start, _ms(END))


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
