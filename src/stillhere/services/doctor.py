"""How the record is: where it lies, what it was read from, how fresh each source is, what is open."""

from __future__ import annotations

from pathlib import Path

import msgspec

from stillhere.insight import dates
from stillhere.services.find import find
from stillhere.services.home import Home, zone
from stillhere.services.look import read_from
from stillhere.services.settle import country
from stillhere.store import keys

STALE_DAYS = 30


class SourceState(msgspec.Struct, frozen=True):
    """A channel with the last day of its record, and whether a newer export is due."""

    channel: str
    until: str
    stale: bool
    sentence: str


class Health(msgspec.Struct, frozen=True):
    """What `stillhere doctor` tells. `size` is in bytes."""

    folder: str
    size: int
    locked: bool
    zone: str
    country: str | None
    events: int
    people: int
    looked_after: int
    imports: int
    sources: tuple[SourceState, ...]
    findings: int


def examine(home: Home) -> Health:
    """Look at everything that could be wrong, changing nothing but the day's findings."""
    with home.store() as store:
        today = home.clock.now().astimezone(zone(store)).date()
        people = store.people.all()
        sources = [(one.channel, one.until) for one in read_from(store, home.clock)]
        return Health(
            folder=str(home.folder),
            size=_size(home.folder),
            locked=keys.is_locked(home.folder),
            zone=zone(store).key,
            country=country(store),
            events=store.events.count(),
            people=len(people),
            looked_after=sum(person.looked_after for person in people),
            imports=len(store.imports.list()),
            sources=tuple(
                SourceState(
                    channel,
                    until.isoformat(),
                    (today - until).days > STALE_DAYS,
                    f"{channel}: on record until {dates.named(until, today)}.",
                )
                for channel, until in sources
            ),
            findings=len(find(store, home.clock)),
        )


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("stillhere.db*"))
