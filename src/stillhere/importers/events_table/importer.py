"""Reads the table EVENTS: one row, one event; one `tie_id`, one conversation."""

from __future__ import annotations

from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.events_table import values
from stillhere.importers.events_table.rows import (
    PARQUET_MARK,
    Row,
    csv_rows,
    header,
    parquet_rows,
)
from stillhere.importers.text import encoding_of, masked
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Coverage, Outcome, Question, Skipped

MALFORMED = "This row makes no sense and was left out."
SEVERAL_OWNERS = "These rows belong to another owner and were left out."
WHEN_EXPORTED = "When was this table made? It does not say."
DEFAULT_CHANNEL = "other"


class EventsTable:
    """The interchange table of Stillhere, from Stillhere or any other program."""

    name = "events_table"
    title = "EVENTS tables"
    knows = Knows(calls=True, call_length=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A CSV with the three columns that must be there, or a Parquet file."""
        if head.startswith(PARQUET_MARK):
            return True
        first = head.decode(encoding_of(head), "replace").split("\n", 1)[0]
        return header(first.rstrip("\r")) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Rows in file order; coverage at the end."""
        packed = source.head(4) == PARQUET_MARK
        table = _Table(reading)
        for where, row, line in parquet_rows(source) if packed else csv_rows(source):
            yield from table.outcomes(where, row, line)
        yield from table.rest(source)


class _Table:
    """What has been seen of a table so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._threads: dict[str, Thread] = {}
        self._first: dict[str, int] = {}
        self._same: dict[str, tuple[int, dict[tuple[Handle, str], int]]] = {}
        self._ties: dict[str, tuple[Thread, Handle]] = {}
        self._owner: str | None = None
        self._others = 0

    def outcomes(self, where: str, row: Row | None, line: str) -> Iterator[Outcome]:
        """What one row comes to."""
        if row is None:
            yield Skipped(where, MALFORMED, masked(line))
            return
        try:
            if self._is_of_another(values.text(row.get("owner"))):
                self._others += 1
                return
            thread, event = self._event(row)
        except (ValueError, OverflowError):
            yield Skipped(where, MALFORMED, masked(line))
            return
        if thread.key not in self._threads:
            self._threads[thread.key] = thread
            yield thread
        self._first[event.channel] = min(event.at, self._first.get(event.channel, event.at))
        yield event

    def rest(self, source: Source) -> Iterator[Outcome]:
        """What can only be said at the end."""
        if self._others:
            rows = "1 row" if self._others == 1 else f"{self._others:,} rows"
            yield Skipped(rows, SEVERAL_OWNERS)
        end = self._reading.exported or source.modified
        for channel, start in sorted(self._first.items()):
            yield Coverage(channel, start, end)
        if self._first and end is None:
            yield Question("exported", WHEN_EXPORTED)

    def _is_of_another(self, owner: str) -> bool:
        """One owner a table: whom the person named, else the first."""
        if self._reading.owner and owner:
            return owner not in self._reading.owner
        if self._owner is None:
            self._owner = owner
        return owner != self._owner

    def _event(self, row: Row) -> tuple[Thread, Event]:
        tie = values.text(row.get("tie_id"))
        if not tie:
            raise ValueError("no tie")
        thread, other = self._ties.get(tie) or self._met(tie)
        at = values.instant(row.get("timestamp"))
        author = SELF if values.is_out(row.get("direction")) else other
        kind = values.kind(row.get("kind"))
        channel = values.text(row.get("channel")) or DEFAULT_CHANNEL
        seconds = values.number(row.get("duration_s"))
        length = values.number(row.get("length"))
        content = f"{kind}|{channel}|{seconds}|{length}"
        key = self._reading.key(at, author, content + self._ordinal(tie, at, author, content))
        return thread, Event(
            thread.key,
            key,
            at,
            author,
            channel,
            kind,
            seconds=seconds,
            answered=values.flag(row.get("answered")),
            length=length,
        )

    def _met(self, tie: str) -> tuple[Thread, Handle]:
        other = Handle("tie", tie)
        thread = Thread(f"tie:{tie}", "tie", tie, (other,), counterpart=other)
        self._ties[tie] = thread, other
        return thread, other

    def _ordinal(self, tie: str, at: int, author: Handle, content: str) -> str:
        """Tells rows apart that are the same in everything, as two texts in a second are."""
        same = self._same.get(tie)
        if same is None or same[0] != at:
            self._same[tie] = at, {(author, content): 1}
            return ""
        counts = same[1]
        again = counts[author, content] = counts.get((author, content), 0) + 1
        return "" if again == 1 else f"|{again}"
