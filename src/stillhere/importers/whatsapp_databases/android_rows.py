"""The rows of WhatsApp's database on Android, whichever of its forms it has.

Until 2021 all messages were in `messages`, by the address of their chat; since then in `message`,
by rows of `chat` and `jid`. A phone that was updated has both tables, and fills one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from stillhere.importers.database import AppDatabase

NOTICES = frozenset({-1, 7, 8, 10, 90, 99})
"""Types of rows that nobody wrote: changes of a group, notices, calls, the frame of an album."""
UNREADABLE = frozenset({11, 15, 64})
"""Types of messages without words: not yet decrypted, deleted by the sender or an admin."""
UNSENT, NOTICE = 0, 6
DELETED_EDIT = 7
TEXT = 0
IDS = {"message_edit_info": "original_key_id", "message_revoked": "revoked_key_id"}
"""Where the first id of a message stands that was edited or deleted."""


class Message(NamedTuple):
    """A message or reaction: its chat and sender are addresses, `at` Unix milliseconds."""

    chat: object
    mine: bool
    name: str
    sender: object
    at: object
    text: bytes | None
    deleted: bool


class Call(NamedTuple):
    """A call: `chat` is a group's address or None; `members` are all the others."""

    chat: object
    members: tuple[object, ...]
    caller: object
    mine: bool
    name: str
    at: object
    seconds: int | None


def is_new(database: AppDatabase) -> bool:
    """Whether the new form holds the messages."""
    if not database.columns("message") or not database.columns("chat"):
        return False
    return database.count("message") >= database.count("messages")


def messages(database: AppDatabase) -> Iterator[Message]:
    """Every message that somebody wrote, and that was sent."""
    yield from _new_messages(database) if is_new(database) else _old_messages(database)


def reactions(database: AppDatabase) -> Iterator[Message]:
    """The reactions that were not taken back; only the new form has any."""
    if not is_new(database) or not database.columns("message_add_on_reaction"):
        return
    jids, chats = _jids(database), _chats(database)
    sql = """
        SELECT added.chat_row_id, added.from_me, added.key_id, added.sender_jid_row_id,
            added.timestamp
        FROM message_add_on AS added JOIN message_add_on_reaction AS reaction
            ON reaction.message_add_on_row_id = added._id
        WHERE coalesce(reaction.reaction, '') <> '' ORDER BY added._id
    """
    for chat, mine, name, sender, at in database.rows(sql):
        yield Message(
            chats.get(chat), bool(mine), f"{name or ''}", jids.get(sender), at, None, deleted=False
        )


def calls(database: AppDatabase) -> Iterator[Call]:
    """The list of calls."""
    there = database.columns("call_log")
    if not {"jid_row_id", "from_me", "timestamp", "duration"} <= there:
        return
    jids = _jids(database)
    members: dict[object, list[object]] = defaultdict(list)
    if database.columns("call_log_participant_v2"):
        sql = "SELECT call_log_row_id, jid_row_id FROM call_log_participant_v2 ORDER BY _id"
        for call, member in database.rows(sql):
            members[call].append(jids.get(member))
    name, group = (
        column if column in there else "NULL" for column in ("call_id", "group_jid_row_id")
    )
    sql = f"""
        SELECT _id, jid_row_id, from_me, {name}, {group}, timestamp, duration FROM call_log
        ORDER BY _id
    """  # noqa: S608 - names of ours
    for row, jid, mine, call_id, room, at, seconds in database.rows(sql):
        length = seconds if type(seconds) is int and seconds >= 0 else None
        caller = jids.get(jid)
        others = tuple(members[row]) or (caller,)
        unique = f"call {call_id}" if call_id else ""
        yield Call(jids.get(room), others, caller, bool(mine), unique, at, length)


def titles(database: AppDatabase) -> dict[object, object]:
    """The names of groups by their addresses."""
    if is_new(database):
        jids = _jids(database)
        rows = database.rows("SELECT jid_row_id, subject FROM chat WHERE subject <> ''")
        return {jids.get(jid): subject for jid, subject in rows}
    if not database.columns("chat_list"):
        return {}
    return dict(database.rows("SELECT key_remote_jid, subject FROM chat_list WHERE subject <> ''"))


