"""The people in the owner's life."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from stillhere.errors import UnknownPerson
from stillhere.records.handle import Handle
from stillhere.records.person import Boundary, Person
from stillhere.store import changes, revision
from stillhere.store.database import Database, Row
from stillhere.store.directory import handle_id
from stillhere.store.merging import merge_rows

COLUMNS = "id, name, pronoun, relation, boundary, space_until, looked_after, reminders, birthday"


class BoundaryChange(msgspec.Struct, frozen=True):
    """When (Unix ms) a boundary was changed, from what to what."""

    at: int
    before: Boundary
    after: Boundary


class People:
    """Reads and changes people. Who is the same person is decided elsewhere and kept here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Person]:
        """Everybody, by name."""
        handles, birthdays = self._handles(), self._birthdays()
        rows = self._database.rows(f"SELECT {COLUMNS} FROM person ORDER BY name, id")
        return [_person(row, handles[row[0]], birthdays.get(row[0])) for row in rows]

    def names(self) -> dict[int, str]:
        """Everybody's name by their id, in the order of names."""
        return dict(self._database.rows("SELECT id, name FROM person ORDER BY name, id"))

    def get(self, person: int) -> Person | None:
        """One person by id."""
        row = self._database.row(f"SELECT {COLUMNS} FROM person WHERE id = ?", person)
        if row is None:
            return None
        return _person(row, self._handles(person)[person], self._birthdays(person).get(person))

    def find(self, text: str) -> list[Person]:
        """People whose name is `text`, or else has it in it, whatever the case."""
        wanted = text.casefold().strip()
        names = self._database.rows("SELECT id, name FROM person ORDER BY name, id")
        folded = [(person, name.casefold()) for person, name in names]
        exact = [person for person, name in folded if name == wanted]
        found = exact or [person for person, name in folded if wanted and wanted in name]
        return [person for person in map(self.get, found) if person is not None]

    def create(self, name: str, **said: Any) -> Person:
        """Somebody whom the owner names; `said` holds other fields of Person, not the handles."""
        with self._database.write():
            id_ = self._database.insert(
                "INSERT INTO person (name, named, edited) VALUES (?, 1, 1)", name
            )
            person = Person(id=id_, name=name, **said)
            self._write(person)
            revision.touch(self._database)
            return person

    def update(self, person: Person, at: int) -> None:
        """Keep what the owner says about a person; the handles are changed by `attach` alone.

        `at` is now, in Unix milliseconds, for the history of boundaries.

        Raises:
            UnknownPerson: There is nobody with this id.
        """
        with self._database.write():
            before = self._known(person.id)
            if before.boundary != person.boundary:
                self._database.run(
                    "INSERT INTO boundary_history (person, at, before, after) VALUES (?, ?, ?, ?)",
                    person.id, at, before.boundary, person.boundary,
                )  # fmt: skip
            if before.name != person.name:
                self._database.run("UPDATE person SET named = 1 WHERE id = ?", person.id)
            self._write(person, keep_birthday=before.birthday == person.birthday)
            revision.touch(self._database)

    def choose(self, person: int) -> None:
        """Look after somebody, as a suggestion and not as the owner's own word."""
        with self._database.write():
            self._database.run("UPDATE person SET looked_after = 1 WHERE id = ?", person)
            revision.touch(self._database)

    def boundaries(self, person: int) -> list[BoundaryChange]:
        """The history of a person's boundary, oldest first."""
        sql = "SELECT at, before, after FROM boundary_history WHERE person = ? ORDER BY id"
        return [BoundaryChange(*row) for row in self._database.rows(sql, person)]

    def attach(self, handle: Handle, person: int) -> int:
        """Say that `handle` is this person's. Returns the change, for `undo`."""
        self._known(person)
        id_ = handle_id(self._database, handle)
        with changes.recorded(self._database, "attach") as change:
            self._database.run("UPDATE handle SET person = ? WHERE id = ?", person, id_)
        return change.id

    def merge(self, into: int, other: int) -> int:
        """Make `other` the same person as `into`. Returns the change, for `undo`.

        Of two boundaries the one that allows less holds.
        """
        first, second = self._known(into), self._known(other)
        with changes.recorded(self._database, "merge") as change:
            merge_rows(self._database, first, second)
        return change.id

    def split(self, person: int, handles: Sequence[Handle]) -> int:
        """Make `handles` of a person somebody else. Returns the change, for `undo`."""
        before = self._known(person)
        new = self._database.value("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'person'")
        with changes.recorded(self._database, "split") as change:
            self._database.run("INSERT INTO person (id, name) VALUES (?, '')", new)
            self._database.run(
                "UPDATE person SET (boundary, space_until, reminders) ="
                " (SELECT boundary, space_until, reminders FROM person WHERE id = ?) WHERE id = ?",
                before.id, new,
            )  # fmt: skip
            self._database.many(
                "UPDATE handle SET person = ? WHERE service = ? AND address = ? AND person = ?",
                [(new, handle.service, handle.address, person) for handle in handles],
            )
        return change.id

    def undo(self, change: int) -> None:
        """Undo an attach, a merge or a split."""
        changes.undo(self._database, change)

    def distinct(self, one: int, other: int) -> None:
        """Remember that these two are not the same person."""
        with self._database.write():
            self._database.run(
                "INSERT OR IGNORE INTO distinct_people VALUES (?, ?)", *sorted((one, other))
            )

    def distinct_pairs(self) -> set[tuple[int, int]]:
        """Pairs of people, the smaller id first, that are known not to be the same."""
        rows = self._database.rows("SELECT one, other FROM distinct_people")
        return {(one, other) for one, other in rows}

    def _known(self, person: int) -> Person:
        found = self.get(person)
        if found is None:
            raise UnknownPerson(name=person, advice="")
        return found

    def _write(self, person: Person, *, keep_birthday: bool = False) -> None:
        self._database.run(
            """
            UPDATE person SET name = ?, pronoun = ?, relation = ?, boundary = ?, space_until = ?,
                looked_after = ?, reminders = ?, birthday = iif(?, birthday, ?), edited = 1
            WHERE id = ?
            """,
            person.name, person.pronoun, person.relation, person.boundary, person.space_until,
            person.looked_after, person.reminders, keep_birthday, person.birthday, person.id,
        )  # fmt: skip

    def _handles(self, person: int | None = None) -> dict[int, list[Handle]]:
        rows = self._database.rows(
            "SELECT person, service, address FROM handle"
            " WHERE person IS NOT NULL AND person = coalesce(?, person) AND service <> 'hand'"
            " ORDER BY id",
            person,
        )
        found: defaultdict[int, list[Handle]] = defaultdict(list)
        for owner, service, address in rows:
            found[owner].append(Handle(service, address))
        return found

    def _birthdays(self, person: int | None = None) -> dict[int, str]:
        """Birthdays from address books."""
        sql = """
            SELECT handle.person, max(birthday) FROM contact JOIN handle ON handle.id = handle
            WHERE birthday IS NOT NULL AND person = coalesce(?, person) GROUP BY person
        """
        return dict(self._database.rows(sql, person))


def _person(row: Row, handles: Sequence[Handle], birthday: str | None) -> Person:
    id_, name, pronoun, relation, boundary, space_until, looked_after, reminders, own_day = row
    return Person(
        id=id_,
        name=name,
        pronoun=pronoun,
        relation=relation,
        boundary=boundary,
        space_until=space_until,
        looked_after=bool(looked_after),
        reminders=bool(reminders),
        handles=tuple(handles),
        birthday=own_day or birthday,
    )
