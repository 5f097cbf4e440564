"""Behind a boundary nothing suggests contact, whatever the record holds (SAFETY E2)."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from stillhere.errors import BoundaryError, CourtOrder, DeskClosed, WaitADay
from stillhere.insight.boundaries import Opening, allowed
from stillhere.insight.guess import Last, Usual
from stillhere.records.person import Boundary
from stillhere.services import about
from stillhere.services.at_the_desk import (
    Desk,
    keep_letter,
    keep_message,
    plan,
    sent_it,
    sit,
    ways_out,
)
from stillhere.services.begin import begin
from stillhere.services.between import between, i_asked
from stillhere.services.could_be import could_be
from stillhere.services.doctor import examine
from stillhere.services.fairness import fairness
from stillhere.services.home import Home
from stillhere.services.list_people import list_people
from stillhere.services.look import look
from stillhere.services.memories import Memories, memory
from stillhere.services.plans import plans_due
from stillhere.services.see import see
from stillhere.services.settle import settle, suggestions
from stillhere.services.what_changed import what_changed
from stillhere.services.year import look_back
from stillhere.store.store import Store
from stillhere.support.clock import FixedClock
from tests.services.made import NOW, brought, chat, home_at, zipped

CLOSED = ("space", "no_contact", "court_order", "has_died")
REACHING = re.compile(
    r"your turn|write to|call (?:him|her|them|Daniel)|answer Daniel|reach|remind|let it rest"
    r"|not today|see what|hello",
    re.IGNORECASE,
)


def strings(part: object) -> Iterator[str]:
    """Everything that a page can say."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, (tuple, list)):
        for each in part:
            yield from strings(each)
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from strings(getattr(part, name))


def desk_without_what_stays(desk: Desk) -> Desk:
    """What the desk says behind a boundary, but for what decision 9 names."""
    return msgspec.structs.replace(desk, letters=(), acknowledgement="")


def the_desk_is_closed(store: Store, home: Home, person: int, boundary: str) -> None:
    """No draft, no way, no plan, no start; the letter stays, and where it may be, one answer."""
    desk = sit(store, home.clock, person)
    assert ways_out(desk, "Hello") == ()
    assert (desk.pace, desk.way, desk.next_time, desk.starts, desk.ways) == ((), (), (), (), ())
    assert desk.kept is None
    assert desk.plan is None
    assert bool(desk.acknowledgement) == (boundary in ("space", "no_contact"))
    for refused in (
        lambda: keep_message(store, home.clock, person, "Hello"),
        lambda: plan(store, home.clock, person, 3),
        lambda: sent_it(store, home.clock, person, "sms"),
    ):
        with pytest.raises(DeskClosed):
            refused()
    keep_letter(store, home.clock, person, "What I would say")
    assert [one.words for one in sit(store, home.clock, person).letters] == ["What I would say"]


def nothing_else_suggests(store: Store, home: Home, person: int) -> None:
    """No plan, no memory, nobody between, no number that may be theirs, no turn of the owner's."""
    assert plans_due(store, FixedClock(NOW + timedelta(weeks=4))) == ()
    assert memory(store, home.clock, person) == Memories()
    for refused in (between, i_asked):
        with pytest.raises(DeskClosed):
            refused(store, home.clock, person)
    assert could_be(store, home.clock) == ()
    assert "Daniel" not in " ".join(strings(fairness(store, home.clock)))
    assert "Daniel" not in " ".join(strings(examine(home)))


def about_daniel(store: Store, home: Home) -> Iterator[str]:
    """All that any service says of him."""
    person = store.people.find("Daniel")[0]
    view = look(store, home.clock)
    yield from strings([one for one in view.cards if one.person == person.id])
    yield from strings([one for one in (*view.well, *view.unknown) if one.person == person.id])
    yield from strings(see(store, home.clock, person.id).view)
    yield from strings(desk_without_what_stays(sit(store, home.clock, person.id)))
    yield from strings(what_changed(store, home.clock, person.id))
    yield from strings(fairness(store, home.clock).waiting)
    yield from strings(look_back(store, home.clock).view.people)
    yield from (one.line for one in list_people(store, home.clock) if one.person.id == person.id)


