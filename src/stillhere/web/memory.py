"""What was drawn before, as long as it is still true."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

MOST = 200


class Memory:
    """Keeps drawn things by everything that they follow from: the record's revision, the day …

    A key that does not come again is forgotten with time. All of it is gone with the launch.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable) -> Any:
        """What was kept under `key`, None where nothing was."""
        return self._kept.get(key)

    def keep(self, key: Hashable, drawn: object) -> None:
        """Keep `drawn` under `key`."""
        self._kept[key] = drawn
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget all of it, where somebody is forgotten."""
        self._kept.clear()
