"""Calls of an iPhone or Mac: `CallHistory.storedata`, and `call_history.db` of before iOS 8.

Facts: abrignoni/iLEAPP:scripts/artifacts/callHistory.py. Calls of other apps are left out, for
those apps keep them themselves, with whom they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.apple_time import EARLIEST, LATEST, unix_milliseconds
from stillhere.importers.database import HEADER, AppDatabase, is_database, read_through
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Coverage, Outcome, Question, Skipped

NAMES = frozenset({"callhistory.storedata", "call_history.db"})
RECORD, OLD_RECORD = "ZCALLRECORD", "call"
OLD_COLUMNS = frozenset({"address", "date", "duration", "flags"})
FACETIME = "facetime"
PHONE_KINDS = {1: "phone", 8: FACETIME, 16: FACETIME}
"""ZCALLTYPE: a phone call, FaceTime with and without a picture; others are of other apps."""
OUTGOING, OLD_FACETIME = 1, 16
"""Bits of `flags` in the old form."""
MOST_KEPT = 1000
"""About so many calls are kept, the newest ones: the older have made way."""
CAPPED, DAMAGED = "capped", "damaged"

RECORDS = """
    SELECT Z_PK, ZUNIQUE_ID, ZDATE, ZDURATION, CAST(ZADDRESS AS BLOB), ZORIGINATED, ZANSWERED,
        ZCALLTYPE FROM ZCALLRECORD ORDER BY Z_PK
"""
OLD_RECORDS = "SELECT ROWID, date, duration, CAST(address AS BLOB), flags FROM call ORDER BY ROWID"
JOINS = "SELECT name FROM sqlite_schema WHERE name GLOB 'Z_*REMOTEPARTICIPANTHANDLES'"

BAD_DATE = "Their date makes no sense."
NO_NUMBER = "They came without a number, so nobody can be named."
WHEN_COPIED = "When was this list of calls copied from the phone? It does not say."


class IPhoneCalls:
    """The list of calls on an iPhone or Mac."""

    name = "iphone_calls"
    title = "calls of an iPhone"
    knows = Knows(calls=True, call_length=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A database with the table of calls; by its name where that lies further on."""
        if is_database(head, RECORD):
            return True
        return head.startswith(HEADER) and source.name.lower() in NAMES

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Everything in the order of the list; coverage at the end."""
        job = _Calls(source, reading)
        whole = yield from read_through(source, job.outcomes)
        yield from job.rest(whole=whole)


class _Calls:
    """One pass over a list of calls."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source = source
        self._reading = reading
        self._announced: set[str] = set()
        self._threads: dict[tuple[bytes | None, ...], Thread | None] = {}
        self._left_out: dict[str, int] = defaultdict(int)
        self._window: dict[str, tuple[int, int]] = {}
        self._read = 0

    def outcomes(self, database: AppDatabase) -> Iterator[Outcome]:
        """Threads and calls, whichever of the two forms it is."""
        if database.columns(RECORD):
            yield from self._records(database)
        elif database.columns(OLD_RECORD) >= OLD_COLUMNS:
            yield from self._old_records(database)

    def rest(self, *, whole: bool) -> Iterator[Outcome]:
        """What can only be said at the end."""
        for why, number in sorted(self._left_out.items()):
            yield Skipped("1 call" if number == 1 else f"{number:,} calls", why)
        moment = self._source.modified or self._reading.exported
        capped = (CAPPED,) if self._read >= MOST_KEPT else ()
        for channel, (first, last) in sorted(self._window.items()):
            if whole:
                end = None if moment is None else max(moment, last + 1)
                yield Coverage(channel, first, end, blind=capped)
            else:
                yield Coverage(channel, first, last + 1, blind=(DAMAGED, *capped))
        if whole and moment is None and self._window:
            yield Question("exported", WHEN_COPIED)

    def _records(self, database: AppDatabase) -> Iterator[Outcome]:
        members = _members(database)
        for row, unique, date, seconds, address, out, answered, kind in database.rows(RECORDS):
            self._read += 1
            channel = PHONE_KINDS.get(kind)
            if channel is None:
                continue
            thread = self._thread(members.get(row) or [address])
            at, length = unix_milliseconds(date), _seconds(seconds)
            taken = bool(length) or (not out and answered == 1)
            yield from self._call(
                at, thread, channel, f"{unique or ''}", out=bool(out), length=length, taken=taken
            )

    def _old_records(self, database: AppDatabase) -> Iterator[Outcome]:
        for _, date, seconds, address, flags in database.rows(OLD_RECORDS):
            self._read += 1
            bits = flags if type(flags) is int else 0
            at = date * 1000 if type(date) is int and EARLIEST <= date * 1000 < LATEST else None
            length = _seconds(seconds)
            yield from self._call(
                at,
                self._thread([address]),
                FACETIME if bits & OLD_FACETIME else "phone",
                "",
                out=bool(bits & OUTGOING),
                length=length,
                taken=bool(length),
            )

    def _call(
        self,
        at: int | None,
        thread: Thread | None,
        channel: str,
        unique: str,
        *,
        out: bool,
        length: int | None,
        taken: bool,
    ) -> Iterator[Outcome]:
        """The thread, where it is new, and the call; nothing where it cannot be said."""
        if at is None or thread is None:
            self._left_out[BAD_DATE if at is None else NO_NUMBER] += 1
            return
        if thread.key not in self._announced:
            self._announced.add(thread.key)
            yield thread
        first, last = self._window.get(channel, (at, at))
        self._window[channel] = min(first, at), max(last, at)
        author = SELF if out else thread.participants[0]
        made_of = (0, SELF, unique) if unique else (at, author, "call")
        yield Event(
            thread.key,
            self._reading.key(*made_of),
            at,
            author,
            channel,
            "call",
            seconds=length if taken else 0,
            answered=taken,
        )

    def _thread(self, addresses: list[bytes | None]) -> Thread | None:
        """The conversation of a call; None where it names nobody."""
        asked = tuple(addresses)
        if asked not in self._threads:
            texts = (address.decode("utf-8", "replace").strip() for address in asked if address)
            others = tuple(dict.fromkeys(self._handle(text) for text in texts if text))
            self._threads[asked] = _between(others) if others else None
        return self._threads[asked]

    def _handle(self, address: str) -> Handle:
        return Handle("mail", address.lower()) if "@" in address else self._reading.phone(address)


