"""Reads a whole file: entries to events, and what the file says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.sms_backup_restore.conversations import Conversations
from stillhere.importers.sms_backup_restore.elements import CUT_OFF, DAMAGE, Values, elements
from stillhere.importers.sms_backup_restore.entries import (
    NO_NUMBER,
    Entries,
    LeftOut,
)
from stillhere.importers.sms_backup_restore.mms import Mms
from stillhere.importers.sms_backup_restore.values import LATEST, instant
from stillhere.importers.text import encoding_of
from stillhere.records.event import Event
from stillhere.records.intake import Coverage, Outcome, Question, Skipped
from stillhere.support.clock import milliseconds

ROOT = re.compile(r"<(smses|calls)[\s>/]")
DATED_NAME = re.compile(r"(?:sms|calls)-(\d{14})")
CHANNELS = {"smses": "sms", "calls": "phone"}
DAMAGED = "damaged"

NOTHING_READ = (
    "No message or call in this file could be read. Nothing was lost. "
    "Please make the backup again and bring in the new file."
)
INCOMPLETE = "This message is not whole and was left out."
NO_NUMBERS = "These came without a number, so nobody can be named."
WHEN_EXPORTED = "When was this backup made? The file does not say."


class SmsBackupRestore:
    """Backups of the Android app SMS Backup & Restore."""

    name = "sms_backup_restore"
    title = "backups of SMS Backup & Restore"
    knows = Knows(calls=True, call_length=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """An XML whose root is `smses` or `calls`."""
        text = head.decode(encoding_of(head), "replace").lstrip("\ufeff \t\r\n")
        return text.startswith("<") and ROOT.search(text) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Everything in file order; coverage and the owner's own numbers at the end."""
        backup = _Backup(source, reading)
        ready = backup.ready
        with source.open() as stream:
            for element in elements(stream, encoding_of(source.head())):
                backup.take(*element)
                if ready:
                    yield from ready
                    ready.clear()
        backup.finish()
        yield from ready


class _Backup:
    """One pass over a file. What can be yielded waits in `ready`."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._people = Conversations(reading)
        self._entries = Entries(self._people, reading)
        self.ready = self._people.announced
        self._source = source
        self._reading = reading
        self._channel = ""
        self._exported: int | None = None
        self._mms: Mms | None = None
        self._first = LATEST
        self._last = 0
        self._line = 1
        self._numberless = 0
        self._read = 0
        self._damaged = False
        self._complete = False

    def take(self, name: str, values: Values, line: int) -> None:
        """The next element of the file."""
        self._line = line
        if name == "sms":
            self._add(self._entries.text(values), line)
        elif self._mms is not None and name in {"part", "addr", "/mms"}:
            self._take_inside(self._mms, name, values)
        elif name == "mms":
            self._close_mms()
            self._mms = Mms(values, line)
        elif name == "call":
            self._add(self._entries.call(values), line)
        elif name == DAMAGE:
            self._mms = None
            self._damage(line, *values)
        else:
            self._take_root(name, values)

    def finish(self) -> None:
        """What can only be said at the end."""
        self._close_mms()
        if not self._complete and not self._damaged:
            self._damage(self._line, CUT_OFF)
        if self._numberless:
            self.ready.append(Skipped(_counted(self._numberless), NO_NUMBERS))
        if self._damaged and not self._read:
            self.ready.append(Skipped("the whole file", NOTHING_READ))
        self.ready.extend(self._people.own())
        self._cover()

    def _take_root(self, name: str, values: Values) -> None:
        if name in CHANNELS:
            self._channel = CHANNELS[name]
            self._exported = instant(values[0])
        elif name.removeprefix("/") in CHANNELS:
            self._complete = True

    def _take_inside(self, mms: Mms, name: str, values: Values) -> None:
        if name == "part":
            mms.add_part(values)
        elif name == "addr":
            mms.add_address(values)
        else:
            self._mms = None
            self._add(mms.event(self._people, self._entries), mms.line)

    def _close_mms(self) -> None:
        """An MMS that the next entry finds open has lost its end, and with it maybe its words."""
        if self._mms is not None:
            self._damage(self._mms.line, INCOMPLETE)
            self._mms = None

    def _add(self, found: Event | LeftOut, line: int) -> None:
        self._read += 1
        if self._mms is not None:
            self._close_mms()
        if type(found) is Event:
            self.ready.append(found)
            self._first = min(self._first, found.at)
            self._last = max(self._last, found.at)
        elif found is NO_NUMBER:
            self._numberless += 1
        elif isinstance(found, LeftOut) and found.why:
            self.ready.append(Skipped(f"line {line}", found.why))

    def _damage(self, line: int, why: str | None, excerpt: str | None = "") -> None:
        self._damaged = True
        self.ready.append(Skipped(f"line {line}", why or "", excerpt or ""))

    def _cover(self) -> None:
        """The record is complete up to the backup, unless part of the file is missing."""
        if not self._last:
            return
        if self._damaged:
            self._cover_until(self._first, self._last + 1, (DAMAGED,))
            return
        end = self._exported or self._reading.exported or export_time(self._source, self._reading)
        self._cover_until(self._first, end and max(end, self._last + 1))
        if end is None:
            self.ready.append(Question("exported", WHEN_EXPORTED))

    def _cover_until(self, start: int, end: int | None, blind: tuple[str, ...] = ()) -> None:
        self.ready.append(Coverage(self._channel, start, end, blind=blind))


def export_time(source: Source, reading: Reading) -> int | None:
    """When a backup was made that does not say so itself: by its name, or its entry in a zip."""
    match = DATED_NAME.search(source.name)
    return (match and wall_clock(match[1], reading.zone)) or source.modified


def wall_clock(digits: str, zone: ZoneInfo) -> int | None:
    """Unix milliseconds of YYYYMMDDhhmmss read in `zone`; None where that is no time."""
    try:
        return milliseconds(datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=zone))
    except ValueError:
        return None


def _counted(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"