@seed(20260505)
@settings(max_examples=25)
@given(
    boundary=st.sampled_from(CLOSED),
    until=st.none() | st.just(date(2026, 6, 3)),
    their_last=st.integers(10, 245),
    remembered=st.none()
    | st.tuples(st.sampled_from(get_args(Last)), st.sampled_from(get_args(Usual))),
    shown_before=st.booleans(),
)
def test_no_service_suggests_contact(
    *, boundary: str, until: date | None, their_last: int, remembered: tuple[Last, Usual] | None,
    shown_before: bool,
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        home = home_at(Path(folder) / "home")
        if remembered is None:
            path = chat(Path(folder), "Daniel", days=245, until_them=their_last)
            brought(home, zipped(path))
        with home.store() as store:
            if remembered is not None:
                begin(store, home.clock, "Daniel", *remembered)
            if shown_before:
                look(store, home.clock)
            person = store.people.find("Daniel")[0]
            keep_message(store, home.clock, person.id, "A message for later")
            plan(store, home.clock, person.id, 3)
            about.set_boundary(store, home.clock, person.id, boundary, until)  # type: ignore[arg-type]
            the_desk_is_closed(store, home, person.id, boundary)
            said = list(about_daniel(store, home))
            page = see(store, home.clock, person.id)
            settle(store)
            assert not [words for words in said if REACHING.search(words)]
            assert look(store, home.clock).cards == ()
            assert page.found is None
            assert not page.view.allowed.suggest
            assert suggestions(store) == ()
            nothing_else_suggests(store, home, person.id)


def test_space_ends_after_its_last_day(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    brought(home, zipped(chat(tmp_path, "Daniel", days=245, until_them=200)))
    with home.store() as store:
        person = store.people.find("Daniel")[0]
        about.set_boundary(store, home.clock, person.id, "space", date(2026, 5, 4))
        assert [card.name for card in look(store, home.clock).cards] == ["Daniel"]
        about.set_boundary(store, home.clock, person.id, "space", date(2026, 5, 5))
        assert look(store, home.clock).cards == ()


def test_a_closed_boundary_is_not_opened_by_choosing_open(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    with home.store() as store:
        person = begin(store, home.clock, "Daniel", "months", "week")
        about.set_boundary(store, home.clock, person.id, "court_order")
        for change in ("open", "no_contact"):
            try:
                about.set_boundary(store, home.clock, person.id, change)
            except BoundaryError:
                continue
            raise AssertionError(change)
        kept = begin(store, home.clock, "Daniel", "months", "week", safer_apart=True)
        assert kept.boundary == "court_order"


def test_no_contact_is_taken_back_on_the_second_day_or_when_they_came(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    with home.store() as store:
        person = begin(store, home.clock, "Daniel", "months", "week").id
        about.set_boundary(store, home.clock, person, "no_contact")
        with pytest.raises(WaitADay):
            about.open_again(store, home.clock, person, "wait_a_day")
        for hours, refused in ((1, True), (23, True), (24, False)):
            later = FixedClock(NOW + timedelta(hours=hours))
            if refused:
                with pytest.raises(WaitADay):
                    about.open_again(store, later, person, "wait_a_day")
                assert not allowed(store.people.find("Daniel")[0], NOW.date()).suggest
            else:
                assert about.open_again(store, later, person, "wait_a_day").boundary == "open"
        about.set_boundary(store, home.clock, person, "no_contact")
        assert about.open_again(store, home.clock, person, "they_contacted_me").boundary == "open"


def test_a_court_order_is_not_turned_back_here_by_any_way(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    with home.store() as store:
        person = begin(store, home.clock, "Daniel", "months", "week").id
        about.set_boundary(store, home.clock, person, "court_order")
        for how in get_args(Opening):
            for days in (0, 2, 400):
                clock = FixedClock(NOW + timedelta(days=days))
                with pytest.raises(CourtOrder):
                    about.open_again(store, clock, person, how)
        for boundary in get_args(Boundary):
            with pytest.raises(CourtOrder):
                about.set_boundary(store, home.clock, person, boundary)
        held = allowed(store.people.find("Daniel")[0], NOW.date())
        assert (held.reopen, held.acknowledge, held.unsent_letter, held.own_support) == (
            (), False, True, True,
        )  # fmt: skip
