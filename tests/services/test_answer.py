from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from stillhere.errors import MeaningUnclear, MustReadAgain, NothingToUndo
from stillhere.services.answer import answer
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes
from stillhere.support.clock import milliseconds
from tests.services.made import LONDON, brought, chat, zipped

UNTOLD = Wishes(zone="Europe/London")


def untitled(files: Path) -> Path:
    """A chat of which nobody but the person can say whose it is."""
    path = chat(files, "Daniel Bell", days=20)
    return path.rename(files / "chat.txt")


def test_the_day_of_the_export_ends_the_record(home: Home, files: Path) -> None:
    (told,) = brought(home, chat(files, "Daniel Bell", days=20))
    assert told.id is not None
    with home.store() as store:
        after = answer(store, home.clock, told.id, "exported", "2026-05-04")
        (window,) = store.coverage.windows()
        assert window.end == milliseconds(datetime(2026, 5, 4, tzinfo=LONDON))
    assert after.questions == ()
    assert after.coverage[0].end == "2026-05-04T00:00:00+01:00"


def test_a_choice_of_the_question_is_an_answer(home: Home, files: Path) -> None:
    (told,) = brought(home, chat(files, "Daniel Bell", days=20))
    assert told.id is not None
    value = told.questions[0].choices[0][0]
    with home.store() as store:
        assert answer(store, home.clock, told.id, "exported", value).questions == ()


def test_the_record_never_ends_before_its_last_message(home: Home, files: Path) -> None:
    (told,) = brought(home, chat(files, "Daniel Bell", days=20))
    assert told.id is not None
    with home.store() as store:
        answer(store, home.clock, told.id, "exported", "2025-09-02")
        (window,) = store.coverage.windows()
        assert window.end is not None
        assert window.last is not None
        assert window.end > window.last


@pytest.mark.parametrize("value", ["2027-01-01", "tomorrow", "", "2026-13-01"])
def test_a_day_to_come_or_no_day_is_refused(home: Home, files: Path, value: str) -> None:
    (told,) = brought(home, chat(files, "Daniel Bell", days=20))
    assert told.id is not None
    with home.store() as store:
        with pytest.raises(MeaningUnclear):
            answer(store, home.clock, told.id, "exported", value)
        (window,) = store.coverage.windows()
        assert window.end is None


def test_thats_me_sorts_out_who_the_other_is(home: Home, files: Path) -> None:
    (told,) = brought(home, untitled(files), wishes=UNTOLD)
    assert {question.kind for question in told.questions} == {"owner", "exported"}
    assert told.id is not None
    assert (told.owner, told.people) == (None, ())
    with home.store() as store:
        after = answer(store, home.clock, told.id, "owner", "Ruth Bell")
        assert after.owner == "Ruth Bell"
        assert [one.name for one in after.people] == ["Daniel Bell"]
        assert [question.kind for question in after.questions] == ["exported"]
        assert [person.looked_after for person in store.people.all()] == [True]


def test_thats_me_can_be_corrected(home: Home, files: Path) -> None:
    (told,) = brought(home, untitled(files), wishes=UNTOLD)
    assert told.id is not None
    with home.store() as store:
        answer(store, home.clock, told.id, "owner", "Daniel Bell")
        after = answer(store, home.clock, told.id, "owner", "Ruth Bell")
        assert after.owner == "Ruth Bell"
        assert [person.name for person in store.people.all()] == ["Daniel Bell"]


def test_a_name_that_is_not_in_the_file_is_refused(home: Home, files: Path) -> None:
    (told,) = brought(home, untitled(files), wishes=UNTOLD)
    assert told.id is not None
    with home.store() as store, pytest.raises(MeaningUnclear, match="Daniel Bell"):
        answer(store, home.clock, told.id, "owner", "Nobody")


def test_another_order_of_dates_needs_the_file_again(home: Home, files: Path) -> None:
    path = files / "WhatsApp Chat with Daniel Bell.txt"
    path.write_text(
        "".join(
            f"0{day}/0{month}/2026, 10:00 - {who}: hello\n"
            for month, day in ((2, 1), (3, 2), (4, 3))
            for who in ("Daniel Bell", "Ruth Bell")
        )
    )
    (told,) = brought(home, path)
    assert told.id is not None
    question = next(one for one in told.questions if one.kind == "date_order")
    other = next(value for value, _ in question.choices if value != question.assumed)
    with home.store() as store:
        with pytest.raises(MustReadAgain):
            answer(store, home.clock, told.id, "date_order", other)
        after = answer(store, home.clock, told.id, "date_order", question.assumed or "")
    assert "date_order" not in [one.kind for one in after.questions]


def test_an_import_that_is_not_there_has_no_answers(home: Home) -> None:
    with home.store() as store, pytest.raises(NothingToUndo):
        answer(store, home.clock, 7, "owner", "Ruth Bell")


def test_a_zip_says_itself_when_it_was_made(home: Home, files: Path) -> None:
    (told,) = brought(home, zipped(chat(files, "Daniel Bell", days=20)))
    assert told.questions == ()
