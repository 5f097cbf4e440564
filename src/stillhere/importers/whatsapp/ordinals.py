"""The place of a message among those of the same author at the same instant."""

from __future__ import annotations

_REMEMBERED = 8192


class Ordinals:
    """Numbers the messages of one author at one instant: 0, 1, 2 …

    The words take no part in a key, so that a message that was edited, deleted or exported without
    its picture keeps it. Instants may come late and out of order: at least the last 8,192 of them
    are remembered, and at most some blocks more, so that memory stays the same.
    """

    def __init__(self) -> None:
        self._young: dict[int, int] = {}
        self._old: dict[int, int] = {}

    def counts(self) -> tuple[dict[int, int], dict[int, int]]:
        """The next key of each slot, of late and before; to be asked once a block.

        Whoever counts looks into the first, then into the second, and writes into the first. A
        slot is the first key of an author at an instant.
        """
        if len(self._young) >= _REMEMBERED:
            self._young, self._old = {}, self._young
        return self._young, self._old
