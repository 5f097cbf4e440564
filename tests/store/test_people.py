from __future__ import annotations

import msgspec
import pytest

from stillhere.errors import UnknownPerson
from stillhere.records.handle import Handle
from stillhere.records.intake import Outcome
from stillhere.store.store import Store
from tests.store.family import ANNA, BEN, NOON, bring, event, person_called, thread

FAMILY: list[Outcome] = [
    thread(title="Anna"), event(1), event(2, mine=True),
    thread(BEN, title="Ben"), event(3, BEN),
]  # fmt: skip


def test_who_is_on_the_other_side_becomes_a_person(store: Store) -> None:
    bring(store, FAMILY)
    assert [(person.name, person.handles) for person in store.people.all()] == [
        ("Anna", (ANNA,)),
        ("Ben", (BEN,)),
    ]


def test_what_the_owner_says_is_kept_and_boundaries_have_a_history(store: Store) -> None:
    bring(store, FAMILY)
    anna = store.people.get(person_called(store, "anna"))
    assert anna is not None
    changed = msgspec.structs.replace(
        anna, name="Mum", pronoun="she", relation="your mother", boundary="space",
        space_until="2024-06-01", looked_after=True, reminders=False, birthday="--05-01",
    )  # fmt: skip
    store.people.update(changed, at=NOON)
    assert store.people.get(anna.id) == changed
    (change,) = store.people.boundaries(anna.id)
    assert (change.at, change.before, change.after) == (NOON, "open", "space")
    bring(store, [thread(title="Anna Oak"), event(9)])
    assert store.people.get(anna.id) == changed


def test_the_full_name_is_preferred_to_a_part_of_others(store: Store) -> None:
    store.people.create("Ann")
    store.people.create("Annabel")
    assert [person.name for person in store.people.find("ANN")] == ["Ann"]
    assert [person.name for person in store.people.find("nab")] == ["Annabel"]
    assert store.people.find(" ") == []


def test_nobody_is_a_sentence(store: Store) -> None:
    with pytest.raises(UnknownPerson):
        store.people.merge(1, 2)


def test_a_merge_joins_everything_and_the_stricter_boundary_holds(store: Store) -> None:
    bring(store, FAMILY)
    anna, ben = person_called(store, "Anna"), person_called(store, "Ben")
    before = store.people.get(ben)
    assert before is not None
    store.people.update(msgspec.structs.replace(before, boundary="no_contact"), at=NOON)
    store.life.add("2024-01-01", "a new job", person=ben)
    store.notices.open(ben, "quieter", NOON, "2024-02-01")
    people = store.people.all()
    change = store.people.merge(anna, ben)
    (both,) = store.people.all()
    assert both.handles == (ANNA, BEN)
    assert both.boundary == "no_contact"
    assert store.events.count_by_person() == {anna: 3}
    assert [life.person for life in store.life.list()] == [anna]
    store.people.undo(change)
    assert store.people.all() == people
    assert store.events.count_by_person() == {anna: 2, ben: 1}
    assert [life.person for life in store.life.list()] == [ben]
    assert [notice.person for notice in store.notices.list()] == [ben]


def test_a_split_makes_somebody_else_under_the_same_boundary(store: Store) -> None:
    bring(store, FAMILY)
    anna, ben = person_called(store, "Anna"), person_called(store, "Ben")
    store.people.merge(anna, ben)
    both = store.people.get(anna)
    assert both is not None
    store.people.update(msgspec.structs.replace(both, boundary="space"), at=NOON)
    change = store.people.split(anna, [BEN])
    ben = person_called(store, "Ben")
    assert ben != anna
    assert [person.boundary for person in store.people.all()] == ["space", "space"]
    assert store.events.count_by_person() == {anna: 2, ben: 1}
    store.people.undo(change)
    assert store.events.count_by_person() == {anna: 3}


def test_a_handle_is_attached_and_taken_back(store: Store) -> None:
    bring(store, FAMILY)
    dora = store.people.create("Dora", looked_after=True)
    change = store.people.attach(BEN, dora.id)
    assert [person.name for person in store.people.all()] == ["Anna", "Dora"]
    assert store.events.count_by_person()[dora.id] == 1
    store.people.undo(change)
    assert [person.name for person in store.people.all()] == ["Anna", "Ben", "Dora"]


def test_a_handle_that_no_export_has_yet_waits_for_its_events(store: Store) -> None:
    dora = store.people.create("Dora")
    store.people.attach(Handle("phone", BEN.address), dora.id)
    bring(store, FAMILY)
    assert [person.name for person in store.people.all()] == ["Anna", "Dora"]


def test_not_the_same_is_remembered_across_a_merge(store: Store) -> None:
    one, two, three = (store.people.create(name).id for name in ("A", "B", "C"))
    store.people.distinct(three, one)
    assert store.people.distinct_pairs() == {(one, three)}
    change = store.people.merge(two, one)
    assert store.people.distinct_pairs() == {(two, three)}
    store.people.undo(change)
    assert store.people.distinct_pairs() == {(one, three)}


def test_a_merge_takes_along_what_was_answered_and_said(store: Store) -> None:
    bring(store, FAMILY)
    anna, ben = person_called(store, "anna"), person_called(store, "ben")
    for person, marks in ((anna, ("both",)), (ben, ("both", "his"))):
        for mark in marks:
            store.occasions.answer(person, mark)
        store.settings.set(f"memory_declined:{person}", [person])
        store.settings.set(f"guess:{person}", {"of": person})
    store.settings.set(f"asked_between:{ben}", 7)
    before = _said(store)

    change = store.people.merge(anna, ben)
    assert store.occasions.answered(anna) == {"both", "his"}
    assert store.occasions.answered(ben) == frozenset()
    assert _said(store) == {
        f"memory_declined:{anna}": [anna, ben],
        f"guess:{anna}": {"of": anna},
        f"asked_between:{anna}": 7,
    }
    assert store.problems() == []

    store.people.undo(change)
    assert store.occasions.answered(anna) == {"both"}
    assert store.occasions.answered(ben) == {"both", "his"}
    assert _said(store) == before


def test_who_was_merged_and_is_forgotten_leaves_no_setting(store: Store) -> None:
    bring(store, FAMILY)
    anna, ben = person_called(store, "anna"), person_called(store, "ben")
    store.settings.set(f"memory_declined:{ben}", [3])
    store.people.merge(anna, ben)
    store.forget(anna)
    assert _said(store) == {}


def _said(store: Store) -> dict[str, object]:
    """What is kept of people among the settings."""
    rows = next(rows for table, rows in store.export() if table == "setting")
    return {
        row["name"]: msgspec.json.decode(row["value"]) for row in rows if ":" in str(row["name"])
    }
