"""Databases of Messages with invented people, as macOS and old iPhones write them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import apsw

RUTH, SAM, MAIL = "+447700900101", "+447700900102", "sam@example.com"
OWN = "+447700900100"
APPLE_2024 = 725_760_000
"""2024-01-01T00:00:00Z in seconds since 2001."""

CHAT_TABLES = """
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL,
    country TEXT, service TEXT NOT NULL, uncanonicalized_id TEXT, UNIQUE (id, service));
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL,
    style INTEGER, chat_identifier TEXT, service_name TEXT, room_name TEXT,
    display_name TEXT{more});
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER, UNIQUE (chat_id, handle_id));
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER,
    PRIMARY KEY (chat_id, message_id));
"""
OLD = """
CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL,
    text TEXT, handle_id INTEGER DEFAULT 0, service TEXT, account TEXT, error INTEGER DEFAULT 0,
    date INTEGER, date_read INTEGER, is_from_me INTEGER DEFAULT 0, item_type INTEGER DEFAULT 0);
"""
NEW = """
CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL,
    text TEXT, handle_id INTEGER DEFAULT 0, attributedBody BLOB, service TEXT, account TEXT,
    error INTEGER DEFAULT 0, date INTEGER, date_read INTEGER, date_delivered INTEGER,
    is_from_me INTEGER DEFAULT 0, is_sent INTEGER DEFAULT 0, is_system_message INTEGER DEFAULT 0,
    cache_roomnames TEXT, item_type INTEGER DEFAULT 0, group_title TEXT,
    group_action_type INTEGER DEFAULT 0, associated_message_guid TEXT,
    associated_message_type INTEGER DEFAULT 0, message_summary_info BLOB,
    destination_caller_id TEXT, is_spam INTEGER DEFAULT 0, date_edited INTEGER,
    schedule_type INTEGER DEFAULT 0);
CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER,
    delete_date INTEGER);
"""


class Database:
    """A database to which conversations and messages are added."""

    def __init__(self, path: Path, *, old: bool = False) -> None:
        self._nanoseconds = not old
        self.connection = apsw.Connection(str(path))
        self.connection.execute("PRAGMA page_size = 512")
        more = "" if old else ", group_id TEXT, original_group_id TEXT"
        self.connection.execute(CHAT_TABLES.format(more=more) + (OLD if old else NEW))

    def handle(self, address: str, service: str = "iMessage") -> int:
        """Add an address."""
        return self._insert("handle", {"id": address, "service": service})

    def chat(self, guid: str, members: tuple[int, ...], **values: object) -> int:
        """Add a chat, one-to-one unless `style` says otherwise."""
        row = self._insert(
            "chat",
            {"guid": guid, "style": 45, "chat_identifier": guid.rpartition(";")[2]} | values,
        )
        for member in members:
            self._insert("chat_handle_join", {"chat_id": row, "handle_id": member})
        return row

    def message(self, chat: int | None, minute: float, text: str | None, **values: object) -> int:
        """Add a message, received by iMessage `minute` minutes after the beginning of 2024."""
        at = APPLE_2024 + minute * 60
        date = round(at * 1_000_000_000) if self._nanoseconds else round(at)
        given: dict[str, object] = {"guid": f"G{minute}", "date": date, "service": "iMessage"}
        row = self._insert("message", given | {"text": text} | values)
        if chat is not None:
            self._insert("chat_message_join", {"chat_id": chat, "message_id": row})
        return row

    def _insert(self, table: str, values: Mapping[str, object]) -> int:
        marks = ", ".join("?" * len(values))
        self.connection.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})",
            tuple(values.values()),
        )
        return self.connection.last_insert_rowid()


def body(text: str, *, length: bytes | None = None, mutable: bool = False) -> bytes:
    """A typed stream with `text` in it; `length` where another than the true one is written."""
    data = text.encode()
    written = _length(len(data)) if length is None else length
    kind = b"\x0fNSMutableString\x01\x84\x84\x08NSString\x01\x95"
    return (
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84"
        b"\x08NSObject\x00\x85\x92\x84\x84\x84" + (kind if mutable else b"\x08NSString\x01\x94")
        + b"\x84\x01+" + written + data + b"\x86\x84\x02iI\x01\x0f\x92\x86"
    )  # fmt: skip


def _length(size: int) -> bytes:
    if size < 0x80:
        return bytes([size])
    wide = size > 0xFFFF
    return b"\x82" + size.to_bytes(4, "little") if wide else b"\x81" + size.to_bytes(2, "little")


def sample(path: Path) -> None:
    """A Mac's database with most of what happens in one."""
    made = Database(path)
    ruth, ruth_sms, sam, mail = (
        made.handle(RUTH), made.handle(RUTH, "SMS"),
        made.handle(SAM), made.handle("Sam@Example.com"),
    )  # fmt: skip
    pair = made.chat(f"iMessage;-;{RUTH}", (ruth,))
    texts = made.chat(f"SMS;-;{RUTH}", (ruth_sms,))
    choir = made.chat(
        "iMessage;+;chat100", (ruth, sam), style=43, room_name="chat100",
        display_name="Choir", group_id="B-2", original_group_id="A-1",
    )  # fmt: skip
    writer = made.chat(f"iMessage;-;{MAIL}", (mail,))
    to = {"destination_caller_id": OWN, "account": f"P:{OWN}"}
    sent = {"is_from_me": 1, "is_sent": 1, **to}
    made.message(pair, 1, "Are we still on for Sunday?", handle_id=ruth, **to)
    made.message(pair, 2, None, attributedBody=body("Of course. I bring the cake 🎂"), **sent)
    made.message(texts, 3, "No signal here, so a text.", handle_id=ruth_sms, service="SMS", **to)
    made.message(texts, 4, "It did not go through.", service="SMS", error=22, **sent)
    made.message(pair, 5, None, handle_id=ruth, associated_message_type=2000,
                 associated_message_guid="p:0/G2", **to)  # fmt: skip
    made.message(pair, 6, None, associated_message_type=2001,
                 associated_message_guid="p:0/G1", **sent)  # fmt: skip
    made.message(pair, 7, None, associated_message_type=3001,
                 associated_message_guid="p:0/G1", **sent)  # fmt: skip
    made.message(choir, 8, None, handle_id=sam, item_type=2, group_title="Choir", **to)
    made.message(choir, 9, "Rehearsal at seven.", handle_id=sam, cache_roomnames="chat100", **to)
    made.message(choir, 10, "\ufffc", handle_id=ruth, service="RCS", **to)
    made.message(writer, 11, "My new address.", handle_id=mail, **to)
    made.message(None, 12, "A chat that is gone.", handle_id=sam, **to)
    made.message(None, 13, "Nobody knows whose.", **to)
    made.connection.close()


def old_sample(path: Path) -> None:
    """An old iPhone's: seconds, few columns."""
    made = Database(path, old=True)
    ruth = made.handle("07700 900101", "SMS")
    pair = made.chat("SMS;-;07700 900101", (ruth,))
    made.message(pair, 1, "Hello Ruth", service="SMS", is_from_me=1, account="P:+447700900100")
    made.message(pair, 2, "Hello! Long time.", service="SMS", handle_id=ruth)
    made.connection.close()


if __name__ == "__main__":
    folder = Path(__file__).parents[1] / "samples" / "imessage"
    sample(folder / "chat.db")
    old_sample(folder / "sms.db")
