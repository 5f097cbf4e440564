"""Search by meaning finds what was said in other words, on what is kept and shown only."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.errors import MeaningNotReady
from stillhere.services.home import Home
from stillhere.services.meaning import by_meaning, get_ready, keep, readiness
from stillhere.services.wishes import Wishes
from stillhere.support.clock import instant
from tests.services.made import WISHES, brought

SAID = (
    "Sorry about last night, I should not have shouted",
    "The train is late again today",
    "Can you bring milk and bread?",
    "ok",
    "We found a flat in Leeds, moving in May",
)


@pytest.fixture
def chat(files: Path) -> Path:
    path = files / "WhatsApp Chat with Anna Reyes.txt"
    lines = (
        f"0{number}/03/2026, 10:00 - {'Anna Reyes' if number % 2 else 'Ruth Bell'}: {words}"
        for number, words in enumerate(SAID, 1)
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def kept(home: Home, chat: Path) -> Home:
    with_words = Wishes(zone=WISHES.zone, owner=WISHES.owner, words=True)
    brought(home, chat, wishes=with_words)
    return home


def said(home: Home, about: str) -> list[str | None]:
    with home.store() as store:
        return [event.words for event in by_meaning(store, about).events]


def test_a_message_is_found_by_what_it_was_about(kept: Home) -> None:
    with kept.store() as store:
        assert get_ready(store) == 5
    assert said(kept, "an apology") == [SAID[0]]
    assert said(kept, "a new home")[0] == SAID[4]


def test_the_same_words_are_shown_once_where_they_were_written_last(
    home: Home, files: Path
) -> None:
    path = files / "WhatsApp Chat with Anna Reyes.txt"
    path.write_text(
        "".join(
            f"0{day}/03/2026, 10:00 - Anna Reyes: Sorry about {'last' * (day < 9)} night, love\n"
            for day in range(1, 10)
        ),
        encoding="utf-8",
    )
    brought(home, path, wishes=Wishes(zone=WISHES.zone, owner=WISHES.owner, words=True))
    with home.store() as store:
        get_ready(store)
        found = by_meaning(store, "an apology").events
    assert sorted(instant(event.at).day for event in found) == [8, 9]


def test_it_says_that_nothing_was_read_yet(kept: Home) -> None:
    with kept.store() as store, pytest.raises(MeaningNotReady):
        by_meaning(store, "an apology")


def test_reading_goes_on_where_it_was_stopped(kept: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stillhere.services.meaning.SLICE", 2)
    told: list[tuple[int, int]] = []

    def once(read: int, words: int) -> bool:
        told.append((read, words))
        return False

    with kept.store() as store:
        assert get_ready(store, once) == 2
        assert readiness(store).read == 2
        assert get_ready(store) == 3
        assert get_ready(store) == 0
        assert readiness(store).read == readiness(store).words == 5
    assert told == [(2, 5)]


def test_what_is_not_english_is_told_apart(kept: Home) -> None:
    with kept.store() as store:
        get_ready(store)
        found = by_meaning(store, "wann habe ich mich bei dir entschuldigt")
        assert (found.events, found.english) == ((), False)


def test_vectors_go_with_the_words_and_with_the_import(kept: Home) -> None:
    with kept.store() as store:
        get_ready(store)
        (person,) = store.people.all()
        assert store.drop_words(person.id).events == 5
        assert store.meanings.counts() == (0, 0)
    with kept.store() as store:
        assert keep(store).events == []


def test_undoing_an_import_takes_its_vectors(kept: Home) -> None:
    with kept.store() as store:
        get_ready(store)
        (number,) = (one.id for one in store.imports.list())
        store.imports.undo(number)
        assert store.meanings.counts() == (0, 0)


def test_only_those_asked_for_are_shown(kept: Home) -> None:
    with kept.store() as store:
        get_ready(store)
        found = by_meaning(store, "an apology", only=lambda event: event.out)
        assert found.events == ()
