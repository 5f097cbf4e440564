"""Writes a large Maildir, a file a mail: seeded, people invented."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from bench.formats.mbox import START, mail


def write(path: Path, messages: int) -> None:
    """Write the folder `path` with `messages` mails of about 1.5 kB."""
    chance, at = random.Random(1), START
    folder = path / "cur"
    folder.mkdir(parents=True)
    (path / "new").mkdir()
    for number in range(messages):
        at += timedelta(seconds=chance.randrange(1, 600))
        _, _, text = mail(chance, number, at, b"").partition(b"\r\n")
        (folder / f"{int(at.timestamp())}.M{number}P1.mx:2,S").write_bytes(text)
