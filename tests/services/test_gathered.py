from __future__ import annotations

from stillhere.records.event import Thread
from stillhere.records.intake import Coverage, Outcome, Question
from stillhere.services.gathered import gathered

END = 1_709_467_200_000


def test_windows_that_end_together_are_one_from_the_earliest_start() -> None:
    found = list(gathered([Coverage("voice", start, END) for start in (30, 10, 20)]))
    assert found == [Coverage("voice", 10, END)]


def test_windows_that_differ_stay_apart() -> None:
    windows: list[Outcome] = [
        Coverage("voice", 1, END),
        Coverage("chat", 1, END),
        Coverage("voice", 1, END - 5),
        Coverage("voice", 1, None),
        Coverage("voice", 1, END, thread="a"),
        Coverage("voice", 1, END, blind=("capped",)),
    ]
    assert list(gathered(windows)) == windows


def test_a_question_is_asked_once_and_everything_else_stays_in_its_order() -> None:
    first, second = Question("exported", "When?"), Question("exported", "When, again?")
    owner = Question("owner", "Who?")
    a, b = Thread("a", "voice"), Thread("b", "voice")
    assert list(gathered([first, a, owner, second, b])) == [a, b, first, owner]
