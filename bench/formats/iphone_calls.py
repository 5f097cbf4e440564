"""Writes a long list of calls as iPhones keep it."""

from __future__ import annotations

import random
from pathlib import Path

import apsw

SCHEMA = """
CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZANSWERED INTEGER, ZCALLTYPE INTEGER,
    ZORIGINATED INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZUNIQUE_ID VARCHAR, ZADDRESS VARCHAR);
"""


def write(path: Path, messages: int) -> None:
    """A list of so many calls."""
    chance = random.Random(1)
    connection = apsw.Connection(str(path))
    connection.execute(SCHEMA)
    with connection:
        connection.executemany(
            "INSERT INTO ZCALLRECORD VALUES (?, 0, 1, ?, ?, ?, ?, ?)",
            (
                (
                    number,
                    chance.randrange(2),
                    600_000_000 + number * 60.5,
                    float(chance.randrange(600)),
                    f"{chance.getrandbits(128):032X}",
                    f"+4477009{chance.randrange(40):05d}",
                )
                for number in range(1, messages + 1)
            ),
        )
    connection.close()
