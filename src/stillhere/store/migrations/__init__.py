"""The numbered changes of the store's shape, oldest first. A shipped one never changes."""

from __future__ import annotations

from collections.abc import Callable

import apsw

from stillhere.store.migrations import m0001, m0002, m0003, m0004, m0005, m0006, m0007

Migration = Callable[[apsw.Connection], None]

MIGRATIONS: tuple[tuple[str, Migration], ...] = (
    ("0001 first shape", m0001.migrate),
    ("0002 twins", m0002.migrate),
    ("0003 the writing desk", m0003.migrate),
    ("0004 search", m0004.migrate),
    ("0005 offered life events", m0005.migrate),
    ("0006 not this again", m0006.migrate),
    ("0007 meaning", m0007.migrate),
)
