"""The numbered changes of the store's shape, oldest first. A shipped one never changes."""

from __future__ import annotations

from collections.abc import Callable

import apsw

from stillhere.store.migrations import m0001, m0002, m0003, m0008

Migration = Callable[[apsw.Connection], None]

MIGRATIONS: tuple[tuple[str, Migration], ...] = (
    ("0001 first shape", m0001.migrate),
    ("0002 twins", m0002.migrate),
    ("0003 the writing desk", m0003.migrate),
    ("0008 meaning", m0008.migrate),
)
