"""The index of the search follows the words, whatever happens to them."""

from __future__ import annotations

import zlib
from itertools import takewhile
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillhere.records.intake import Outcome
from stillhere.store import search_build, search_pieces, search_segment, search_segments
from stillhere.store.database import Database
from stillhere.store.migrate import migrate
from stillhere.store.migrations import MIGRATIONS
from stillhere.store.open import open_store
from stillhere.store.search import Search
from stillhere.store.store import Store
from stillhere.store.wanted import Wanted
from tests.store.family import ANNA, BEN, bring, event, person_called, thread
from tests.store.test_import_properties import fresh_store


@pytest.fixture
def cut_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments of 16 messages, in parts of two."""
    for module in (search_build, search_segment, search_segments):
        monkeypatch.setattr(module, "DOCS_IN_PART", 2)
    monkeypatch.setattr(search_build, "MOST", 16)
    monkeypatch.setattr(search_segments, "LARGE", 8)


def indexed(store: Store) -> list[int]:
    """The events in the index."""
    database = store.search._database
    segments = database.rows("SELECT segment FROM search_segment")
    ids = [search_segments._ids(database, segment) for (segment,) in segments]
    return sorted(int(each) for some in ids for each in some)


def shown_with_words(store: Store) -> list[int]:
    rows = store.search._database.rows(
        "SELECT words.event FROM words JOIN event ON event.id = words.event"
        " WHERE event.twin IS NULL ORDER BY 1"
    )
    return [event for (event,) in rows]


def terms(store: Store) -> set[str]:
    kind = search_pieces.TERMS
    rows = store.search._database.rows(
        f"SELECT packed FROM search_piece WHERE id >> {search_pieces.PART_BITS} & 15 = {kind}"
    )
    return {term for (packed,) in rows for term in zlib.decompress(packed).decode().split()}


def test_importing_uses_every_id(store: Store) -> None:
    for key in range(5):
        bring(store, [thread(), event(key, words=f"apple {key}")], words=True, label=f"{key}.xml")
    assert indexed(store) == [1, 2, 3, 4, 5]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("bring"), st.sets(st.integers(0, 30), max_size=12), st.booleans()),
        st.tuples(st.just("undo"), st.integers(0, 5), st.just(True)),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.usefixtures("cut_small")
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_it_holds_what_is_shown_and_has_words(done: list[tuple[str, object, bool]]) -> None:
    with fresh_store() as store:
        imports: list[int] = []
        for verb, what, words in done:
            if verb == "undo" and isinstance(what, int) and imports:
                store.imports.undo(imports.pop(what % len(imports)))
            elif isinstance(what, set):
                said = [event(key, words=f"apple {key}") for key in what]
                imports.append(bring(store, [thread(), *said], words=words).id)
            assert indexed(store) == shown_with_words(store)
        found = store.search.find(Wanted(("apple",)))
        assert sorted(one.id for one in found.events) == shown_with_words(store)


def test_undoing_the_last_import_leaves_nothing_of_the_index(store: Store) -> None:
    brought = bring(store, [thread(), event(1, words="apple")], words=True)
    store.imports.undo(brought.id)
    for table in ("search_segment", "search_piece"):
        assert store.search._database.rows(f"SELECT 1 FROM {table}") == []


def test_a_search_sees_the_same_to_its_end_while_others_write(home: Path, store: Store) -> None:
    brought = bring(store, [thread(), event(1, words="apple")], words=True)
    with open_store(home) as other, other.search._database.reading():
        assert len(other.search.find(Wanted(("apple",))).events) == 1
        store.imports.undo(brought.id)
        assert len(other.search.find(Wanted(("apple",))).events) == 1


@pytest.mark.parametrize("forget", [True, False])
def test_words_with_a_person_who_is_forgotten_leave_the_index(
    store: Store, *, forget: bool
) -> None:
    outcomes: list[Outcome] = [
        thread(title="Anna"), event(1, words="apple porcupine"),
        thread(BEN, title="Ben"), event(2, BEN, words="apple badger"),
    ]  # fmt: skip
    bring(store, outcomes, words=True)
    anna = person_called(store, "Anna")
    assert terms(store) == {"apple", "porcupine", "badger"}
    if forget:
        store.forget(anna)
    else:
        store.drop_words(anna)
    assert terms(store) == {"apple", "badger"}


def test_a_store_of_an_older_version_can_be_searched() -> None:
    connection = apsw.Connection(":memory:")
    before = list(takewhile(lambda each: each[0] != "0004 search", MIGRATIONS))
    migrate(connection, lambda _: None, before)
    connection.execute("INSERT INTO handle (service, address) VALUES (?, ?)", tuple(_address()))
    connection.execute("INSERT INTO thread (service, key) VALUES ('sms', 'a')")
    connection.execute("INSERT INTO channel (name) VALUES ('sms')")
    connection.execute(
        "INSERT INTO event (thread, key, at, author, channel, kind, precision, zone_assumed)"
        " VALUES (1, 1, 5, 2, 1, 0, 0, 0)"
    )
    connection.execute("INSERT INTO words VALUES (1, NULL, 'An apple')")
    migrate(connection, lambda _: None)
    found = Search(Database(connection, Path())).find(Wanted(("appl",)))
    assert [one.words for one in found.events] == ["An apple"]


def _address() -> list[str]:
    return [ANNA.service, ANNA.address]
