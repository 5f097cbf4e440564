"""Which files belong to a store, and deleting them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

BACKUP_FILES = ("backups/*",)
ALL_FILES = (*BACKUP_FILES, "stillhere.db*", "stillhere.rekey*", "stillhere.key.*", "*.part")


def delete_files(folder: Path, patterns: Iterable[str]) -> int:
    """Delete the files of `folder` that match; how many there were."""
    found = [path for pattern in patterns for path in sorted(folder.glob(pattern))]
    for path in found:
        path.unlink()
    return len(found)
