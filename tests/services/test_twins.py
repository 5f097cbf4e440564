from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stillhere.records.handle import named
from stillhere.services import about
from stillhere.services.home import Home
from stillhere.services.wishes import Brought, Wishes
from tests.services.made import brought, home_at
from tests.services.twin_exports import Line, android, conversation, iphone

WISHES = Wishes(zone="Europe/London", owner="Ruth Bell", words=True)
LINES = conversation()


def seen(home: Home) -> dict[str, Any]:
    """What the person sees of everybody, whatever they are called."""
    with home.store() as store:
        people = [person.id for person in store.people.all()]
        columns = store.events.columns()
        return {
            "people": len(people),
            "events": store.events.count(),
            "of each": sorted(store.events.count_by_person().values()),
            "days": [
                (day.day, day.received, day.sent, day.calls) for day in store.daily.series(people)
            ],
            "columns": [column.tolist() for column in (columns.out, columns.kind, columns.length)],
            "minutes": (columns.at // 60_000).tolist(),
            "found": len(store.search.find("kettle", limit=1000)),
            "words": sorted(
                str(event.words) for one in people for event in store.events.page(one, limit=1000)
            ),
        }


def bring(home: Home, *paths: Path, wishes: Wishes = WISHES) -> list[Brought]:
    return brought(home, *paths, wishes=wishes)


def alone(folder: Path, path: Path, wishes: Wishes = WISHES) -> dict[str, Any]:
    """What is seen of one export by itself."""
    home = home_at(folder)
    bring(home, path, wishes=wishes)
    return seen(home)


def two_exports(files: Path, kind: str) -> tuple[Path, Path]:
    if kind == "two phones":
        return iphone(files / "one", LINES), android(files / "two", LINES)
    if kind == "renamed":
        return android(files / "one", LINES), android(files / "two", LINES, "Dad")
    return iphone(files / "one", LINES), android(files / "two", LINES, "Dad")


KINDS = ("two phones", "renamed", "both")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("turned", [False, True])
def test_a_chat_told_twice_is_seen_once_and_either_can_be_undone(
    tmp_path: Path, home: Home, files: Path, kind: str, *, turned: bool
) -> None:
    one, other = two_exports(files, kind)[:: -1 if turned else 1]
    first = bring(home, one)[0]
    (told,) = bring(home, other)
    assert (told.new, told.repeated) == (0, len(LINES))
    assert seen(home) == alone(tmp_path / "a", one) == alone(tmp_path / "b", other)
    again = bring(home, one, other)
    assert [(each.new, each.repeated) for each in again] == [(0, len(LINES))] * 2
    assert seen(home) == alone(tmp_path / "a", one)
    with home.store() as store:
        assert store.problems() == []
        for each in again:
            assert each.id is not None
            store.imports.undo(each.id)
        assert first.id is not None
        store.imports.undo(first.id)
        assert store.problems() == []
    assert seen(home) == alone(tmp_path / "b", other)
    with home.store() as store:
        assert told.id is not None
        store.imports.undo(told.id)
        assert store.events.count() == 0
        assert store.people.all() == []
        assert store.problems() == []
