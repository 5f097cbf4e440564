"""The drawer of the desk: words that nobody has said to keep, as long as the server runs."""

from __future__ import annotations

import threading

from stillhere.desk.drafts import Draft
from stillhere.store.drafts import DraftKind


class Drawer:
    """Drafts in memory: they survive a reload and Leave quickly, and go with the launch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drafts: dict[tuple[int, DraftKind], Draft] = {}

    def get(self, person: int, kind: DraftKind, kept: str = "") -> Draft:
        """The draft that lies here, else one with the `kept` words."""
        with self._lock:
            return self._drafts.get((person, kind), Draft().changed(kept))

    def put(self, person: int, kind: DraftKind, draft: Draft) -> None:
        """Lay a draft here."""
        with self._lock:
            self._drafts[person, kind] = draft

    def forget(self, person: int) -> None:
        """Throw away what is about a person."""
        with self._lock:
            for key in [key for key in self._drafts if key[0] == person]:
                del self._drafts[key]

    def clear(self) -> None:
        """Throw away everything."""
        with self._lock:
            self._drafts.clear()
