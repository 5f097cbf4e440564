"""Writes a long database of Messages as macOS keeps it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import apsw

START = 600_000_000_000_000_000
STEP = 600_000_000_000
PEOPLE = 40
LINES = ("ok", "Are we still on for Sunday?", "Running late, ten minutes. " * 3, "😀 call me")
SCHEMA = """
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, style INTEGER, chat_identifier TEXT,
    display_name TEXT, room_name TEXT, group_id TEXT);
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER,
    PRIMARY KEY (chat_id, message_id));
CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER,
    attributedBody BLOB, service TEXT, account TEXT, error INTEGER, date INTEGER,
    date_read INTEGER, date_delivered INTEGER, is_from_me INTEGER, cache_roomnames TEXT,
    item_type INTEGER, associated_message_guid TEXT, associated_message_type INTEGER,
    message_summary_info BLOB, destination_caller_id TEXT);
"""
INSERT = """
INSERT INTO message VALUES (?, ?, ?, ?, ?, 'iMessage', 'P:+447700900100', 0, ?, 0, 0, ?, NULL, 0,
    NULL, 0, NULL, '+447700900100')
"""
STREAM = (
    b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84"
    b"\x08NSObject\x00\x85\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+%b%b\x86\x84\x02iI"
)


def write(path: Path, messages: int) -> None:
    """A database of so many messages, half of them with their words in a typed stream."""
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    connection.execute(SCHEMA)
    with connection:
        for number in range(1, PEOPLE + 1):
            address = f"+4477009{number:05d}"
            connection.execute("INSERT INTO handle VALUES (?, ?, 'iMessage')", (number, address))
            connection.execute(
                "INSERT INTO chat VALUES (?, ?, 45, ?, NULL, NULL, NULL)",
                (number, f"iMessage;-;{address}", address),
            )
            connection.execute("INSERT INTO chat_handle_join VALUES (?, ?)", (number, number))
        connection.executemany(INSERT, _rows(messages))
        connection.execute(
            "INSERT INTO chat_message_join SELECT handle_id, ROWID FROM message ORDER BY 1, 2"
        )
    connection.close()


def _rows(messages: int) -> Iterator[tuple[int, str, str | None, int, bytes | None, int, int]]:
    chance = random.Random(1)
    at = START
    for number in range(1, messages + 1):
        at += chance.randrange(1, STEP)
        line = chance.choice(LINES)
        data = line.encode()
        streamed = chance.random() < 0.5
        stream = STREAM % (bytes([len(data)]), data) if streamed else None
        guid = f"{chance.getrandbits(128):032X}"
        mine = chance.randrange(2)
        text = None if streamed else line
        yield number, guid, text, chance.randint(1, PEOPLE), stream, at, mine
