"""Ways to damage a file. Seeded: the same seed gives the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable

import apsw

LARGE = 200_000
DATABASE = b"SQLite format 3\0"
ODD: tuple[object, ...] = (
    None,
    -1,
    0,
    2**63 - 1,
    -(2**63),
    1e308,
    float("-inf"),
    "",
    "{",
    "\0",
    "é" * 5000,
    b"\xff\xfe\0",
    b"\x04\x0bstreamtyped",
)
"""What nobody expects in a cell."""
NOISE = (
    b"<",
    b'"',
    b"\n",
    b"\0",
    b"{",
    b"[",
    b"\\",
    b"\r\n",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"99999",
    b"1e999",
    b"NaN",
)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with one to four damages."""
    if content.startswith(DATABASE) and chance.random() < 0.5:
        return odd_cells(content, chance)
    for _ in range(chance.randint(1, 4)):
        content = chance.choices(WAYS, WEIGHTS)[0](content, chance)
    return content


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def insert(content: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(content))
    noise = (
        chance.choice(NOISE) if chance.random() < 0.6 else chance.randbytes(chance.randint(1, 40))
    )
    return content[:place] + noise + content[place:]


def flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def take_away(content: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] + content[place + chance.randint(1, 60) :]


def move(content: bytes, chance: random.Random) -> bytes:
    """A piece stands in another place, too."""
    start, place = chance.randint(0, len(content)), chance.randint(0, len(content))
    return content[:place] + content[start : start + chance.randint(1, 400)] + content[place:]


def swell(content: bytes, chance: random.Random) -> bytes:
    """A piece stands there so often that the file is large."""
    start, length = chance.randint(0, len(content)), chance.choice((1, 3, 20, 200, 2000))
    piece = content[start : start + length]
    times = max(0, LARGE - len(content)) // max(1, len(piece))
    return content[: start + length] + piece * times + content[start + length :]


def odd_cells(content: bytes, chance: random.Random) -> bytes:
    """A sound database with one to six columns or cells that hold what they never should."""
    connection = apsw.Connection(":memory:")
    connection.deserialize("main", content)
    tables = [row[0] for row in connection.execute(TABLES)]
    for _ in range(chance.randint(1, 6) if tables else 0):
        table = chance.choice(tables)
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info([{table}])")]
        every = chance.random() < 0.5
        where = "1" if every else f"rowid = {chance.randint(1, 20)}"
        sql = f"UPDATE OR IGNORE [{table}] SET [{chance.choice(columns)}] = ? WHERE {where}"  # noqa: S608 - tables of our own samples
        try:
            connection.execute(sql, (chance.choice(ODD),))
        except apsw.Error:
            continue
    return connection.serialize("main")


TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut,
    insert,
    flip,
    take_away,
    move,
    swell,
)
WEIGHTS = (10, 30, 25, 15, 15, 1)
