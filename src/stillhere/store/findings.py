"""What the rhythm found last, kept so that Today opens at once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stillhere.records.assessment import Assessment
from stillhere.store import revision
from stillhere.store.database import Database


class Findings(msgspec.Struct, frozen=True):
    """The findings of one day, computed at `at` (Unix ms); `stale` if something changed since."""

    day: str
    at: int
    stale: bool
    assessments: list[Assessment]


class FindingsFamily:
    """Keeps the findings of one day; the next take their place."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def revision(self) -> int:
        """Counts changes of the record; to be read before computing, for `save`."""
        return revision.current(self._database)

    def save(
        self, day: str, assessments: Sequence[Assessment], *, at: int, made_of: int | None = None
    ) -> None:
        """Keep the findings of `day`, computed at `at` from the record at revision `made_of`."""
        with self._database.write():
            number = self.revision() if made_of is None else made_of
            self._database.run(
                "INSERT OR REPLACE INTO finding VALUES (1, ?, ?, ?, ?)",
                day, at, number, msgspec.json.encode(assessments),
            )  # fmt: skip

    def latest(self) -> Findings | None:
        """The findings that were saved last, None before the first."""
        row = self._database.row(
            "SELECT day, at, finding.revision <> revision.number, assessments"
            " FROM finding CROSS JOIN revision"
        )
        if row is None:
            return None
        day, at, stale, assessments = row
        return Findings(
            day, at, bool(stale), msgspec.json.decode(assessments, type=list[Assessment])
        )
