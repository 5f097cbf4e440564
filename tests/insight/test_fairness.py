"""My side as well: who waits for me, and nobody of whom nothing may be said (N8, E2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import msgspec
import pytest

from stillhere.insight.fairness import fairness
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known
from stillhere.insight.sentence import text
from stillhere.records.assessment import Assessment, TurningPoint
from stillhere.records.person import Boundary, Person

Found = Callable[..., Assessment]
At = Callable[..., int]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"last_in_kind": "message"}, "Daniel wrote yesterday."),
        ({"last_in_kind": "call"}, "Daniel called yesterday."),
        ({}, "Daniel was in touch yesterday."),
    ],
)
def test_who_waits_is_said_with_the_day_and_one_line_is_enough(
    found: Found, at: At, moment: Moment, daniel: Person, fields: dict[str, Any], words: str
) -> None:
    waits = found("steady", my_turn_since=at(2026, 5, 4), **fields)
    page = fairness([Known(daniel, waits)], moment)
    assert text(page.lead) == "There is no hurry, and no debt. One line is enough."
    assert text(page.waiting[0].said) == words
    assert (page.waiting[0].write, page.waiting[0].leave) == (
        "Write one line to Daniel", "It needs no answer"
    )  # fmt: skip


def test_where_nobody_waits_the_page_says_so(found: Found, moment: Moment, daniel: Person) -> None:
    page = fairness([Known(daniel, found("steady")), Known(daniel)], moment)
    assert text(page.lead) == "As far as the record shows, nobody waits for a word from you."
    assert (page.waiting, page.quieter, page.first_again) == ((), (), ())


def test_several_stand_by_name_and_nobody_comes_first(
    found: Found, at: At, moment: Moment, daniel: Person, ruth: Person
) -> None:
    early = found("steady", my_turn_since=at(2026, 3, 1))
    late = found("steady", my_turn_since=at(2026, 5, 1))
    page = fairness([Known(ruth, early), Known(daniel, late)], moment)
    assert [turn.name for turn in page.waiting] == ["Daniel", "Ruth"]


def test_my_own_silence_is_told_as_theirs_is(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    mine = found("gone_quiet", "me", last_out=at(2026, 2, 1), since=at(2026, 2, 1))
    page = fairness([Known(ruth, mine)], moment)
    assert [line.name for line in page.quieter] == ["Ruth"]
    assert "You" in text(page.quieter[0].said)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("them", "Ruth reached out first again on 28 April, a week ago."),
        ("me", "You reached out first again to Ruth on 28 April, a week ago."),
        ("both", "You and Ruth reached out again on 28 April, a week ago."),
    ],
)
def test_who_reached_out_first_again(
    found: Found, at: At, moment: Moment, ruth: Person, who: Any, words: str
) -> None:
    day = at(2026, 4, 28)
    turn = TurningPoint("reconnecting", who, day, day, day, day, day)
    long_ago = msgspec.structs.replace(turn, at=at(2025, 4, 28))
    page = fairness([Known(ruth, found("steady", turning=(long_ago, turn)))], moment)
    assert [text(line.said) for line in page.first_again] == [words]
    old = fairness([Known(ruth, found("steady", turning=(long_ago,)))], moment)
    assert old.first_again == ()


@pytest.mark.parametrize("held", get_args(Boundary))
def test_behind_a_boundary_nobody_waits(
    found: Found, at: At, moment: Moment, daniel: Person, held: Boundary
) -> None:
    person = msgspec.structs.replace(daniel, boundary=held)
    day = at(2026, 4, 28)
    turn = TurningPoint("reconnecting", "them", day, day, day, day, day)
    waits = found("gone_quiet", "me", my_turn_since=day, last_out=day, turning=(turn,))
    page = fairness([Known(person, waits)], moment)
    shown = bool(page.waiting or page.quieter or page.first_again)
    assert shown == (held in ("open", "slow"))


@pytest.mark.parametrize("change", [{"reminders": False}, {"looked_after": False}])
def test_of_whom_one_is_not_reminded_nothing_is_said(
    found: Found, at: At, moment: Moment, daniel: Person, change: dict[str, bool]
) -> None:
    waits = found("steady", my_turn_since=at(2026, 5, 4))
    person = msgspec.structs.replace(daniel, **change)
    assert fairness([Known(person, waits)], moment).waiting == ()
    assert fairness([Known(daniel, waits, silent=True)], moment).waiting == ()
