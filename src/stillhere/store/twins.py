"""Strands of conversations, to find those that are told twice, and to show each event once.

A strand is what a one-to-one thread has in one precision: the same chat from two phones comes under
one key, in seconds and in minutes. Strands that hold the same conversation are one chat.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from stillhere.store import folding, revision
from stillhere.store.database import Database
from stillhere.store.strand import Place, Strand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from stillhere.records.stream import Stream

APART = "'hand', 'mail'"
"""Services without copies: what is said by hand, and mails, which have names of their own."""
DUE = f"""
    SELECT thread.id FROM thread JOIN thread_person ON thread_person.thread = thread.id
    WHERE service NOT IN ({APART}) AND ifnull(
        (SELECT sum(events) FROM strand WHERE thread = thread.id), 0
    ) <> ifnull((SELECT sum(events) FROM tally WHERE thread = thread.id), 0)
        + ifnull((SELECT sum(events) FROM hidden WHERE thread = thread.id), 0)
"""
LIST = """
    SELECT strand.thread, coarse, thread.service, thread_person.person, events, chat, minutes,
        iif(handle.address GLOB '+*', handle.address, '')
    FROM strand JOIN thread ON thread.id = strand.thread
    JOIN thread_person ON thread_person.thread = strand.thread
    JOIN handle ON handle.id = thread.counterpart
    WHERE coarse < 2 AND events >= ? ORDER BY thread.service, key, coarse
"""
KEEP = """
    INSERT INTO strand (thread, coarse, events, minutes) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET events = excluded.events, minutes = excluded.minutes
"""
FOLDED = """
    SELECT coalesce(nullif(thread.title, ''), handle_name.name, thread.key), folded.events
    FROM folded JOIN thread ON thread.id = folded.thread
    LEFT JOIN handle_name ON handle_name.handle = thread.counterpart
    WHERE folded.import = ? ORDER BY folded.events DESC, thread.id
"""


class Twins:
    """Reads strands, and keeps which of their events are the same. Use inside `Store.write`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self) -> list[int]:
        """Threads that are new or have grown or shrunk since their strands were kept."""
        return [thread for (thread,) in self._database.rows(DUE)]

    def look_again(self, person: int) -> None:
        """Make the threads of a person due."""
        self._database.run(
            "UPDATE strand SET events = 0"
            " WHERE thread IN (SELECT thread FROM thread_person WHERE person = ?)",
            person,
        )

    def times(self, threads: Sequence[int]) -> dict[Place, NDArray[np.int64]]:
        """When the events of the strands of `threads` were (Unix ms), hidden ones included."""
        from stillhere.store.streams import read_times  # noqa: PLC0415 - NumPy costs 0.1 s

        return read_times(self._database, threads)

    def keep(self, threads: Sequence[int], strands: dict[Place, tuple[int, bytes]]) -> None:
        """Remember how many events the strands of `threads` have, and their sketches."""
        there = set(strands)
        for (thread, coarse) in self._database.rows(
            "SELECT thread, coarse FROM strand WHERE thread IN (SELECT value FROM json_each(?))",
            msgspec.json.encode(list(threads)).decode(),
        ):  # fmt: skip
            if Place(thread, coarse) not in there:
                self._database.run(
                    "DELETE FROM strand WHERE thread = ? AND coarse = ?", thread, coarse
                )
        self._database.many(
            KEEP, [(place.thread, place.coarse, *kept) for place, kept in strands.items()]
        )

    def strands(self, least: int) -> list[Strand]:
        """The strands with a person that have at least so many events."""
        return [
            Strand(Place(thread, coarse), *rest)
            for thread, coarse, *rest in self._database.rows(LIST, least)
        ]

    def stream(self, places: Sequence[Place], without: Place | None = None) -> Stream:
        """What is shown of some strands.

        With `without`, only what may still be the same as an event of that strand: not what one of
        its events is hidden behind, nor, where it is among `places`, what hides others.
        """
        from stillhere.store.streams import read_stream  # noqa: PLC0415 - NumPy costs 0.1 s

        return read_stream(self._database, places, without)

    def fold(self, pairs: Sequence[tuple[int, int]], places: Sequence[Place]) -> int:
        """Show only one event of each pair (of ids); `places` are one chat. How many are hidden."""
        hidden = folding.fold(self._database, pairs) if pairs else 0
        number = folding.new_chat(self._database)
        self._database.many(
            "UPDATE strand SET chat = ? WHERE thread = ? AND coarse = ?",
            [(number, place.thread, place.coarse) for place in places],
        )
        revision.touch(self._database)
        return hidden

    def folded(self, import_id: int) -> list[tuple[str, int]]:
        """Of which chats, called so, an import had how many events that were here already."""
        return [(title, events) for title, events in self._database.rows(FOLDED, import_id)]