def members(database: AppDatabase) -> Iterator[tuple[object, object]]:
    """Groups and who is in them, as addresses."""
    if database.columns("group_participant_user"):
        jids = _jids(database)
        sql = "SELECT group_jid_row_id, user_jid_row_id FROM group_participant_user"
        yield from ((jids.get(group), jids.get(user)) for group, user in database.rows(sql))
    elif database.columns("group_participants"):
        sql = "SELECT gjid, jid FROM group_participants WHERE jid <> ''"
        yield from ((group, user) for group, user in database.rows(sql))


def numbers(database: AppDatabase) -> dict[str, str]:
    """The numbers behind private ids."""
    if not database.columns("jid_map"):
        return {}
    jids = _jids(database)
    rows = database.rows("SELECT lid_row_id, jid_row_id FROM jid_map")
    found = ((jids.get(hidden), jids.get(number)) for hidden, number in rows)
    return {hidden: number for hidden, number in found if hidden and number}


def disappearing(database: AppDatabase) -> Iterator[object]:
    """The chats whose messages delete themselves, as addresses."""
    if is_new(database) and "ephemeral_expiration" in database.columns("chat"):
        jids = _jids(database)
        for (jid,) in database.rows("SELECT jid_row_id FROM chat WHERE ephemeral_expiration > 0"):
            yield jids.get(jid)


def _new_messages(database: AppDatabase) -> Iterator[Message]:
    jids, chats = _jids(database), _chats(database)
    there = [table for table in IDS if database.columns(table)]
    joins = " ".join(f"LEFT JOIN {table} ON {table}.message_row_id = m._id" for table in there)
    first = "".join(f"{table}.{IDS[table]}, " for table in there)
    sql = f"""
        SELECT m.chat_row_id, m.from_me, coalesce({first}m.key_id, ''), m.sender_jid_row_id,
            m.timestamp, m.message_type, m.status, CAST(m.text_data AS BLOB)
        FROM message AS m {joins} ORDER BY m._id
    """  # noqa: S608 - names of ours
    for chat, mine, name, sender, at, kind, status, text in database.rows(sql):
        if kind in NOTICES or status == NOTICE or (mine and status == UNSENT):
            continue
        yield Message(
            chats.get(chat), bool(mine), name, jids.get(sender), at, text, kind in UNREADABLE
        )


def _old_messages(database: AppDatabase) -> Iterator[Message]:
    there = database.columns("messages")
    if not there:
        return
    caption, edit = (
        name if name in there else "NULL" for name in ("media_caption", "edit_version")
    )
    sql = f"""
        SELECT key_remote_jid, key_from_me, coalesce(key_id, ''), remote_resource, timestamp,
            CAST(media_wa_type AS INTEGER), status, {edit},
            CAST(CASE WHEN CAST(media_wa_type AS INTEGER) = {TEXT} THEN data ELSE {caption} END
                AS BLOB)
        FROM messages WHERE key_remote_jid <> '-1' ORDER BY _id
    """  # noqa: S608 - names of ours
    for chat, mine, name, sender, at, kind, status, edited, text in database.rows(sql):
        if kind in NOTICES or status == NOTICE or (mine and status == UNSENT):
            continue
        deleted = kind in UNREADABLE or edited == DELETED_EDIT
        yield Message(chat, bool(mine), name, sender, at, None if deleted else text, deleted)


def _jids(database: AppDatabase) -> dict[object, str]:
    if not database.columns("jid"):
        return {}
    rows = database.rows("SELECT _id, raw_string FROM jid")
    return {row: raw for row, raw in rows if isinstance(raw, str)}


def _chats(database: AppDatabase) -> dict[object, str]:
    jids = _jids(database)
    rows = database.rows("SELECT _id, jid_row_id FROM chat")
    return {row: jids[jid] for row, jid in rows if jid in jids}
