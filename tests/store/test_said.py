"""What the owner says by hand: contacts, life events, coverage, cards, settings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from stillhere.records.assessment import Assessment
from stillhere.records.intake import Coverage
from stillhere.records.person import LifeEvent
from stillhere.store.store import Store
from tests.store.family import ANNA, DAY, NOON, bring, event, events_with, person_called, thread


def test_a_contact_logged_by_hand_is_an_event_that_can_be_taken_back(store: Store) -> None:
    dora = store.people.create("Dora").id
    call = store.logged.add(dora, "call", NOON, minutes=12, note="the garden", answered=True)
    visit = store.logged.add(dora, "meeting", NOON + DAY, out=True)
    assert [shown.id for shown in store.logged.list(dora)] == [visit, call]
    (shown,) = store.events.between(dora, NOON, NOON + 1)
    assert (shown.channel, shown.kind, shown.seconds, shown.author, shown.precision) == (
        "hand", "call", 720, "Dora", "day",
    )  # fmt: skip
    assert [found.id for found in events_with(store, "garden")] == [call]
    assert store.people.all()[0].handles == ()
    assert store.logged.remove(call)
    assert not store.logged.remove(call)
    assert events_with(store, "garden") == []
    assert store.events.count_by_person() == {dora: 1}


def test_an_event_of_an_import_is_not_removed_as_logged(store: Store) -> None:
    bring(store, [thread(), event(1)])
    (person,) = store.people.all()
    (shown,) = store.events.page(person.id)
    assert not store.logged.remove(shown.id)


def test_logged_contacts_outlive_an_import_and_its_undo(store: Store) -> None:
    record = bring(store, [thread(title="Anna"), event(1)])
    anna = person_called(store, "Anna")
    store.logged.add(anna, "meeting", NOON)
    store.imports.undo(record.id)
    assert store.events.count_by_person() == {anna: 1}
    assert store.people.get(anna) is not None


def test_life_events_are_listed_for_a_person_with_my_own(store: Store) -> None:
    dora, eve = store.people.create("Dora").id, store.people.create("Eve").id
    baby = store.life.add("2024-03-01", "a baby", kind="baby", person=dora)
    mine = store.life.add("2024-02-01", "I was away", until="2024-02-14")
    assert mine == LifeEvent(mine.id, "2024-02-01", "I was away", "other", "2024-02-14", None)
    assert store.life.list(dora) == [mine, baby]
    assert store.life.list(eve) == [mine]
    assert store.life.remove(baby.id)
    assert not store.life.remove(baby.id)


def test_the_end_of_a_window_can_be_answered_later(store: Store) -> None:
    windows = [
        Coverage("sms", NOON, None, blind=("capped",)),
        Coverage("sms", NOON - DAY, NOON, thread=ANNA.address, blind=("sms-only",)),
    ]
    record = bring(store, [thread(title="Anna"), event(1), *windows])
    store.coverage.set_exported(record.id, NOON + 9 * DAY)
    closed, open_before = store.coverage.windows()
    assert (closed.end, closed.person) == (NOON, person_called(store, "Anna"))
    assert (open_before.end, open_before.person) == (NOON + 9 * DAY, None)
    (source,) = store.coverage.sources()
    assert (source.start, source.end) == (NOON - DAY, NOON + 9 * DAY)
    assert source.blind == ("capped", "sms-only")


def test_the_same_pause_never_makes_a_second_card(store: Store) -> None:
    dora = store.people.create("Dora").id
    first = store.notices.open(dora, "gone_quiet", NOON, "2024-02-01")
    assert store.notices.open(dora, "gone_quiet", NOON, "2024-02-09") == first
    other = store.notices.open(dora, "gone_quiet", NOON + DAY, "2024-05-01")
    unknown = store.notices.open(dora, "quieter", None, "2024-05-01")
    assert store.notices.open(dora, "quieter", None, "2024-05-02") == unknown
    store.notices.done(first.id)
    assert [card.id for card in store.notices.list(dora)] == [unknown.id, other.id, first.id]
    assert store.notices.list()[-1].done


def test_snooze_ends_on_its_day_and_rest_with_a_sign(store: Store) -> None:
    bring(store, [thread(title="Anna"), event(1)])
    anna = person_called(store, "Anna")
    store.notices.snooze(anna, "2024-02-10")
    assert store.notices.silences("2024-02-10")[anna].snoozed_until == "2024-02-10"
    assert store.notices.silences("2024-02-11") == {}
    store.notices.rest(anna, "2024-06-01")
    assert store.notices.silences("2024-03-01")[anna].resting_until == "2024-06-01"
    bring(store, [thread(), event(2, mine=True)])
    assert anna in store.notices.silences("2024-03-01")
    bring(store, [thread(), event(3)])
    assert anna not in store.notices.silences("2024-03-01")
    store.notices.mute(anna)
    muted = store.people.get(anna)
    assert muted is not None
    assert not muted.reminders


def _stale(store: Store) -> bool:
    latest = store.findings.latest()
    assert latest is not None
    return latest.stale


def test_findings_are_stale_once_something_changed(store: Store) -> None:
    assert store.findings.latest() is None
    found = [Assessment("1", NOON, "steady", "none", 9, 80.0, 0.1)]
    seen = store.findings.revision()
    store.findings.save("2024-02-01", found, at=NOON, made_of=seen)
    latest = store.findings.latest()
    assert latest is not None
    assert (latest.day, latest.at, latest.stale) == ("2024-02-01", NOON, False)
    assert latest.assessments == found
    store.settings.set("country", "GB")
    assert not _stale(store)
    dora = store.people.create("Dora")
    assert _stale(store)
    for change in (
        lambda: store.life.add("2024-03-01", "a move", person=dora.id),
        lambda: store.logged.add(dora.id, "call", NOON),
        lambda: bring(store, [thread(), event(1)]),
        lambda: store.people.update(dora, at=NOON),
    ):
        store.findings.save("2024-02-01", found, at=NOON)
        change()
        assert _stale(store)
    store.findings.save("2024-02-02", found, at=NOON, made_of=seen)
    assert _stale(store)


def test_reading_findings_does_not_load_numpy(home: Path, store: Store) -> None:
    code = (
        "import sys; from pathlib import Path; from stillhere.store.open import open_store;"
        "store = open_store(Path(sys.argv[1])); store.findings.latest(); store.people.all();"
        "assert 'numpy' not in sys.modules"
    )
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", code, str(home)],
        check=True,
        timeout=60,
        env={"PYTHONPATH": str(root / "src")},
    )


def test_settings_hold_anything_that_json_can_say(store: Store) -> None:
    assert store.settings.get("demo", False) is False
    store.settings.set("demo", {"seed": 7, "people": ["Dora"]})
    assert store.settings.get("demo") == {"seed": 7, "people": ["Dora"]}
    store.settings.set("demo", None)
    assert store.settings.get("demo") is None


def test_several_changes_are_one_transaction(store: Store) -> None:
    def fails() -> None:
        with store.write():
            store.people.create("Dora")
            store.settings.set("country", "GB")
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert store.people.all() == []
    assert store.settings.get("country") is None
