"""What every file of one export repeats is told once."""

from __future__ import annotations

from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question
from stillhere.services.gathered import gathered

ANNA = Contact("Anna", (Handle("mail", "anna@example.org"),))
ASKED = Question("owner", "Who are you?")


def told(*items: Outcome) -> list[Outcome]:
    return list(gathered(items))


def test_names_come_once_and_questions_once_and_last() -> None:
    assert told(ANNA, ASKED, ANNA, ASKED) == [ANNA, ASKED]


def test_who_is_known_in_one_file_is_not_asked_about() -> None:
    assert told(ASKED, OwnHandle(SELF), OwnHandle(SELF)) == [OwnHandle(SELF)]


def test_windows_of_one_conversation_are_one() -> None:
    first, second = Coverage("mail", 10, 50, "a"), Coverage("mail", 5, 40, "a")
    other = Coverage("mail", 1, 20, "b")
    assert told(first, other, second) == [Coverage("mail", 5, 50, "a"), other]


def test_an_end_that_one_file_does_not_know_is_unknown() -> None:
    assert told(Coverage("mail", 1, 9), Coverage("mail", 2, None)) == [Coverage("mail", 1, None)]


def test_a_doubt_holds_where_all_files_have_it() -> None:
    doubtful = Coverage("mail", 1, 9, blind=("only-mine", "capped"))
    assert told(doubtful, Coverage("mail", 1, 9, blind=("capped",))) == [
        Coverage("mail", 1, 9, blind=("capped",))
    ]
