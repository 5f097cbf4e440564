"""Threads as the importers named them: who takes part in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from stillhere.records.event import Thread
from stillhere.records.handle import Handle
from stillhere.store.database import Database

LIST = """
    SELECT thread.id, thread.key, thread.service, thread.title, thread.is_group,
        handle.service, handle.address
    FROM thread LEFT JOIN handle ON handle.id = thread.counterpart
    WHERE thread.service <> 'hand' ORDER BY thread.id
"""
PARTICIPANTS = """
    SELECT DISTINCT participant.thread, handle.service, handle.address
    FROM participant JOIN handle ON handle.id = participant.handle
"""


class Conversations:
    """Reads threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Thread]:
        """Every thread that imports have brought."""
        participants = defaultdict(list)
        for thread, service, address in self._database.rows(PARTICIPANTS):
            participants[thread].append(Handle(service, address))
        return [
            Thread(
                key=key,
                service=service,
                title=title,
                participants=tuple(participants[id_]),
                counterpart=None if address is None else Handle(other, address),
                group=bool(is_group),
            )
            for id_, key, service, title, is_group, other, address in self._database.rows(LIST)
        ]

    def titles(self, threads: Iterable[int]) -> dict[int, str]:
        """The titles of threads by their id."""
        ids = msgspec.json.encode(sorted(threads)).decode()
        sql = "SELECT id, title FROM thread WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._database.rows(sql, ids))

    def channels(self) -> list[str]:
        """The names of all channels."""
        return [name for (name,) in self._database.rows("SELECT name FROM channel ORDER BY name")]
