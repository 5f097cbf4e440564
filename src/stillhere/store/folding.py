"""Hides events that are told twice behind their twins.

Nothing is moved and nothing is lost: an event whose `twin` is set is the same as that one, which is
shown in its place. Of several that are the same the one with the best time is shown, whichever was
brought in first. All functions work inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable

from stillhere.store import lending
from stillhere.store.database import Database
from stillhere.store.roll_ups import RollUps

CHOOSE = """
    INSERT INTO temp.chosen
    SELECT iif(first, one, other), iif(first, other, one) FROM (
        SELECT one, other,
            (e1.zone_assumed, e1.precision, t1.service, t1.key, e1.id)
            < (e2.zone_assumed, e2.precision, t2.service, t2.key, e2.id) AS first
        FROM temp.pair JOIN event AS e1 ON e1.id = one JOIN event AS e2 ON e2.id = other
        JOIN thread AS t1 ON t1.id = e1.thread JOIN thread AS t2 ON t2.id = e2.thread
    )
"""
HIDE = "UPDATE event SET twin = shown FROM temp.chosen WHERE event.id = hidden"
FOLLOW = "UPDATE event SET twin = shown FROM temp.chosen WHERE event.twin = hidden"

LATER = """
    SELECT max(e1.import, e2.import), iif(e1.import > e2.import, e2.thread, e1.thread), count(*)
    FROM temp.chosen JOIN event AS e1 ON e1.id = shown JOIN event AS e2 ON e2.id = hidden
    WHERE e1.import <> e2.import GROUP BY 1, 2
"""
NOT_NEW = "UPDATE import SET new = max(0, new - ?2), repeated = repeated + ?2 WHERE id = ?1"
FOLDED = """
    INSERT INTO folded VALUES (?1, ?3, ?2)
    ON CONFLICT DO UPDATE SET events = events + excluded.events
"""

RANK = "event.zone_assumed, event.precision, thread.service, thread.key, event.id"
ORPHANED = f"""
    SELECT event.id, event.twin, 0 FROM event JOIN thread ON thread.id = event.thread
    WHERE event.twin IN (
        SELECT twin FROM event WHERE twin IS NOT NULL
        INTERSECT SELECT id FROM event WHERE import = ?1
    ) AND event.import IS NOT ?1 ORDER BY {RANK}
"""
AFFECTED = """
    SELECT twin FROM event WHERE twin IS NOT NULL AND import = ?1
    UNION SELECT event.twin FROM event JOIN event AS shown ON shown.id = event.twin
        WHERE shown.import = ?1
    UNION SELECT event.id FROM event JOIN event AS shown ON shown.id = event.twin
        WHERE shown.import = ?1
"""
WHOSE = "coalesce((SELECT person FROM thread_person WHERE thread = {0}.thread), -{0}.thread)"
PARTED_CHATS = f"""
    SELECT chat FROM strand WHERE chat IS NOT NULL
    GROUP BY chat HAVING count(DISTINCT {WHOSE.format("strand")}) > 1
"""
PARTED = f"""
    SELECT event.id, event.twin, {WHOSE.format("event")} FROM event
    JOIN thread ON thread.id = event.thread JOIN event AS shown ON shown.id = event.twin
    WHERE event.thread IN (SELECT thread FROM strand WHERE chat = ?1)
        AND {WHOSE.format("event")} <> {WHOSE.format("shown")} ORDER BY {RANK}
"""
IN_CHAT = """
    SELECT id FROM event WHERE twin IS NOT NULL
        AND thread IN (SELECT thread FROM strand WHERE chat = ?1)
    UNION SELECT twin FROM event WHERE twin IS NOT NULL
        AND thread IN (SELECT thread FROM strand WHERE chat = ?1)
"""


def fold(database: Database, pairs: Iterable[tuple[int, int]]) -> int:
    """Hide one event of each pair, both shown so far, behind the other; how many are hidden.

    The import that came later says of them that they were here already.
    """
    _table(database, "pair", "one INTEGER, other INTEGER")
    _table(database, "chosen", "shown INTEGER, hidden INTEGER")
    database.many("INSERT INTO temp.pair VALUES (?, ?)", pairs)
    hidden = database.run(CHOOSE)
    for told in database.rows(LATER):
        database.run(NOT_NEW, told[0], told[2])
        database.run(FOLDED, told[0], told[2], told[1])
    database.run("CREATE INDEX temp.chosen_hidden ON chosen (hidden)")
    database.run(HIDE)
    database.run(FOLLOW)
    lending.touch(database, "SELECT shown FROM temp.chosen UNION SELECT hidden FROM temp.chosen")
    lending.lend(database)
    _count(database)
    return hidden


def is_folded(database: Database) -> bool:
    """Whether anything is hidden at all."""
    return database.row("SELECT 1 FROM event WHERE twin IS NOT NULL LIMIT 1") is not None


def release(database: Database, import_id: int) -> list[int]:
    """Show the twins of what an import has shown, before that is deleted.

    Returns the threads whose roll-ups change. `lending.lend` is to be called after the deletion.
    """
    lending.touch(database, AFFECTED, import_id)
    lending.drop_words(database, import_id)
    sql = "SELECT DISTINCT thread FROM event WHERE id IN (SELECT id FROM temp.touched)"
    threads = [thread for (thread,) in database.rows(sql)]
    _stand_in(database, database.rows(ORPHANED, import_id))
    return threads


def part(database: Database) -> None:
    """Show what is hidden behind events with another person: the owner said they are two."""
    for (chat,) in database.rows(PARTED_CHATS):
        lending.touch(database, IN_CHAT, chat)
        _stand_in(database, database.rows(PARTED, chat))
        lending.lend(database)
        _count(database)
        _part_strands(database, chat)


def _stand_in(database: Database, rows: Iterable[tuple[int, int, int]]) -> None:
    """Show the first of those hidden behind one event (and of one person) in its place.

    `rows` are id, twin and person, the best first.
    """
    firsts: dict[tuple[int, int], int] = {}
    changes = []
    for id_, twin, person in rows:
        first = firsts.setdefault((twin, person), id_)
        changes.append((None if first == id_ else first, id_))
    database.many("UPDATE event SET twin = ? WHERE id = ?", changes)


def _part_strands(database: Database, chat: int) -> None:
    """A chat of several people becomes one for each."""
    sql = f"SELECT thread, coarse, {WHOSE.format('strand')} FROM strand WHERE chat = ?"
    numbers: dict[int, int] = {}
    for thread, coarse, person in database.rows(sql, chat):
        number = numbers.setdefault(person, new_chat(database) if numbers else chat)
        database.run(
            "UPDATE strand SET chat = ? WHERE thread = ? AND coarse = ?", number, thread, coarse
        )


def new_chat(database: Database) -> int:
    """A number that no chat has."""
    return int(database.value("SELECT coalesce(max(chat), 0) + 1 FROM strand"))


def _count(database: Database) -> None:
    """Count the threads anew of which something is touched."""
    sql = "SELECT DISTINCT thread FROM event WHERE id IN (SELECT id FROM temp.touched)"
    RollUps(database).rebuild([thread for (thread,) in database.rows(sql)])


def _table(database: Database, name: str, columns: str) -> None:
    database.run(f"DROP TABLE IF EXISTS temp.{name}")
    database.run(f"CREATE TEMP TABLE {name} ({columns})")
