from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stillhere.services import about
from stillhere.services.home import Home
from stillhere.services.report import same_chat
from stillhere.services.wishes import Brought, Wishes
from tests.services.made import brought, home_at, texts
from tests.services.twin_exports import android, conversation, iphone
from tests.store.family import events_with

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
            "found": len(events_with(store, "kettle")),
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
    (chat,) = told.same
    assert chat.events > 0.9 * len(LINES)  # at full minutes both phones give the same key
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


def test_the_report_says_that_it_is_the_same_chat(home: Home, files: Path) -> None:
    one, other = two_exports(files, "renamed")
    bring(home, one)
    (told,) = bring(home, other)
    (sentence,) = map(same_chat, told.same)
    assert sentence == "This is the same chat as “Daniel Bell”: 400 messages were here already."


def test_both_exports_dropped_at_once_are_one_chat(tmp_path: Path, home: Home, files: Path) -> None:
    one, other = two_exports(files, "both")
    told = bring(home, one, other)
    assert [(each.new, each.repeated) for each in told] == [(400, 0), (0, 400)]
    assert seen(home) == alone(tmp_path / "a", one)


def test_exports_that_overlap_in_part_add_up(tmp_path: Path, home: Home, files: Path) -> None:
    early = android(files / "early", LINES[:300])
    late = iphone(files / "late", LINES[100:], "Dad")
    bring(home, early)
    (told,) = bring(home, late)
    assert (told.new, told.repeated) == (100, 200)
    assert seen(home)["days"] == alone(tmp_path / "a", android(files, LINES))["days"]


def test_a_chat_that_is_known_to_be_told_twice_goes_on_so(
    tmp_path: Path, home: Home, files: Path
) -> None:
    bring(home, android(files / "a", LINES[:200]), iphone(files / "b", LINES[:200], "Dad"))
    bring(home, android(files / "a", LINES))
    (told,) = bring(home, iphone(files / "b", LINES[:210], "Dad"))
    assert (told.new, told.repeated) == (0, 210)
    (told,) = bring(home, iphone(files / "b", LINES, "Dad"))
    assert (told.new, told.repeated) == (0, 400)
    assert seen(home) == alone(tmp_path / "one", iphone(files / "b", LINES, "Dad"))


def test_three_exports_of_one_chat_are_one_whichever_goes(
    tmp_path: Path, home: Home, files: Path
) -> None:
    paths = (
        android(files / "a", LINES),
        iphone(files / "b", LINES),
        android(files / "c", LINES, "Dad"),
    )
    told = bring(home, *paths)
    expected = alone(tmp_path / "one", paths[0])
    assert seen(home) == expected
    with home.store() as store:
        assert told[1].id is not None
        store.imports.undo(told[1].id)
        assert store.problems() == []
    assert seen(home) == expected


@pytest.mark.parametrize("turned", [False, True])
def test_words_that_only_one_export_kept_are_found_and_go_with_it(
    home: Home, files: Path, *, turned: bool
) -> None:
    without = Wishes(zone="Europe/London", owner="Ruth Bell")
    one, other = two_exports(files, "both")[:: -1 if turned else 1]
    bring(home, one, wishes=without)
    (worded,) = bring(home, other)
    assert seen(home)["found"] == sum("kettle" in line.words for line in LINES) > 0
    with home.store() as store:
        assert worded.id is not None
        store.imports.undo(worded.id)
        assert events_with(store, "kettle") == []
        assert store.events.count() == 400
        assert store.problems() == []


def test_words_kept_later_for_the_hidden_export_are_found(home: Home, files: Path) -> None:
    one, other = two_exports(files, "both")
    bring(home, one, other, wishes=Wishes(zone="Europe/London", owner="Ruth Bell"))
    bring(home, other)
    assert seen(home)["found"] == sum("kettle" in line.words for line in LINES)


def test_two_people_whom_the_owner_parts_have_each_their_own_chat_again(
    home: Home, files: Path
) -> None:
    bring(home, *two_exports(files, "renamed"))
    with home.store() as store:
        (person,) = store.people.all()
        about.split(store, person.id, person.handles[1:])
        assert sorted(store.events.count_by_person().values()) == [400, 400]
        assert store.problems() == []
    bring(home, android(files / "two", [*LINES, *conversation(9, 50, LINES[-1].at)], "Dad"))
    with home.store() as store:
        assert sorted(store.events.count_by_person().values()) == [400, 450]
        about.same_person(store, *(person.id for person in store.people.all()))
        assert list(store.events.count_by_person().values()) == [450]


def test_undoing_that_two_are_one_shows_both_and_stays_so(home: Home, files: Path) -> None:
    one, other = two_exports(files, "renamed")
    bring(home, one, other)
    with home.store() as store:
        change = store._database.value("SELECT max(id) FROM change")
        about.undo_change(store, change)
        assert sorted(store.events.count_by_person().values()) == [400, 400]
        assert store.problems() == []
    bring(home, one, other)
    assert seen(home)["people"] == 2


def test_forgetting_somebody_told_twice_leaves_nothing(home: Home, files: Path) -> None:
    bring(home, *two_exports(files, "both"))
    with home.store() as store:
        (person,) = store.people.all()
        store.forget(person.id)
        for table in ("event", "words", "strand", "hidden", "folded"):
            assert store._database.value(f"SELECT count(*) FROM {table}") == 0
        assert store.problems() == []
    told = bring(home, *two_exports(files, "both"))
    assert [each.events for each in told] == [0, 0]


def test_different_friends_stay_different(home: Home, files: Path) -> None:
    bring(home, *(android(files, conversation(seed), f"Friend {seed}") for seed in range(4)))
    assert (seen(home)["people"], seen(home)["events"]) == (4, 1600)


def test_an_edited_message_is_not_told_twice(home: Home, files: Path) -> None:
    edited = list(LINES)
    edited[::50] = [line._replace(words="Written anew, and longer") for line in LINES[::50]]
    bring(home, iphone(files / "a", LINES), android(files / "b", edited, "Dad"))
    assert seen(home)["events"] == 400


def test_two_numbers_are_two_people_however_alike_their_times_are(home: Home, files: Path) -> None:
    bring(home, texts(files, {"+447700900111": "Ines", "+447700900222": "Piet"}, count=60))
    with home.store() as store:
        counts = store.events.count_by_person()
        found = {person.name: counts.get(person.id) for person in store.people.all()}
    assert found == {"Ines": 120, "Piet": 120}
