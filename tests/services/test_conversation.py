"""The conversation is told once from end to end, whichever way its pages are asked for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from stillhere.services.conversation import BEFORE, PAGE, Conversation, converse
from stillhere.services.happened import happened
from stillhere.services.home import Home
from stillhere.services.log_contact import log_contact
from stillhere.services.record_of import RecordOf, record_of
from stillhere.services.window import Window, whole_life
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds
from tests.services.made import LONDON, NOW, brought, chat, zipped

END = milliseconds(NOW)


@pytest.fixture
def daniel(home: Home, files: Path) -> Home:
    """A message each way on every second day, and none between day 100 and 140."""
    first = chat(files, "Daniel Bell", days=100, step=2)
    early = first.read_text("utf-8")
    later = chat(files, "Daniel Bell", start=datetime(2026, 1, 20, 9, tzinfo=LONDON), days=100)
    later.write_text(early + later.read_text("utf-8"), encoding="utf-8")
    brought(home, zipped(later, "Daniel Bell.txt"))
    return home


def record(store: Store) -> RecordOf:
    return record_of(store, store.people.find("Daniel")[0], END, LONDON)


def whole(found: RecordOf) -> Window:
    return whole_life(found.first, found.now, LONDON)


def ids(page: Conversation) -> list[int]:
    return [one.event.id for one in page.spoken]


def test_going_on_tells_everything_once_and_in_order(daniel: Home) -> None:
    with daniel.store() as store:
        found = record(store)
        page = converse(store, found, whole(found))
        told = ids(page)
        while page.after is not None:
            page = converse(store, found, whole(found), after=page.after)
            told += ids(page)
        known = [event.id for event in store.events.between(found.person.id, 0, END)]

    assert told == known
    assert len(told) > 3 * PAGE


def test_going_back_tells_the_same(daniel: Home) -> None:
    with daniel.store() as store:
        found = record(store)
        page = converse(store, found, whole(found), at=END)
        told = ids(page)
        while page.before is not None:
            page = converse(store, found, whole(found), before=page.before)
            told = ids(page) + told
        known = [event.id for event in store.events.between(found.person.id, 0, END)]

    assert told == known


def test_what_was_asked_for_stands_after_a_little_of_what_came_before(daniel: Home) -> None:
    with daniel.store() as store:
        found = record(store)
        asked = store.events.between(found.person.id, 0, END)[150]
        page = converse(store, found, whole(found), at=asked.at)

    assert ids(page)[BEFORE] == asked.id
    assert page.before is not None
    assert page.after is not None


def test_nothing_outside_of_the_time_is_told(daniel: Home) -> None:
    begin = datetime(2025, 9, 11, tzinfo=LONDON)
    window = Window(begin, begin + timedelta(days=5))
    with daniel.store() as store:
        page = converse(store, record(store), window)

    assert {one.day for one in page.spoken} == {date(2025, 9, day) for day in (11, 13, 15)}
    assert (page.before, page.after) == (None, None)


def test_a_pause_on_record_and_a_time_without_record_are_told_apart(daniel: Home) -> None:
    with daniel.store() as store:
        found = record(store)
        begin = datetime(2025, 12, 1, tzinfo=LONDON)
        page = converse(store, found, Window(begin, begin + timedelta(days=60)))
        (after,) = [one for one in page.spoken if one.pause or one.unseen]

    assert after.day == date(2026, 1, 20)
    assert after.pause == (date(2026, 1, 20) - date(2025, 12, 8)).days - 1
    assert after.unseen == ()


def test_a_visit_and_a_life_event_stand_at_their_days(daniel: Home) -> None:
    day = date(2025, 9, 4)
    with daniel.store() as store:
        who = record(store).person.id
        happened(store, "A move", day, kind="move", person_id=who)
        log_contact(store, daniel.clock, who, "meeting", day=day, mine=True, minutes=90)
        begin = datetime(2025, 9, 3, tzinfo=LONDON)
        page = converse(store, record(store), Window(begin, begin + timedelta(days=3)))

    (visit,) = [one for one in page.spoken if one.event.kind == "meeting"]
    assert [event.words for event in visit.life] == ["A move"]


def test_without_anything_there_is_nothing(daniel: Home) -> None:
    begin = datetime(2025, 12, 20, tzinfo=LONDON)
    with daniel.store() as store:
        page = converse(store, record(store), Window(begin, begin + timedelta(days=3)))

    assert page == Conversation(())
