from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.records.event import Event, Kind, Thread
from stillhere.records.handle import SELF, Handle, named
from stillhere.records.intake import Contact, Outcome, OwnHandle
from stillhere.store.open import open_store
from stillhere.store.store import Store
from tests.store.family import NOON, bring
from tests.store.picture import picture

HANDLES = [Handle("phone", f"+44770090000{number}") for number in range(4)]
OWNER = named("whatsapp", "Olive")
KINDS: list[Kind] = ["message", "call", "meeting", "reaction"]


@contextmanager
def fresh_store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        yield store
        assert store.problems() == []


def make_thread(number: int) -> Thread:
    other = HANDLES[number]
    if number == 3:
        return Thread("group", "mms", "All", participants=tuple(HANDLES[:3]), group=True)
    if number == 2:
        return Thread("chat", "whatsapp", participants=(other, OWNER))
    return Thread(other.address, "sms", participants=(other,), counterpart=other)


def make_event(number: int, key: int) -> Event:
    """The same identity always gives the same event, as in overlapping exports."""
    author = SELF if key % 3 == 0 else HANDLES[number]
    kind = KINDS[key % 4]
    return Event(
        make_thread(number).key,
        key,
        NOON + key * 40_000_000,
        author,
        "sms" if key % 2 else "calls",
        kind,
        seconds=60 * key if kind == "call" else None,
        answered=key % 5 != 0 if kind == "call" else None,
        length=key if kind == "message" else None,
        words=f"word{key}" if kind == "message" else None,
    )


def make_export(
    parts: list[tuple[int, list[int]]], *, contacts: bool, owner: bool
) -> list[Outcome]:
    outcomes: list[Outcome] = [OwnHandle(OWNER)] if owner else []
    for number, keys in parts:
        outcomes.append(make_thread(number))
        outcomes.extend(make_event(number, key) for key in keys)
    if contacts:
        outcomes.append(Contact("Cousin Robin", (HANDLES[0],)))
    return outcomes


keys = st.lists(st.integers(0, 12), max_size=8)
exports = st.builds(
    make_export,
    st.lists(st.tuples(st.integers(0, 3), keys), max_size=4),
    contacts=st.booleans(),
    owner=st.booleans(),
)
few = settings(max_examples=60)


@few
@given(one=exports, other=exports, words=st.booleans())
def test_the_order_of_two_imports_does_not_matter(
    one: list[Outcome], other: list[Outcome], *, words: bool
) -> None:
    with fresh_store() as forth, fresh_store() as back:
        bring(forth, one, words=words)
        bring(forth, other, words=words)
        bring(back, other, words=words)
        bring(back, one, words=words)
        assert picture(forth) == picture(back)


@few
@given(export=exports, words=st.booleans())
def test_an_import_twice_is_an_import_once(export: list[Outcome], *, words: bool) -> None:
    with fresh_store() as store:
        bring(store, export, words=words)
        before = picture(store, imports=False)
        assert bring(store, export, words=words).new == 0
        assert picture(store, imports=False) == before


@few
@given(st.lists(st.tuples(exports, st.booleans()), min_size=1, max_size=3), st.data())
def test_undo_of_any_import_is_as_if_it_had_never_been(
    brought: list[tuple[list[Outcome], bool]], data: st.DataObject
) -> None:
    with fresh_store() as store, fresh_store() as without:
        records = [bring(store, export, words=words) for export, words in brought]
        gone = data.draw(st.integers(0, len(brought) - 1))
        store.imports.undo(records[gone].id)
        for number, (export, words) in enumerate(brought):
            if number != gone:
                bring(without, export, words=words)
        assert picture(store) == picture(without)


@few
@given(exports, exports)
def test_merge_then_undo_restores(one: list[Outcome], other: list[Outcome]) -> None:
    with fresh_store() as store:
        bring(store, one)
        bring(store, other)
        people = store.people.all()
        before = picture(store)
        changes = [store.people.merge(people[0].id, more.id) for more in people[1:]]
        assert len(store.people.all()) <= 1
        for change in reversed(changes):
            store.people.undo(change)
        assert picture(store) == before
        assert store.people.all() == people
