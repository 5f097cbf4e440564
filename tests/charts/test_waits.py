"""What waits for an answer longer than is usual."""

from __future__ import annotations

import numpy as np

from stillhere.charts.record import DAY, Strands, Times
from stillhere.charts.waits import long_waits

NONE: Times = np.array([], dtype=np.int64)


def at_days(*days: float) -> Times:
    return np.array([round(day * DAY) for day in days], dtype=np.int64)


def sides(me: Times, signs: Times) -> Strands:
    return Strands(
        them=signs,
        me=me,
        talks=NONE,
        minutes=NONE.astype(float),
        met=NONE,
        missed=NONE,
        signs=signs,
    )


def test_a_message_without_an_answer_waits_until_now() -> None:
    (wait,) = long_waits(sides(at_days(10), at_days(1)), 30 * DAY, ())
    assert (wait.at, wait.days, wait.open) == (10 * DAY, 20.0, True)


def test_a_late_answer_ends_the_wait_however_late_it_is() -> None:
    (wait,) = long_waits(sides(at_days(10), at_days(1, 100)), 120 * DAY, ())
    assert (wait.days, wait.open) == (90.0, False)


def test_two_days_are_never_called_long() -> None:
    assert long_waits(sides(at_days(10), at_days(1, 11.9)), 12 * DAY, ()) == []


def test_messages_within_twenty_hours_are_one_attempt() -> None:
    together = long_waits(sides(at_days(10, 10.5, 11, 14), at_days(1)), 30 * DAY, ())
    assert [wait.at / DAY for wait in together] == [10, 14]


def test_an_answer_between_two_messages_makes_them_two_attempts() -> None:
    found = long_waits(sides(at_days(10, 10.2), at_days(1, 10.1)), 30 * DAY, ())
    assert [wait.at / DAY for wait in found] == [10.2]


def test_a_tie_that_answers_every_fortnight_is_not_waited_for_after_a_week() -> None:
    mine = at_days(*range(0, 300, 30))
    theirs = mine + 14 * DAY
    found = long_waits(sides(np.append(mine, 300 * DAY), theirs), 307 * DAY, ())
    assert [wait.at / DAY for wait in found if wait.open] == []
    later = long_waits(sides(np.append(mine, 300 * DAY), theirs), 330 * DAY, ())
    assert [wait.at / DAY for wait in later if wait.open] == [300]
