"""Lists of calls with invented people, as iPhones keep them."""

from __future__ import annotations

from pathlib import Path

import apsw

RUTH, SAM, MAIL = "+447700900101", "+447700900102", "sam@example.com"
APPLE_2024 = 725_760_000.0
SCHEMA = """
PRAGMA page_size = 512;
CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZANSWERED INTEGER,
    ZCALLTYPE INTEGER, ZORIGINATED INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT,
    ZSERVICE_PROVIDER VARCHAR, ZUNIQUE_ID VARCHAR, ZADDRESS VARCHAR);
CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, ZTYPE INTEGER, ZNORMALIZEDVALUE VARCHAR,
    ZVALUE VARCHAR);
CREATE TABLE Z_2REMOTEPARTICIPANTHANDLES (Z_2REMOTEPARTICIPANTCALLS INTEGER,
    Z_4REMOTEPARTICIPANTHANDLES INTEGER);
"""
OLD_SCHEMA = """
PRAGMA page_size = 512;
CREATE TABLE call (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT, date INTEGER,
    duration INTEGER, flags INTEGER, id INTEGER);
"""
CALL = "INSERT INTO ZCALLRECORD VALUES (NULL, 2, ?, ?, ?, ?, ?, 'com.apple.Telephony', ?, ?)"


class Calls:
    """A list to which calls are added."""

    def __init__(self, path: Path) -> None:
        self.connection = apsw.Connection(str(path))
        self.connection.execute(SCHEMA)

    def add(
        self,
        minute: int,
        address: str | bytes | None,
        *,
        seconds: float = 0.0,
        out: int = 0,
        answered: int = 0,
        kind: int = 1,
        unique: str | None = None,
    ) -> int:
        """Add a call so many minutes after the beginning of 2024."""
        at = APPLE_2024 + minute * 60
        name = unique or f"C{minute}"
        self.connection.execute(CALL, (answered, kind, out, at, seconds, name, address))
        return self.connection.last_insert_rowid()

    def members(self, call: int, *addresses: str) -> None:
        """Say who took part in a call."""
        for address in addresses:
            self.connection.execute(
                "INSERT INTO ZHANDLE VALUES (NULL, 2, ?, ?)", (address, address)
            )
            row = self.connection.last_insert_rowid()
            self.connection.execute(
                "INSERT INTO Z_2REMOTEPARTICIPANTHANDLES VALUES (?, ?)", (call, row)
            )


def sample(path: Path) -> None:
    """Calls of all kinds."""
    made = Calls(path)
    made.members(made.add(1, RUTH, seconds=61.6, out=1), RUTH)
    made.add(2, "07700 900101", answered=1, seconds=300.2)
    made.add(3, RUTH.encode(), out=0)
    made.add(4, SAM, out=1)
    made.add(5, MAIL, kind=16, answered=1, seconds=20.0)
    made.members(made.add(6, RUTH, kind=8, out=1, seconds=90.0), RUTH, SAM)
    made.add(7, "someone", kind=0, seconds=90.0)
    made.add(8, None)
    made.connection.close()


def old_sample(path: Path) -> None:
    """Calls as before iOS 8."""
    connection = apsw.Connection(str(path))
    connection.execute(OLD_SCHEMA)
    connection.execute(
        "INSERT INTO call (address, date, duration, flags) VALUES (?1, 1300000000, 75, 5),"
        " (?1, 1300000600, 0, 4), ('+447700900102', 1300001200, 33, 16), (?1, 7, 1, 4)",
        (RUTH,),
    )
    connection.close()


if __name__ == "__main__":
    folder = Path(__file__).parents[1] / "samples" / "iphone_calls"
    sample(folder / "CallHistory.storedata")
    old_sample(folder / "call_history.db")
