"""Makes databases as Signal Desktop has them, with invented people.

`python databases.py FOLDER` writes the samples anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import apsw

KEY = bytes(range(7, 39))
AT = 1_709_280_000_000
ADA = "0da0da0d-0000-4000-8000-000000000001"
TOM = "000a11ce-0000-4000-8000-000000000001"
CLEO = "000b0b00-0000-4000-8000-000000000001"

SCHEMA = """
CREATE TABLE conversations (id STRING PRIMARY KEY ASC, json TEXT, active_at INTEGER, type STRING,
    members TEXT, name TEXT, profileName TEXT, profileFullName TEXT, e164 TEXT, serviceId TEXT,
    groupId TEXT, profileLastFetchedAt INTEGER);
CREATE TABLE messages (rowid INTEGER PRIMARY KEY ASC, id STRING UNIQUE, json TEXT, sent_at INTEGER,
    conversationId STRING, source STRING, expireTimer INTEGER, type STRING, body TEXT,
    isErased INTEGER, sourceServiceId TEXT);
CREATE TABLE callsHistory (callId TEXT PRIMARY KEY, peerId TEXT NOT NULL, ringerId TEXT,
    mode TEXT NOT NULL, type TEXT NOT NULL, direction TEXT NOT NULL, status TEXT NOT NULL,
    timestamp INTEGER NOT NULL, startedById TEXT, endedTimestamp INTEGER);
CREATE TABLE items (id STRING PRIMARY KEY ASC, json TEXT);
"""


def database(path: Path, key: bytes | None = None, schema: str = SCHEMA) -> apsw.Connection:
    """An empty one, locked with `key`."""
    connection = apsw.Connection(str(path))
    if key is not None:
        for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}'\""):
            connection.execute(f"PRAGMA {pragma}")
    else:
        connection.execute("PRAGMA page_size = 512")
    connection.execute(schema)
    return connection


def insert(connection: apsw.Connection, table: str, **values: Any) -> None:
    names = ", ".join(values)
    marks = ", ".join("?" for _ in values)
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        tuple(json.dumps(each) if isinstance(each, dict) else each for each in values.values()),
    )


def people(connection: apsw.Connection) -> None:
    """Ada, whose it is, Tomas, Cleo and a group of the three."""
    insert(connection, "items", id="uuid_id", json={"id": "uuid_id", "value": f"{ADA}.2"})
    rows = (
        ("c-ada", "private", "", "Ada Quill", "+447700900200", ADA),
        ("c-tom", "private", "", "Tomas Brandt", "+447700900201", TOM),
        ("c-cleo", "private", {"expireTimer": 604800}, "Cleo Hart", None, CLEO),
    )
    for id_, kind, extra, name, number, service in rows:
        insert(
            connection, "conversations", id=id_, type=kind, json=extra, profileFullName=name,
            e164=number, serviceId=service, active_at=AT, profileLastFetchedAt=AT + 90_000_000,
        )  # fmt: skip
    group = {"masterKey": "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="}
    insert(
        connection, "conversations", id="c-all", type="group", json=group, name="Allotment",
        groupId="Z3JvdXA=",
    )  # fmt: skip


def message(connection: apsw.Connection, minute: int, **values: Any) -> None:
    row = {"conversationId": "c-tom", "type": "incoming", "body": "hello", "json": ""} | values
    number = next(connection.execute("SELECT count(*) FROM messages"))[0]
    insert(connection, "messages", id=f"m-{number}", sent_at=AT + minute * 60_000, **row)


def call(connection: apsw.Connection, minute: int, **values: Any) -> None:
    row = {"peerId": TOM, "mode": "Direct", "type": "Audio", "direction": "Incoming"} | values
    insert(connection, "callsHistory", timestamp=AT + minute * 60_000, **row)


def talk(connection: apsw.Connection) -> None:
    """A bit of everything."""
    reactions = {"reactions": [{"emoji": "❤", "fromId": "c-ada", "timestamp": AT + 120_000}]}
    failed = {"sendStateByConversationId": {"c-tom": {"status": "Failed"}}}
    message(connection, 1, body="The garden today 🌷", sourceServiceId=TOM, json=reactions)
    message(connection, 3, type="outgoing", body="Lovely. Ring me?")
    message(connection, 4, type="outgoing", body="never left", json=failed)
    message(connection, 5, body=None, isErased=1, sourceServiceId=TOM)
    message(connection, 6, type="keychange", body=None)
    message(connection, 7, type="outgoing", conversationId="c-ada", body="note to myself")
    message(connection, 8, conversationId="c-cleo", expireTimer=604800, body="gone in a week")
    message(connection, 9, conversationId="c-all", sourceServiceId=CLEO, body="Who has the key?")
    message(connection, 10, conversationId="c-all", type="outgoing", body="I do.")
    ended = AT + 20 * 60_000 + 754_000
    call(connection, 20, callId="9921", status="Accepted", endedTimestamp=ended)
    call(connection, 40, callId="9922", status="Missed")
    call(connection, 50, callId="9923", status="Accepted", direction="Outgoing", type="Video")
    call(connection, 60, callId="9924", status="Joined", mode="Group", peerId="Z3JvdXA=",
         startedById=CLEO, type="Group")  # fmt: skip


def samples(folder: Path) -> None:
    """The samples of the repository: a locked folder as the app has it, and an unlocked file."""
    sql = folder / "Signal" / "sql"
    sql.mkdir(parents=True)
    (folder / "Signal" / "config.json").write_text(json.dumps({"key": KEY.hex()}) + "\n")
    for path, key in ((sql / "db.sqlite", KEY), (folder / "unlocked.sqlite", None)):
        connection = database(path, key)
        people(connection)
        talk(connection)
        connection.close()


if __name__ == "__main__":
    samples(Path(sys.argv[1]))
