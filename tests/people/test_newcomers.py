"""A number without a name may be somebody who gives no sign: by their name, or by the time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.people.newcomers import DAY, LONGEST, MOST_EACH, Meant, Newcomer, Quiet, whose

ANNA = Quiet(1, 100 * DAY, "Anna Reyes")
BEN = Quiet(2, 130 * DAY, "Ben Okafor")
NEW = 9


def meant(first: int, *openings: str, signs: int = 2) -> Meant | None:
    found = whose([Newcomer(NEW, first * DAY, signs, openings)], [ANNA, BEN])
    return found[0] if found else None


def test_the_name_in_the_first_words_counts_for_more_than_the_time() -> None:
    assert meant(135, "Hi, it’s anna, this is my new number", signs=1) == Meant(NEW, 1, named=True)


def test_without_a_name_it_is_who_fell_silent_last() -> None:
    assert meant(120) == Meant(NEW, 1, named=False)
    assert meant(140) == Meant(NEW, 2, named=False)


@pytest.mark.parametrize(("first", "signs"), [(96, 2), (120, 1), (130 + 184, 2)])
def test_too_early_too_seldom_or_too_late_is_not_asked(first: int, signs: int) -> None:
    assert meant(first, signs=signs) is None


def test_two_names_in_the_words_tell_nothing() -> None:
    assert meant(140, "Anna and Ben are with me", signs=1) is None


def test_a_name_in_a_script_without_spaces_is_found() -> None:
    newcomer = Newcomer(NEW, 10 * DAY, 1, ("我是小明，这是我的新号码",))
    found = whose([newcomer], [Quiet(1, 0, "小明")])
    assert found == (Meant(NEW, 1, named=True),)


quiet = st.builds(
    Quiet, st.integers(1, 5), st.integers(0, 400 * DAY), st.sampled_from(["Anna", "Ben", "Li"])
)
newcomers = st.builds(
    Newcomer,
    st.integers(10, 30),
    st.integers(0, 800 * DAY),
    st.integers(1, 5),
    st.tuples(st.sampled_from(["anna here", "hello", "ben?"])),
)


@given(
    st.lists(newcomers, unique_by=lambda each: each.person, max_size=12),
    st.lists(quiet, unique_by=lambda each: each.person, max_size=5),
)
def test_each_is_asked_about_one_person_and_never_before_their_silence(
    came: list[Newcomer], silent: list[Quiet]
) -> None:
    found = whose(came, silent)
    last = {each.person: each.last for each in silent}
    first = {each.person: each.first for each in came}
    assert len({each.newcomer for each in found}) == len(found)
    for each in found:
        assert first[each.newcomer] > last[each.person] - 3 * DAY
        assert each.named or first[each.newcomer] - last[each.person] <= LONGEST
    for person in last:
        assert sum(each.person == person for each in found) <= MOST_EACH
