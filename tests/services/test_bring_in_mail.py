"""The same correspondence in several exports is one, in whatever order they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.services.bring_in import bring_in
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes

SAMPLES = Path(__file__).parents[1] / "importers" / "samples"
PATHS = (
    SAMPLES / "mbox" / "All mail Including Spam and Trash.mbox",
    SAMPLES / "mbox" / "Inbox",
    SAMPLES / "mbox" / "Sent",
    SAMPLES / "eml",
)


def brought(home: Home, *paths: Path) -> list[int]:
    """How many new events each brings."""
    wishes = Wishes(zone="Europe/London")
    found = [one for path in paths for one in bring_in(home, [path], wishes)]
    assert [one.error for one in found] == [None] * len(found)
    return [one.new for one in found]


def record(home: Home) -> list[tuple[str, int]]:
    with home.store() as store:
        names = {person.id: person.name for person in store.people.all()}
        return sorted((names[one.person or 0], one.at) for one in store.events.all_with_person())


def test_what_one_export_brought_another_does_not_bring_again(home: Home) -> None:
    assert brought(home, *PATHS) == [7, 2, 0, 1]
    assert brought(home, *PATHS) == [0, 0, 0, 0]


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 0, 3, 2), (2, 3, 0, 1)])
def test_the_order_of_the_exports_does_not_matter(
    home: Home, tmp_path: Path, order: tuple[int, ...]
) -> None:
    other = Home(tmp_path / "other", home.clock)
    brought(home, *PATHS)
    brought(other, *(PATHS[place] for place in order))
    assert record(home) == record(other)
    assert {name for name, _ in record(home)} == {"Ada Quill", "Elsie Finch"}
