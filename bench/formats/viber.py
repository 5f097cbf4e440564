"""Writes a long viber.db as Viber keeps it on a computer: seeded, people invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import apsw

START = 1_400_000_000_000
STEP = 600_000
PEOPLE = 40
LINES = ("ok", "Are we still on for Sunday?", "Running late, ten minutes. " * 3, "😀 call me")
SCHEMA = """
CREATE TABLE Contact (ContactID INTEGER PRIMARY KEY, Name TEXT, ClientName TEXT, Number TEXT);
CREATE TABLE ChatInfo (ChatID INTEGER PRIMARY KEY, Name TEXT);
CREATE TABLE ChatRelation (ChatID INTEGER, ContactID INTEGER);
CREATE TABLE Events (EventID INTEGER PRIMARY KEY, TimeStamp INTEGER, Direction INTEGER,
    ContactID INTEGER, ChatID INTEGER);
CREATE TABLE Messages (EventID INTEGER PRIMARY KEY, Type INTEGER, Body TEXT);
"""


def write(path: Path, messages: int) -> None:
    """A database of so many messages."""
    connection = apsw.Connection(str(path))
    connection.execute(SCHEMA)
    with connection:
        people = range(1, PEOPLE + 1)
        named = [(one, f"Friend {one}", f"+4477009{one:05d}") for one in people]
        connection.executemany("INSERT INTO Contact VALUES (?, ?, '', ?)", named)
        connection.executemany("INSERT INTO ChatInfo VALUES (?, '')", [(one,) for one in people])
        pairs = [(one, one) for one in people]
        connection.executemany("INSERT INTO ChatRelation VALUES (?, ?)", pairs)
        connection.executemany("INSERT INTO Events VALUES (?, ?, ?, ?, ?)", _events(messages))
        words = ((n, LINES[n % len(LINES)]) for n in range(1, messages + 1))
        connection.executemany("INSERT INTO Messages VALUES (?, 1, ?)", words)
    connection.close()


def _events(messages: int) -> Iterator[tuple[int, int, int, int, int]]:
    chance = random.Random(1)
    at = START
    for number in range(1, messages + 1):
        at += chance.randrange(1, STEP)
        person = chance.randint(1, PEOPLE)
        yield number, at, chance.randrange(2), person, person
