"""Which files belong to a store, and deleting them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from pathlib import Path

BACKUP_FILES = ("backups/*",)
ALL_FILES = (*BACKUP_FILES, "stillhere.db*", "stillhere.rekey*", "stillhere.key.*", "*.part")
INCOMING = "incoming-"
"""How the folders begin in which files wait, as they came, until they are read."""


def delete_incoming(folder: Path, older_than: float = 0.0) -> None:
    """Delete the folders with files that wait, if they are older than so many seconds."""
    for waiting in folder.glob(f"{INCOMING}*"):
        if time.time() - waiting.stat().st_mtime >= older_than:
            shutil.rmtree(waiting, ignore_errors=True)


def delete_files(folder: Path, patterns: Iterable[str]) -> int:
    """Delete the files of `folder` that match; how many there were. Folders in it stay."""
    matching = (path for pattern in patterns for path in sorted(folder.glob(pattern)))
    found = [path for path in matching if not path.is_dir()]
    for path in found:
        path.unlink()
    return len(found)
