"""What an import brought, as it is told afterwards."""

from __future__ import annotations

import msgspec

from stillhere.records.intake import Coverage, Question, Skipped
from stillhere.store.database import Database, Row

KEPT_SKIPS = 1000


class Tally(msgspec.Struct, frozen=True):
    """How many events of an import belong to a thread or a person. `id` is that one's id."""

    id: int
    name: str
    events: int


class ImportRecord(msgspec.Struct, frozen=True):
    """One file that was brought in. Times are Unix milliseconds UTC.

    `new` events were not there before, `repeated` ones were, `left_out` are not stored because
    they belong to somebody who was forgotten. `skipped` holds the first 1000 of `skipped_total`.
    `first` and `last` bound the file's events, None without any. `people` are those whose
    one-to-one threads it has; `contacts` counts names of an address book; `words` tells whether
    words were kept.
    """

    id: int
    label: str
    importer: str
    fingerprint: str
    at: int
    words: bool
    new: int
    repeated: int
    left_out: int
    skipped_total: int
    first: int | None
    last: int | None
    contacts: int = 0
    skipped: tuple[Skipped, ...] = ()
    threads: tuple[Tally, ...] = ()
    people: tuple[Tally, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def events(self) -> int:
        """All events of the file that are now in the store."""
        return self.new + self.repeated


FIELDS = (
    "id", "label", "importer", "fingerprint", "at", "words", "new", "repeated", "left_out",
    "skipped_total", "first", "last",
)  # fmt: skip
COLUMNS = ", ".join(FIELDS)


def read_record(database: Database, row: Row) -> ImportRecord:
    """The record of a row of COLUMNS."""
    plain = dict(zip(FIELDS, row, strict=True))
    id_ = plain["id"]
    return ImportRecord(
        **plain | {"words": bool(plain["words"])},
        contacts=_contacts(database, id_),
        skipped=_skipped(database, id_),
        threads=_threads(database, id_),
        people=_people(database, id_),
        coverage=_coverage(database, id_),
        questions=_questions(database, id_),
    )


def _contacts(database: Database, id_: int) -> int:
    sql = "SELECT count(DISTINCT card) FROM contact WHERE import = ?"
    return int(database.value(sql, id_))


def _questions(database: Database, id_: int) -> tuple[Question, ...]:
    text = database.value("SELECT questions FROM import WHERE id = ?", id_)
    return msgspec.json.decode(text, type=tuple[Question, ...])


def _skipped(database: Database, id_: int) -> tuple[Skipped, ...]:
    sql = "SELECT place, why, excerpt FROM skipped WHERE import = ? ORDER BY position"
    return tuple(Skipped(*row) for row in database.rows(sql, id_))


def _threads(database: Database, id_: int) -> tuple[Tally, ...]:
    sql = """
        SELECT thread.id, iif(thread.title <> '', thread.title, thread.key), said.events
        FROM import_thread AS said JOIN thread ON thread.id = said.thread
        WHERE said.import = ? ORDER BY said.events DESC, thread.id
    """
    return tuple(Tally(*row) for row in database.rows(sql, id_))


def _people(database: Database, id_: int) -> tuple[Tally, ...]:
    sql = """
        SELECT person.id, person.name, sum(said.events) AS events
        FROM import_thread AS said JOIN thread_person ON thread_person.thread = said.thread
        JOIN person ON person.id = thread_person.person
        WHERE said.import = ? GROUP BY person.id ORDER BY events DESC, person.id
    """
    return tuple(Tally(*row) for row in database.rows(sql, id_))


def _coverage(database: Database, id_: int) -> tuple[Coverage, ...]:
    sql = """
        SELECT coverage.channel, start_at, end_at, thread.key, blind
        FROM coverage LEFT JOIN thread ON thread.id = coverage.thread
        WHERE import = ? ORDER BY coverage.id
    """
    return tuple(
        Coverage(channel, start, end, thread, msgspec.json.decode(blind, type=tuple[str, ...]))
        for channel, start, end, thread, blind in database.rows(sql, id_)
    )
