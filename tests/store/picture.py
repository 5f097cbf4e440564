"""A store's content without the numbers that depend on the order of things."""

from __future__ import annotations

from typing import Any

from stillhere.store.store import Store

QUESTIONS = {
    "events": """
        SELECT thread.key, event.key, at, author.address, channel.name, kind, precision, seconds,
            answered, length, words.text
        FROM event JOIN thread ON thread.id = event.thread
        JOIN handle AS author ON author.id = event.author
        JOIN channel ON channel.id = event.channel LEFT JOIN words ON words.event = event.id
    """,
    "threads": """
        SELECT thread.key, title, is_group, handle.address
        FROM thread LEFT JOIN handle ON handle.id = thread.counterpart
    """,
    "handles": """
        SELECT address, mine, handle_name.name, person.name FROM handle
        JOIN handle_name ON handle_name.handle = handle.id
        LEFT JOIN person ON person.id = handle.person
    """,
    "participants": """
        SELECT DISTINCT thread.key, address FROM participant
        JOIN thread ON thread.id = participant.thread JOIN handle ON handle.id = participant.handle
    """,
    "people": "SELECT name, boundary, relation, looked_after FROM person",
    "contacts": "SELECT DISTINCT address, name FROM contact JOIN handle ON handle.id = handle",
    "days": """
        SELECT thread.key, address, day, messages, calls, call_seconds, unanswered, meetings
        FROM thread_day JOIN thread ON thread.id = thread JOIN handle ON handle.id = author
    """,
    "totals": """
        SELECT person.name, events, first, last, last_in, last_out
        FROM total JOIN person ON person.id = total.person
    """,
    "repeats": "SELECT count(*) FROM repeated",
}
OF_IMPORTS = frozenset({"repeats"})


def picture(store: Store, *, imports: bool = True) -> dict[str, list[Any]]:
    """Every row that somebody could see, sorted; with `imports` also what they share."""
    return {
        name: sorted(map(repr, store._database.rows(sql)))
        for name, sql in QUESTIONS.items()
        if imports or name not in OF_IMPORTS
    }
