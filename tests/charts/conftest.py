"""A small snapshot fixture: pictures as files, so that a change of one can be looked at."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "__snapshots__"
Snapshot = Callable[[str, str], None]


@pytest.fixture
def snapshot() -> Snapshot:
    """Compares a picture with the stored one.

    With UPDATE_SNAPSHOTS=1 in the environment it stores the picture instead. A picture that is
    not stored yet fails the test: it has to be looked at first.
    """

    def compare(name: str, svg: str) -> None:
        file = FOLDER / f"{name}.svg"
        pretty = svg.replace("><", ">\n<") + "\n"
        if os.environ.get("UPDATE_SNAPSHOTS") == "1":
            file.write_text(pretty, encoding="utf-8")
        assert file.exists(), f"{file.name} is not stored; look at it, then UPDATE_SNAPSHOTS=1"
        assert pretty == file.read_text(encoding="utf-8"), f"{file.name} looks different now"

    return compare
