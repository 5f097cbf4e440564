from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stillhere.people.closeness import Counted, Month, suggest, weight
from stillhere.records.handle import Handle
from stillhere.records.person import Boundary, Person


def counted(number: int, *months: Month, boundary: Boundary = "open") -> Counted:
    handles = (Handle("phone", f"+4477009001{number:02}"),)
    return Counted(Person(number, f"P{number:02}", boundary=boundary, handles=handles), months)


def every_month(received: int, sent: int, months: int = 12) -> tuple[Month, ...]:
    return tuple(Month(ago, received, sent) for ago in range(months))


def test_about_fifteen_are_suggested_closest_first() -> None:
    found = suggest(counted(number, *every_month(number, number)) for number in range(1, 40))
    assert len(found) == 15
    assert found[0].person.name == "P39"
    assert found[0].why == "You two were in touch in 12 months of the last 12."


def test_one_direction_alone_is_no_tie() -> None:
    assert suggest([counted(1, *every_month(50, 0)), counted(2, *every_month(0, 50))]) == ()


def test_calls_alone_are_a_tie() -> None:
    (found,) = suggest([counted(1, Month(0, calls=1))])
    assert found.why == "You two were in touch in one month of the last 12."


def test_mass_senders_are_never_suggested() -> None:
    bank = Counted(Person(1, "Bank", handles=(Handle("phone", "62226"),)), every_month(9, 9))
    assert suggest([bank]) == ()


def test_nobody_with_a_boundary_is_suggested() -> None:
    assert suggest([counted(1, *every_month(9, 9), boundary="no_contact")]) == ()


def test_someone_close_who_went_quiet_months_ago_is_still_suggested_before_a_stranger() -> None:
    once_close = counted(1, *(Month(ago, 60, 60) for ago in range(4, 28)))
    stranger = counted(2, Month(0, 2, 2))
    found = suggest([stranger, once_close])
    assert [each.person.id for each in found] == [1, 2]


def test_contact_long_ago_is_said_so() -> None:
    (found,) = suggest([counted(1, Month(30, 5, 5))])
    assert found.why == "You two were in touch before last year."


@given(st.integers(0, 60), st.integers(1, 500), st.integers(1, 500))
def test_recent_contact_weighs_more_than_the_same_contact_earlier(
    ago: int, received: int, sent: int
) -> None:
    now = weight(counted(1, Month(ago, received, sent)))
    earlier = weight(counted(1, Month(ago + 1, received, sent)))
    assert now > earlier > 0
