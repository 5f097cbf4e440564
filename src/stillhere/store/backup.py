"""Copies of the store, consistent even while it is in use, and encrypted as it is."""

from __future__ import annotations

from pathlib import Path

import apsw

from stillhere.store.database import connect, translated


def copy_to(connection: apsw.Connection, key: bytes | None, path: Path) -> None:
    """Write a copy of the store to `path`, replacing what is there only when it is complete."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    target = connect(part, key, 5.0)
    try:
        with target.backup("main", connection, "main") as backup:
            while not backup.done:
                backup.step(2000)
        target.execute("PRAGMA journal_mode = DELETE")
    except apsw.Error as error:
        raise translated(error, path) from error
    finally:
        target.close()
    part.replace(path)
