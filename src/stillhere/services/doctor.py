"""How the record is: where it lies, how fresh each source is, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from stillhere.insight import dates
from stillhere.insight.reading import Read
from stillhere.records.channels import named
from stillhere.services.backup import BACKED_UP
from stillhere.services.find import find
from stillhere.services.freshness import FolderHealth, MailHealth, folder_health, mail_health
from stillhere.services.home import Home, zone
from stillhere.services.how_to_export import for_channel
from stillhere.services.look import read_from
from stillhere.services.settle import country
from stillhere.store import keys
from stillhere.store.store import Store
from stillhere.support.clock import instant, local_day

STALE_DAYS = 30

BY_ITSELF = {
    "mail": "stillhere mail add ADDRESS",
    "imessage": "stillhere watch ~/Library/Messages/chat.db",
}
"""Channels → the command after which they stay up to date by themselves."""


class SourceState(msgspec.Struct, frozen=True):
    """A channel with the last day of its record ("YYYY-MM-DD").

    `stale` tells that a newer export is due, `how_to` which pages of `how_to_export` show how, and
    `by_itself` the command after which it stays up to date without any.
    """

    channel: str
    until: str
    stale: bool
    sentence: str
    how_to: tuple[str, ...] = ()
    by_itself: str | None = None


class Health(msgspec.Struct, frozen=True):
    """What `stillhere doctor` tells. `size` is in bytes, `backup` the day of the last backup."""

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
    backup: str | None
    backup_sentence: str
    folders: tuple[FolderHealth, ...] = ()
    mail: tuple[MailHealth, ...] = ()


def examine(home: Home) -> Health:
    """Look at everything that could be wrong, changing nothing but the day's findings."""
    with home.store() as store:
        today = local_day(home.clock.now(), zone(store))
        people = store.people.all()
        saved = _backed_up(store)
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
            sources=_sources(read_from(store, home.clock), today, _used(store)),
            findings=len(find(store, home.clock)),
            backup=None if saved is None else saved.isoformat(),
            backup_sentence=_backup_sentence(saved, today),
            folders=folder_health(store, home.clock),
            mail=mail_health(store, home.clock),
        )


def _used(store: Store) -> frozenset[str]:
    """The importers that have read something."""
    return frozenset(one.importer for one in store.imports.list())


def _sources(read: list[Read], today: date, used: frozenset[str]) -> tuple[SourceState, ...]:
    """One line for each channel as people call it, by the newest of its records."""
    newest: dict[str, date] = {}
    ways: dict[str, dict[str, None]] = {}
    alone: dict[str, str] = {}
    for channel, until in read:
        called = named(channel)
        newest[called] = max(until, newest.get(called, until))
        ways.setdefault(called, {}).update(dict.fromkeys(_ways(channel, used)))
        if channel in BY_ITSELF:
            alone[called] = BY_ITSELF[channel]
    return tuple(
        _state(called, until, today, ways[called], alone.get(called))
        for called, until in newest.items()
    )


def _state(
    called: str, until: date, today: date, ways: Iterable[str], alone: str | None
) -> SourceState:
    stale = (today - until).days > STALE_DAYS
    day = dates.on(until, today).removeprefix("on ")
    words = f"Your {called} {'are' if called.endswith('s') else 'is'} on record up to {day}."
    return SourceState(called, until.isoformat(), stale, words, tuple(ways), alone)


def _ways(channel: str, used: frozenset[str]) -> tuple[str, ...]:
    """The pages for a channel: those for the phones from which it came, as far as that is known."""
    ways = for_channel(channel)
    fitting = [way for way in ways if not used.isdisjoint(way.importers)]
    return tuple(way.slug for way in fitting or ways)


def _backed_up(store: Store) -> date | None:
    at = store.settings.get(BACKED_UP)
    return local_day(instant(at), zone(store)) if isinstance(at, int) else None


def _backup_sentence(saved: date | None, today: date) -> str:
    if saved is None:
        return "There is no backup yet."
    return f"The last backup was made {dates.on(saved, today)}."


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("stillhere.db*"))
