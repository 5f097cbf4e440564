"""A boundary silences everything that suggests contact, whatever was found (E2, G4, decision 9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import msgspec
import pytest

from stillhere.insight.boundaries import allowed, boundary, may_notice, may_suggest
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known, choose
from stillhere.insight.portrait import portrait
from stillhere.insight.sentence import text
from stillhere.insight.steady import well_line
from stillhere.insight.today import today
from stillhere.records.assessment import Assessment, Status
from stillhere.records.person import Boundary, LifeEvent, Person

Found = Callable[..., Assessment]
At = Callable[..., int]
DAY = date(2026, 5, 5)
CLOSED: tuple[Boundary, ...] = ("space", "no_contact", "court_order", "has_died")


@pytest.mark.parametrize("held", CLOSED)
@pytest.mark.parametrize("status", get_args(Status))
def test_under_a_boundary_no_page_suggests_contact(
    *, found: Found, at: At, moment: Moment, daniel: Person, held: Boundary, status: str
) -> None:
    person = msgspec.structs.replace(daniel, boundary=held)
    known = Known(person, found(status, last_in=at(2026, 3, 31), my_turn_since=at(2026, 3, 31)))
    page = today([known], [], [], moment)
    own = portrait(known, [LifeEvent(1, "2026-03-01", "Emma was born", "baby", person=1)], moment)
    assert not may_suggest(person, DAY)
    assert not may_notice(person, DAY)
    assert choose([known], [], DAY).cards == []
    assert (page.cards, page.well, page.unknown) == ((), (), ())
    assert own.choices is None
    assert own.framing is None
    assert (own.status, own.small, own.changes, own.normal) == ((), (), (), ())
    assert "turn" not in well_line(person, found("steady", my_turn_since=0), moment).words


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("open", ""),
        ("slow", "You and Daniel are taking it slowly. There is no hurry."),
        ("space", "Daniel asked for space. Giving it is care."),
        ("no_contact", "There is no contact with Daniel now. Keeping to that is care."),
        (
            "court_order",
            (
                "There is a court order, so Stillhere offers no contact with Daniel. "
                "A lawyer or a support service can help you with it."
            ),
        ),
        ("has_died", "Daniel has died. The record stays here for you."),
    ],
)
def test_each_boundary_has_its_sentence(daniel: Person, held: Boundary, words: str) -> None:
    person = msgspec.structs.replace(daniel, boundary=held)
    assert text(allowed(person, DAY).sentence) == words


def test_space_with_an_end_holds_through_its_last_day(daniel: Person) -> None:
    person = msgspec.structs.replace(daniel, boundary="space", space_until="2026-05-05")
    assert text(allowed(person, DAY).sentence) == (
        "Daniel asked for space until 5 May. Giving it is care."
    )
    assert boundary(person, DAY) == "space"
    assert boundary(person, date(2026, 5, 6)) == "open"
    assert may_suggest(person, date(2026, 5, 6))


def test_what_each_boundary_leaves(daniel: Person) -> None:
    held = {
        each: allowed(msgspec.structs.replace(daniel, boundary=each), DAY)
        for each in get_args(Boundary)
    }
    assert {each for each, view in held.items() if view.suggest} == {"open", "slow"}
    assert {each for each, view in held.items() if view.memories} == {"open", "slow", "has_died"}
    assert {each for each, view in held.items() if view.acknowledge} == {"space", "no_contact"}
    assert {each for each, view in held.items() if view.reopen} == {"space", "no_contact"}
    assert all(view.unsent_letter for view in held.values())


def test_muted_people_make_no_card_and_can_still_be_written_to(
    found: Found, at: At, daniel: Person
) -> None:
    muted = msgspec.structs.replace(daniel, reminders=False)
    assert choose([Known(muted, found("gone_quiet", last_in=at(2026, 3, 31)))], [], DAY).cards == []
    assert may_suggest(muted, DAY)


def test_those_who_are_not_looked_after_make_no_card(found: Found, at: At, daniel: Person) -> None:
    other = msgspec.structs.replace(daniel, looked_after=False)
    assert choose([Known(other, found("gone_quiet", last_in=at(2026, 3, 31)))], [], DAY).cards == []