def _between(others: tuple[Handle, ...]) -> Thread:
    """The conversation with one person, or that of a group call, as texts on Android have it."""
    if len(others) == 1:
        (other,) = others
        return Thread(
            f"{other.service}:{other.address}", "phone", participants=others, counterpart=other
        )
    key = "phone:" + ",".join(sorted(handle.address for handle in others))
    return Thread(key, "phone", participants=others, group=True)


def _seconds(duration: object) -> int | None:
    if not isinstance(duration, (int, float)):
        return None
    return round(min(max(0, duration), LATEST))


def _members(database: AppDatabase) -> dict[int, list[bytes | None]]:
    """The addresses of each call from the table of participants, whose name has numbers in it."""
    found: dict[int, list[bytes | None]] = defaultdict(list)
    for (table,) in database.rows(JOINS):
        columns = sorted(database.columns(table))
        calls = [name for name in columns if name.endswith("REMOTEPARTICIPANTCALLS")]
        handles = [name for name in columns if name.endswith("REMOTEPARTICIPANTHANDLES")]
        if not calls or not handles:
            continue
        sql = f"""
            SELECT joined.{calls[0]}, CAST(coalesce(ZNORMALIZEDVALUE, ZVALUE) AS BLOB)
            FROM {table} AS joined JOIN ZHANDLE ON ZHANDLE.Z_PK = joined.{handles[0]}
        """  # noqa: S608 - names that match a pattern of ours
        for call, address in database.rows(sql):
            found[call].append(address)
    return found
