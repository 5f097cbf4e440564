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
TOGETHER = """
    WITH member AS (
        SELECT participant.thread, handle.person
        FROM participant JOIN handle ON handle.id = participant.handle WHERE NOT handle.mine
        UNION
        SELECT tally.thread, handle.person
        FROM tally JOIN handle ON handle.id = tally.author WHERE NOT handle.mine
    )
    SELECT other.person, thread.title
    FROM member JOIN thread ON thread.id = member.thread AND thread.is_group
    JOIN member AS other ON other.thread = member.thread AND other.person <> member.person
    WHERE member.person = ? ORDER BY other.person, thread.id
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

    def together(self, person: int) -> dict[int, list[str]]:
        """Who is in groups with a person: the titles of those groups, by person."""
        groups: dict[int, list[str]] = defaultdict(list)
        for other, title in self._database.rows(TOGETHER, person):
            groups[other].append(title)
        return groups

    def titles(self, threads: Iterable[int]) -> dict[int, str]:
        """The titles of threads by their id."""
        ids = msgspec.json.encode(sorted(threads)).decode()
        sql = "SELECT id, title FROM thread WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._database.rows(sql, ids))

    def channels(self) -> list[str]:
        """The names of all channels."""
        return [name for (name,) in self._database.rows("SELECT name FROM channel ORDER BY name")]
