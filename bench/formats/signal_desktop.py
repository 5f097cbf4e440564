"""Writes a long, unlocked database of Signal Desktop: seeded, people invented."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import apsw

START = 1_400_000_000_000
STEP = 600_000
PEOPLE = 40
LINES = ("ok", "Are we still on for Sunday?", "Running late, ten minutes. " * 3, "😀 call me")
OWN = "0da0da0d-0000-4000-8000-000000000001"
SCHEMA = """
CREATE TABLE conversations (id STRING PRIMARY KEY ASC, json TEXT, active_at INTEGER, type STRING,
    members TEXT, name TEXT, profileName TEXT, profileFullName TEXT, e164 TEXT, serviceId TEXT,
    groupId TEXT, profileLastFetchedAt INTEGER);
CREATE TABLE messages (rowid INTEGER PRIMARY KEY ASC, id STRING UNIQUE, json TEXT, sent_at INTEGER,
    conversationId STRING, source STRING, expireTimer INTEGER, type STRING, body TEXT,
    isErased INTEGER, sourceServiceId TEXT);
CREATE TABLE items (id STRING PRIMARY KEY ASC, json TEXT);
"""
PERSON = """
INSERT INTO conversations (id, json, type, profileFullName, e164, serviceId)
VALUES (?, '{}', 'private', ?, ?, ?)
"""
MESSAGE = """
INSERT INTO messages (id, json, sent_at, conversationId, type, body, sourceServiceId)
VALUES (?, '{}', ?, ?, ?, ?, ?)
"""


def write(path: Path, messages: int) -> None:
    """A database of so many messages."""
    connection = apsw.Connection(str(path))
    connection.execute(SCHEMA)
    with connection:
        own = json.dumps({"id": "uuid_id", "value": f"{OWN}.2"})
        connection.execute("INSERT INTO items VALUES ('uuid_id', ?)", (own,))
        connection.execute(PERSON, ("c0", "Ada Quill", "+447700900000", OWN))
        for number in range(1, PEOPLE + 1):
            row = (f"c{number}", f"Friend {number}", f"+4477009{number:05d}", account(number))
            connection.execute(PERSON, row)
        connection.executemany(MESSAGE, _messages(messages))
    connection.close()


def account(number: int) -> str:
    return f"000a11ce-0000-4000-8000-{number:012d}"


def _messages(messages: int) -> Iterator[tuple[str, int, str, str, str, str]]:
    chance = random.Random(1)
    at = START
    for number in range(messages):
        at += chance.randrange(1, STEP)
        person = chance.randint(1, PEOPLE)
        kind, who = chance.choice((("incoming", account(person)), ("outgoing", OWN)))
        yield f"m{number}", at, f"c{person}", kind, chance.choice(LINES), who
