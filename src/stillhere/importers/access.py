"""Why a file may not be opened, and where a person allows it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from stillhere.errors import FileUnreadable, NeedsFullDiskAccess

KEPT_BY_APPLE = ("Library", "Messages")
"""The folder in which a Mac keeps its messages; other programs may look only when allowed."""


def not_allowed(path: Path) -> FileUnreadable:
    """The sentence for a file that may not be opened."""
    parts = path.expanduser().parts
    if KEPT_BY_APPLE in pairwise(parts):
        return NeedsFullDiskAccess(name=path.name)
    return FileUnreadable(name=path.name)
