"""Takes in what an importer yields, within one write transaction."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stillhere.records.event import Event, Thread
from stillhere.records.intake import (
    Contact,
    Coverage,
    Occasion,
    Outcome,
    OwnHandle,
    Question,
    Skipped,
)
from stillhere.store import revision, search_index, threads
from stillhere.store.batch import WIDTH, Batches
from stillhere.store.codes import KIND_CODE, PRECISION_CODE
from stillhere.store.database import Database
from stillhere.store.directory import Directory
from stillhere.store.imported import COLUMNS, KEPT_SKIPS, ImportRecord, read_record

BUFFER = 16_384 * WIDTH


class ImportWriter:
    """Adds the outcomes of one file. What it adds is in the store only when the import ends."""

    def __init__(
        self, database: Database, import_id: int, *, words: bool, more_follow: bool = False
    ) -> None:
        self._database = database
        self._id = import_id
        self._words = words
        self._more_follow = more_follow
        self._directory = Directory(database)
        self._batches = Batches(database, import_id)
        self._next_id = self._batches.first_id
        self._buffer: list[int | None] = []
        self._buffered_words: dict[int, str] = {}
        self._threads: dict[str, int | None] = {}
        self._groups: set[int] = set()
        self._coverage: list[Coverage] = []
        self._questions: list[Question] = []
        self._skips: list[Skipped] = []
        self._skipped_total = 0
        self._cards = 0
        self._left_out = 0
        self._record: ImportRecord | None = None
        self._takers = {
            Thread: self._take_thread,
            Contact: self._take_contact,
            Coverage: self._coverage.append,
            Skipped: self._take_skipped,
            OwnHandle: self._take_own,
            Question: self._questions.append,
            Occasion: self._take_occasion,
        }

    @property
    def record(self) -> ImportRecord:
        """What the import brought; there once it has ended."""
        if self._record is None:
            raise RuntimeError("the import has not ended")
        return self._record

    def add(self, outcome: Outcome) -> None:
        """Take one outcome.

        Raises:
            ValueError: An event of a thread that was not named before it.
        """
        self.extend((outcome,))

    def extend(self, outcomes: Iterable[Outcome]) -> None:
        """Take many outcomes.

        Raises:
            ValueError: An event of a thread that was not named before it.
        """
        # A million events pass here: what is the same for all is looked up once.
        directory, threads, buffer, words = (
            self._directory, self._threads, self._buffer, self._buffered_words
        )  # fmt: skip
        handles, channels, keeps_words = directory.handles, directory.channels, self._words
        for item in outcomes:
            if type(item) is not Event:
                self._takers[type(item)](item)  # type: ignore[operator]  # each takes its own kind
                continue
            try:
                thread = threads[item.thread]
            except KeyError:
                raise ValueError("an event came before its thread") from None
            author = handles.get(item.author) or directory.handle(item.author)
            if thread is None or author is None:
                self._leave_out(item, thread)
                continue
            id_ = self._next_id
            self._next_id = id_ + 1
            if keeps_words and item.words:
                words[id_] = item.words
            channel = channels.get(item.channel) or directory.channel(item.channel)
            buffer += (
                id_, thread, item.key, item.at, author, channel, KIND_CODE[item.kind],
                PRECISION_CODE[item.precision], item.zone_assumed, item.seconds, item.answered,
                item.length,
            )  # fmt: skip
            if len(buffer) >= BUFFER:
                self._flush()

    def _take_thread(self, thread: Thread) -> None:
        members = [self._directory.handle(handle) for handle in thread.participants]
        said = self._directory.handle(thread.counterpart) if thread.counterpart else None
        forgotten = (thread.counterpart is not None and said is None) or None in members
        if forgotten and not thread.group:
            self._threads[thread.key] = None
            return
        id_ = self._thread_id(thread)
        self._threads[thread.key] = id_
        if thread.group:
            self._groups.add(id_)
        self._database.run(
            """
            INSERT INTO import_thread (import, thread, title, is_group, counterpart)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET title = excluded.title,
                is_group = excluded.is_group,
                counterpart = coalesce(excluded.counterpart, counterpart)
            """,
            self._id, id_, thread.title, thread.group, said,
        )  # fmt: skip
        self._add_participants((id_, member) for member in members if member is not None)

    def _thread_id(self, thread: Thread) -> int:
        found = self._database.value(
            "SELECT id FROM thread WHERE service = ? AND key = ?", thread.service, thread.key
        )
        return found or self._database.insert(
            "INSERT INTO thread (service, key, title, is_group) VALUES (?, ?, ?, ?)",
            thread.service, thread.key, thread.title, thread.group,
        )  # fmt: skip

    def _take_contact(self, contact: Contact) -> None:
        self._cards += 1
        ids = [self._directory.handle(handle) for handle in contact.handles]
        self._database.many(
            "INSERT INTO contact (handle, import, card, name, birthday) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET birthday = coalesce(excluded.birthday, birthday)",
            [
                (id_, self._id, self._cards, contact.name, contact.birthday)
                for id_ in ids
                if id_ is not None
            ],
        )

    def _take_own(self, own: OwnHandle) -> None:
        handle = self._directory.handle(own.handle)
        if handle is not None:
            self._database.run(
                "INSERT OR IGNORE INTO own_handle (import, handle) VALUES (?, ?)", self._id, handle
            )

    def _take_occasion(self, found: Occasion) -> None:
        if self._words:
            self._database.run(
                "INSERT INTO occasion (import, day, until, words) VALUES (?, ?, ?, ?)",
                self._id, found.day, found.until, found.words,
            )  # fmt: skip

    def _take_skipped(self, skipped: Skipped) -> None:
        self._skipped_total += 1
        if len(self._skips) < KEPT_SKIPS:
            self._skips.append(skipped)

    def _leave_out(self, event: Event, thread: int | None) -> None:
        """Count an event with somebody who was forgotten; between two it takes all with it."""
        self._left_out += 1
        if thread is None or thread in self._groups:
            return
        self._flush()
        self._threads[event.thread] = None
        self._left_out += self._batches.take_back(thread)
        for table in ("participant", "import_thread"):
            self._database.run(
                f"DELETE FROM {table} WHERE thread = ? AND import = ?", thread, self._id
            )

    def _flush(self) -> None:
        self._batches.write(self._buffer, self._buffered_words)
        self._buffer.clear()
        self._buffered_words.clear()

    def finish(self) -> None:
        """Write what is left, and bring up to date what follows from it."""
        self._flush()
        self._write_about()
        threads.drop_orphans(self._database)
        threads.refresh(self._database)
        search_index.add_since(
            self._database, self._batches.first_id, more_follow=self._more_follow
        )
        search_index.refresh(self._database, self._batches.filled)
        revision.touch(self._database)
        row = self._database.rows(f"SELECT {COLUMNS} FROM import WHERE id = ?", self._id)[0]
        self._record = read_record(self._database, row)

    def _add_participants(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._database.many(
            "INSERT OR IGNORE INTO participant (thread, handle, import) VALUES (?, ?, ?)",
            [(thread, handle, self._id) for thread, handle in pairs],
        )

    def _write_about(self) -> None:
        """What is kept about the import itself."""
        batches = self._batches
        if self._left_out and not batches.total:
            self._forget_whose_it_was()
        self._database.run(
            """
            UPDATE import SET new = ?, repeated = ?, left_out = ?, skipped_total = ?, first = ?,
                last = ?, questions = ? WHERE id = ?
            """,
            batches.new, batches.total - batches.new, self._left_out, self._skipped_total,
            batches.first, batches.last, _json(self._questions), self._id,
        )  # fmt: skip
        self._database.many(
            "UPDATE import_thread SET events = ? WHERE thread = ? AND import = ?",
            [(events, thread, self._id) for thread, events in batches.threads.items()],
        )
        self._database.many(
            "INSERT INTO skipped VALUES (?, ?, ?, ?, ?)",
            [
                (self._id, position, skip.where, skip.why, skip.excerpt)
                for position, skip in enumerate(self._skips)
            ],
        )
        self._write_coverage()

    def _forget_whose_it_was(self) -> None:
        """A file in which all is with somebody forgotten is often named after them."""
        self._database.run("UPDATE import SET label = importer WHERE id = ?", self._id)
        self._questions.clear()
        self._skips.clear()

    def _write_coverage(self) -> None:
        rows = [
            (
                self._id,
                window.channel,
                self._threads.get(window.thread) if window.thread is not None else None,
                window.start,
                window.end,
                _json(window.blind),
            )
            for window in self._coverage
            if window.thread is None or self._threads.get(window.thread) is not None
        ]
        self._database.many(
            "INSERT INTO coverage (import, channel, thread, start_at, end_at, blind)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
