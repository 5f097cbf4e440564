"""One piece of work to measure, in a process of its own: python -m bench.work NAME PATH."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench.measure import report
from stillhere.importers.api import Importer, Reading
from stillhere.importers.registry import importer, importers
from stillhere.importers.streams import FileSource
from stillhere.people.handles import normalise_phone
from stillhere.records.event import Event
from stillhere.records.intake import Contact, Outcome
from stillhere.services.bring_in import bring_in
from stillhere.services.exports import Unreadable, exports
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes
from stillhere.store.hashing import key_maker

LONDON = ZoneInfo("Europe/London")


def parse(name: str, path: Path, *, words: bool = False) -> Iterator[Outcome]:
    """What an importer yields for a file."""
    reading = Reading(
        LONDON, key_maker(bytes(32)), lambda raw: normalise_phone(raw, "GB"), words=words
    )
    reader: Importer = importer(name)
    return reader.read(FileSource(path), reading)


def count(outcomes: Iterator[Outcome]) -> int:
    """How many events there are."""
    return sum(type(outcome) is Event for outcome in outcomes)


def read(path: Path, *, words: bool = False) -> tuple[int, int]:
    """Read everything at `path` as an import does, without storing; (events, people) found.

    Raises:
        InputError: nobody reads it.
    """
    reading = Reading(
        LONDON, key_maker(bytes(32)), lambda raw: normalise_phone(raw, "GB"), words=words
    )
    events = people = 0
    for export in exports(path, LONDON, importers()):
        if isinstance(export, Unreadable):
            raise export.error
        for outcome in export.read(reading):
            kind = type(outcome)
            events += kind is Event
            people += kind is Contact
    return events, people


def bring(path: Path, home: Path, *, words: bool) -> int:
    """Import a file into an encrypted store; how many events are new."""
    place = Home(home, Home.at(home).clock, "bench")
    wishes = Wishes(words=words, owner="Mary", zone="Europe/London")
    return sum(one.new for one in bring_in(place, [path], wishes))


def drain(path: Path) -> int:
    """Read a file of bytes to its end: the floor that the disk sets."""
    with path.open("rb") as file:
        deque(iter(lambda: file.read(1 << 20), b""), maxlen=0)
    return path.stat().st_size


WORK: dict[str, Callable[[Path, Path], Any]] = {
    "whatsapp": lambda path, _home: count(parse("whatsapp", path)),
    "sms": lambda path, _home: count(parse("sms_backup_restore", path)),
    "read": lambda path, _home: read(path),
    "store": lambda path, home: bring(path, home, words=False),
    "store-words": lambda path, home: bring(path, home, words=True),
    "drain": lambda path, _home: drain(path),
}


if __name__ == "__main__":
    name, path, home = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    importers()
    report(lambda: WORK[name](path, home))
