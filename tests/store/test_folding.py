from __future__ import annotations

from collections.abc import Sequence

import apsw
import pytest

from stillhere.records.event import Event, Precision, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.store.imported import ImportRecord
from stillhere.store.migrate import migrate
from stillhere.store.migrations import MIGRATIONS, m0001
from stillhere.store.store import Store
from stillhere.store.strand import Place
from tests.store.family import ANNA, BEN, DAY, NOON, bring
from tests.store.picture import picture


def copy_of(
    handle: Handle, count: int, *, precision: Precision = "second", call_seconds: int | None = None
) -> list[Thread | Event]:
    """The same events under other keys for each handle; the last one is a call."""
    start = 0 if handle == ANNA else 1000
    thread = Thread(handle.address, "sms", handle.label, (handle,), handle)
    events = [
        Event(
            handle.address,
            start + number,
            NOON + number * DAY,
            SELF if number % 2 else handle,
            "sms",
            precision=precision,
            length=5,
        )
        for number in range(count)
    ]
    call = Event(
        handle.address, start + 999, NOON + 999 * DAY, handle, "phone", "call", precision,
        seconds=call_seconds, answered=None if call_seconds is None else True,
    )  # fmt: skip
    return [thread, *events, call]


def folded(store: Store) -> int:
    """Fold Ben's thread and Anna's, in the order of time."""
    sql = """
        SELECT event.id FROM event JOIN thread ON thread.id = event.thread
        WHERE thread.key = ? ORDER BY event.at
    """
    ids = [store._database.rows(sql, handle.address) for handle in (ANNA, BEN)]
    threads = [thread for (thread,) in store._database.rows("SELECT id FROM thread ORDER BY id")]
    places = [Place(thread, coarse) for thread in threads for coarse in (0, 1)]
    one, other = store.people.all()
    with store.write():
        store.twins.keep(threads, dict.fromkeys(places, (1, b"")))
        store.people.merge(one.id, other.id)
        pairs = [(first, second) for (first,), (second,) in zip(*ids, strict=True)]
        return store.twins.fold(pairs, places)


def both(store: Store, first: Sequence[object], second: Sequence[object]) -> list[ImportRecord]:
    records = [bring(store, part) for part in (first, second)]  # type: ignore[arg-type]  # outcomes
    assert folded(store) == 11
    return records


def shown(store: Store) -> list[tuple[str, int | None, bool | None]]:
    (person,) = store.people.all()
    return [
        (event.precision, event.seconds, event.answered) for event in store.events.page(person.id)
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_the_finer_time_is_shown_whichever_came_first(store: Store, *, turned: bool) -> None:
    parts = [copy_of(ANNA, 10, precision="minute"), copy_of(BEN, 10)]
    both(store, *parts[:: -1 if turned else 1])
    assert store.events.count() == 11
    assert {precision for precision, _, _ in shown(store)} == {"second"}


def test_what_the_shown_one_lacks_it_borrows_and_gives_back(store: Store) -> None:
    records = both(store, copy_of(ANNA, 10), copy_of(BEN, 10, precision="minute", call_seconds=300))
    assert shown(store)[0] == ("second", 300, True)
    days = store.daily.series([person.id for person in store.people.all()])
    assert days[-1].call_seconds == 300
    store.imports.undo(records[1].id)
    assert shown(store)[0] == ("second", None, None)
    days = store.daily.series([person.id for person in store.people.all()])
    assert days[-1].call_seconds == 0


@pytest.mark.parametrize("gone", [0, 1])
def test_undo_leaves_the_store_as_if_only_the_other_had_come(store: Store, gone: int) -> None:
    parts = [copy_of(ANNA, 10), copy_of(BEN, 10, precision="minute", call_seconds=300)]
    records = both(store, *parts)
    store.imports.undo(records[gone].id)
    left = picture(store, imports=False)
    store.imports.undo(records[1 - gone].id)
    assert store.people.all() == []
    bring(store, parts[1 - gone])
    alone = picture(store, imports=False)
    assert left == alone


def test_the_later_import_says_that_its_events_were_here(store: Store) -> None:
    records = both(store, copy_of(ANNA, 10), copy_of(BEN, 10))
    later = store.imports.get(records[1].id)
    assert later is not None
    assert (later.new, later.repeated) == (0, 11)
    assert store.twins.folded(later.id) == [(ANNA.label, 11)]
    assert store.twins.folded(records[0].id) == []


def test_hidden_events_are_in_no_list_and_no_column(store: Store) -> None:
    both(store, copy_of(ANNA, 10), copy_of(BEN, 10))
    (person,) = store.people.all()
    assert len(store.events.columns()) == len(store.events.columns([person.id])) == 11
    assert len(store.events.between(person.id, 0, 2**60)) == 11
    assert len(list(store.events.all_with_person())) == 11
    assert store.events.count_by_person() == {person.id: 11}


def test_a_store_of_the_first_shape_takes_twins() -> None:
    connection = apsw.Connection(":memory:")
    migrate(connection, lambda _number: None, [("0001 first shape", m0001.migrate)])
    connection.execute("INSERT INTO thread (id, service, key) VALUES (1, 'sms', 'a')")
    connection.execute("INSERT INTO channel VALUES (1, 'sms')")
    connection.execute(
        "INSERT INTO event (id, thread, key, at, author, channel, kind, precision, zone_assumed)"
        " VALUES (1, 1, 7, 5, 1, 1, 0, 0, 0)"
    )
    backups: list[int] = []
    migrate(connection, backups.append, MIGRATIONS)
    assert backups == [1]
    rows = connection.execute("SELECT id, key, twin, borrowed FROM event").fetchall()
    assert rows == [(1, 7, None, None)]
