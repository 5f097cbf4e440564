"""What the owner says, exports, forgets and backs up."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from stillhere.errors import (
    AmbiguousPerson,
    BoundaryError,
    CourtOrder,
    DaysReversed,
    FileMissing,
    FileThere,
    MeaningUnclear,
    NobodyYet,
    NotWithoutPassphrase,
    NotYet,
    StoreDamaged,
    StoreLocked,
    UnknownPerson,
    WaitADay,
)
from stillhere.services import about
from stillhere.services.backup import back_up, bring_back
from stillhere.services.begin import begin
from stillhere.services.choose import choose
from stillhere.services.doctor import examine
from stillhere.services.export import export
from stillhere.services.happened import did_not_happen, happened, list_life
from stillhere.services.home import Home
from stillhere.services.log_contact import log_contact, unlog
from stillhere.services.passphrase import is_locked, set_passphrase
from stillhere.services.wishes import Wishes
from stillhere.services.write_events import write_tables
from tests.services.made import NOW, WISHES, brought, chat, home_at, texts

NUMBER = "+447700900111"


def locked(home: Home, passphrase: str) -> Home:
    return Home(home.folder, home.clock, passphrase)


def test_a_name_finds_one_person_or_says_what_to_do(home: Home, files: Path) -> None:
    with home.store() as store:
        with pytest.raises(NobodyYet):
            choose(store, "Daniel")
        brought(home, chat(files, "Daniel Bell"), chat(files, "Daniel Moor"))
        assert choose(store, "daniel b").name == "Daniel Bell"
        with pytest.raises(AmbiguousPerson, match="Daniel Bell, Daniel Moor"):
            choose(store, "Daniel")
        with pytest.raises(UnknownPerson, match="Elsie"):
            choose(store, "Elsie")


def test_people_of_one_name_are_told_apart_by_their_numbers(home: Home) -> None:
    with home.store() as store:
        one, other = store.people.create("Elsie"), store.people.create("Elsie")
        with pytest.raises(AmbiguousPerson, match=f"#{one.id} Elsie, #{other.id} Elsie"):
            choose(store, "Elsie")
        assert choose(store, f"#{other.id}") == other
        with pytest.raises(UnknownPerson):
            choose(store, "#99")


def test_a_contact_by_hand_counts_and_can_be_taken_back(home: Home) -> None:
    with home.store() as store:
        person = begin(store, home.clock, "Elsie", "months", "month")
        kept = log_contact(store, home.clock, person.id, "meeting", day=date(2026, 5, 3), mine=True)
        (event,) = store.logged.list(person.id)
        assert (event.kind, event.out, event.precision) == ("meeting", True, "day")
        assert unlog(store, kept)
        assert not unlog(store, kept)
        with pytest.raises(NotYet):
            log_contact(store, home.clock, person.id, "call", day=date(2026, 5, 6))
        with pytest.raises(UnknownPerson):
            log_contact(store, home.clock, 99, "call")


def test_life_events_are_kept_listed_and_taken_back(home: Home) -> None:
    with home.store() as store:
        born = happened(store, "", date(2026, 1, 10), kind="baby")
        assert born.words == "A new baby"
        assert list_life(store) == [born]
        with pytest.raises(DaysReversed):
            happened(store, "Away", date(2026, 5, 2), until=date(2026, 5, 1))
        with pytest.raises(UnknownPerson):
            happened(store, "Away", date(2026, 5, 2), person_id=99)
        assert did_not_happen(store, born.id)
        assert list_life(store) == []


def test_no_contact_opens_at_once_where_they_came_else_after_a_day(home: Home) -> None:
    with home.store() as store:
        person = begin(store, home.clock, "Daniel", "months", "week", safer_apart=True)
        with pytest.raises(BoundaryError):
            about.set_boundary(store, home.clock, person.id, "open")
        with pytest.raises(WaitADay):
            about.open_again(store, home.clock, person.id, "wait_a_day")
        with pytest.raises(WaitADay):
            about.open_again(store, home.clock, person.id, "wait_a_day")
        tomorrow = home_at(home.folder, NOW + timedelta(days=1)).clock
        opened = about.open_again(store, tomorrow, person.id, "wait_a_day")
        assert opened.boundary == "open"
        about.set_boundary(store, home.clock, person.id, "space")
        opened = about.open_again(store, home.clock, person.id, "they_contacted_me")
        assert opened.boundary == "open"
        about.set_boundary(store, home.clock, person.id, "court_order")
        with pytest.raises(CourtOrder):
            about.open_again(store, home.clock, person.id, "they_contacted_me")


def test_the_export_holds_everything_in_open_formats(home: Home, files: Path) -> None:
    wishes = Wishes(zone="Europe/London", owner="Ruth Bell", words=True)
    brought(home, chat(files, "Daniel <Bell>", days=2), wishes=wishes)
    target = files / "everything.zip"
    with home.store() as store:
        count = export(store, target)
    with ZipFile(target) as archive:
        names = archive.namelist()
        assert len(names) == count
        rows = archive.read("tables/event.jsonl").decode().splitlines()
        assert len([json.loads(row) for row in rows]) == 4
        (page,) = [name for name in names if name.startswith("people/")]
        shown = archive.read(page).decode()
    assert "Daniel &lt;Bell&gt;" in shown
    assert "Morning, all well here" in shown
    assert "Glad to hear it" in shown
    assert target.stat().st_mode & 0o077 == 0


def test_the_words_of_others_can_be_left_out_of_all_files(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell", days=2), wishes=Wishes(owner="Ruth Bell", words=True))
    target = files / "mine.zip"
    with home.store() as store:
        export(store, target, words_of_others=False)
    with ZipFile(target) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    (page,) = [name for name in found if name.startswith("people/")]
    assert [name for name, words in found.items() if "Morning, all well here" in words] == []
    assert "Glad to hear it" in found[page]
    assert "Glad to hear it" in found["tables/words.jsonl"]


def test_the_table_of_events_has_no_words_and_no_names(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell", days=2), wishes=Wishes(owner="Ruth Bell", words=True))
    with home.store() as store:
        assert write_tables(store, home.clock, files / "events.csv", files / "coverage.csv") == 4
    written = (files / "events.csv").read_text() + (files / "coverage.csv").read_text()
    assert "Daniel" not in written
    assert "Morning" not in written


def test_who_is_forgotten_does_not_come_back(home: Home, files: Path) -> None:
    path = texts(files, {NUMBER: "Daniel Bell", "+447700900222": "Elsie"}, count=5)
    brought(home, path)
    with home.store() as store:
        store.forget(choose(store, "Daniel").id)
    (told,) = brought(home, path)
    assert told.left_out == 10
    assert [one.name for one in told.people] == ["Elsie"]
    assert b"Daniel" not in (home.folder / "stillhere.db").read_bytes()


def test_doctor_speaks_of_channels_as_people_do(home: Home, files: Path) -> None:
    old = NOW - timedelta(days=45)
    brought(home, texts(files, {NUMBER: "Daniel Bell"}, count=20, backed_up=old))
    health = examine(home)
    (source,) = health.sources
    assert (source.channel, source.stale) == ("texts", True)
    assert source.how_to == ("sms-android",)
    assert source.sentence.startswith("Your texts are on record up to 2")
    assert health.backup is None
    assert (health.people, health.looked_after, health.zone) == (1, 1, "Europe/London")


def test_doctor_knows_of_the_last_backup(home: Home, files: Path) -> None:
    with home.store() as store:
        back_up(store, home.clock, files / "copy.db")
    health = examine(home)
    assert (health.backup, health.backup_sentence) == (
        "2026-05-05",
        "The last backup was made today.",
    )


def test_a_backup_brings_everything_back_and_keeps_what_was_there(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell", days=5))
    copy = files / "copy.db"
    with home.store() as store:
        saved = back_up(store, home.clock, copy)
        with pytest.raises(FileThere):
            back_up(store, home.clock, copy)
    assert saved.key is None
    brought(home, chat(files, "Elsie", days=5))
    kept = bring_back(home, copy)
    with home.store() as store:
        assert [person.name for person in store.people.all()] == ["Daniel Bell"]
        assert store.events.count() == 10
    assert kept is not None
    bring_back(home_at(home.folder, NOW + timedelta(hours=1)), kept)
    with home.store() as store:
        assert store.events.count() == 20


def test_a_locked_backup_needs_its_own_passphrase(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell", days=5))
    set_passphrase(home, "three old words")
    first = locked(home, "three old words")
    copy = files / "copy.db"
    with first.store() as store:
        saved = back_up(store, first.clock, copy)
    assert saved.key is not None
    set_passphrase(first, "some new words")
    second = locked(home, "some new words")
    with pytest.raises(StoreLocked):
        bring_back(second, copy, "some new words")
    with second.store() as store:
        assert store.events.count() == 10
    bring_back(second, copy, "three old words")
    with first.store() as store:
        assert store.events.count() == 10
    saved.key.unlink()
    with pytest.raises(FileMissing, match=r"key\.json"):
        bring_back(first, copy, "three old words")


@pytest.mark.parametrize("content", [b"", b"no store at all" * 100])
def test_what_is_no_backup_changes_nothing(home: Home, files: Path, content: bytes) -> None:
    brought(home, chat(files, "Daniel Bell", days=5))
    wrong = files / "wrong.db"
    wrong.write_bytes(content)
    with pytest.raises((StoreDamaged, FileMissing, StoreLocked)):
        bring_back(home, wrong, "words")
    with pytest.raises(FileMissing):
        bring_back(home, files / "nothing.db")
    with home.store() as store:
        assert store.events.count() == 10
    assert sorted(path.name for path in home.folder.iterdir()) == ["stillhere.db"]


def test_a_damaged_record_can_be_replaced(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell", days=5))
    with home.store() as store:
        back_up(store, home.clock, files / "copy.db")
    (home.folder / "stillhere.db").write_bytes(b"SQLite format 3\x00" + b"rubbish" * 500)
    kept = bring_back(home, files / "copy.db")
    assert kept is not None
    assert kept.read_bytes().startswith(b"SQLite format 3\x00rubbish")
    with home.store() as store:
        assert store.events.count() == 10


def test_a_passphrase_is_added_changed_and_removed(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell", days=5), wishes=WISHES)
    with pytest.raises(NotWithoutPassphrase):
        set_passphrase(home, "  ")
    set_passphrase(home, "three old words")
    assert is_locked(home)
    with pytest.raises(StoreLocked):
        home.store()
    with pytest.raises(StoreLocked):
        set_passphrase(locked(home, "a guess"), "new")
    set_passphrase(locked(home, "three old words"), None)
    assert not is_locked(home)
    with home.store() as store:
        assert store.events.count() == 10


def test_a_person_is_described_and_no_name_is_no_person(home: Home) -> None:
    with home.store() as store:
        with pytest.raises(MeaningUnclear):
            begin(store, home.clock, "   ", "months", "week")
        person = begin(store, home.clock, "Daniel", "months", "week")
        said = about.describe(store, home.clock, person.id, relation=" your son ", pronoun="he")
        assert (said.name, said.relation, said.pronoun) == ("Daniel", "your son", "he")
