"""Writes long databases of WhatsApp: `write` as Android keeps it, `write_ios` as the iPhone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import apsw

PEOPLE = 40
LINES = ("ok", "Are we still on for Sunday?", "Running late, ten minutes. " * 3, "😀 call me")
ANDROID = """
CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, raw_string TEXT);
CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER UNIQUE, subject TEXT);
CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT,
    sender_jid_row_id INTEGER, status INTEGER, timestamp INTEGER, message_type INTEGER,
    text_data TEXT);
CREATE TABLE message_edit_info (message_row_id INTEGER PRIMARY KEY, original_key_id TEXT);
"""
IOS = """
CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR);
CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZMEMBERJID VARCHAR);
CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZTITLE VARCHAR);
CREATE TABLE ZWAPROFILEPUSHNAME (Z_PK INTEGER PRIMARY KEY, ZJID VARCHAR, ZPUSHNAME VARCHAR);
CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZISFROMME INTEGER,
    ZSTANZAID VARCHAR, ZGROUPMEMBER INTEGER, ZMESSAGESTATUS INTEGER, ZMESSAGEDATE TIMESTAMP,
    ZMESSAGETYPE INTEGER, ZTEXT VARCHAR, ZMEDIAITEM INTEGER, ZTOJID VARCHAR);
"""
Row = tuple[int, int, int, str, None, int, float, int, str]


def write(path: Path, messages: int) -> None:
    """Android's, with so many messages."""
    connection = apsw.Connection(str(path))
    connection.execute(ANDROID)
    with connection:
        for number in range(1, PEOPLE + 1):
            user = f"4477009{number:05d}"
            row = (number, user, "s.whatsapp.net", f"{user}@s.whatsapp.net")
            connection.execute("INSERT INTO jid VALUES (?, ?, ?, ?)", row)
            connection.execute("INSERT INTO chat VALUES (?, ?, NULL)", (number, number))
        rows = _rows(messages, 1_500_000_000_000, 600_000)
        connection.executemany("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.close()


def write_ios(path: Path, messages: int) -> None:
    """The iPhone's, with so many messages."""
    connection = apsw.Connection(str(path))
    connection.execute(IOS)
    with connection:
        for number in range(1, PEOPLE + 1):
            row = (number, f"4477009{number:05d}@s.whatsapp.net", f"Friend {number}")
            connection.execute("INSERT INTO ZWACHATSESSION VALUES (?, ?, ?)", row)
        rows = _rows(messages, 500_000_000, 600)
        connection.executemany(
            "INSERT INTO ZWAMESSAGE VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)", rows
        )
    connection.close()


def _rows(messages: int, start: int, step: int) -> Iterator[Row]:
    chance = random.Random(1)
    at = start
    for number in range(1, messages + 1):
        at += chance.randrange(1, step)
        mine = chance.randrange(2)
        name = f"{chance.getrandbits(80):020X}"
        status = 13 if mine else 0
        yield (
            number,
            chance.randint(1, PEOPLE),
            mine,
            name,
            None,
            status,
            at,
            0,
            chance.choice(LINES),
        )
