"""Decision 10: at most two cards, in order, each pause once, for at most 14 days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from stillhere.insight import notices
from stillhere.insight.notices import Known, Shown
from stillhere.records.assessment import Assessment
from stillhere.records.person import Person

Found = Callable[..., Assessment]
At = Callable[..., int]
DAY = date(2026, 5, 5)


def person(number: int) -> Person:
    return Person(number, f"Person {number}", looked_after=True)


def quiet(found: Found, at: At, number: int = 1, day: int = 31) -> Known:
    return Known(person(number), found("gone_quiet", last_in=at(2026, 3, day)))


def choose(people: list[Known], earlier: list[Shown], today: date) -> list[tuple[Known, Shown]]:
    return notices.choose(people, earlier, today).cards


def kinds(chosen: list[tuple[Known, Shown]]) -> list[str]:
    return [shown.kind for _, shown in chosen]


def test_gone_quiet_comes_before_reconnecting_and_soft_notices_only_fill_up(
    found: Found, at: At
) -> None:
    soft = Known(person(1), found("quieter", since=at(2026, 3, 1)))
    back = Known(person(2), found("reconnecting", back_since=at(2026, 5, 3)))
    assert kinds(choose([soft, back, quiet(found, at, 3)], [], DAY)) == [
        "gone_quiet",
        "reconnecting",
    ]
    assert kinds(choose([soft, back], [], DAY)) == ["reconnecting", "quieter"]


def test_there_are_never_more_than_two(found: Found, at: At) -> None:
    assert len(choose([quiet(found, at, number) for number in range(1, 9)], [], DAY)) == 2


def test_of_several_new_ones_the_most_unusual_come_first_and_the_others_are_counted(
    found: Found, at: At
) -> None:
    people = [
        Known(person(number), found("gone_quiet", last_in=at(2026, 3, 31), score=score))
        for number, score in enumerate((3.6, 9.1, 4.0, 7.2), 1)
    ]
    chosen = notices.choose(people, [], DAY)
    assert [known.person.id for known, _ in chosen.cards] == [2, 4]
    assert chosen.more == 2


def test_a_card_of_this_morning_is_not_pushed_out_by_newer_ones(found: Found, at: At) -> None:
    shown_before = quiet(found, at, 9)
    ((_, shown),) = choose([shown_before], [], DAY)
    newer = [quiet(found, at, number) for number in range(1, 4)]
    assert shown in [card for _, card in choose([*newer, shown_before], [shown], DAY)]


def test_a_card_stays_for_fourteen_days_and_never_returns_for_the_same_pause(
    found: Found, at: At
) -> None:
    known = quiet(found, at)
    ((_, shown),) = choose([known], [], DAY)
    stays = [day for day in range(60) if choose([known], [shown], DAY + timedelta(days=day))]
    assert stays == list(range(14))


def test_a_card_that_was_acted_on_is_gone(found: Found, at: At) -> None:
    known = quiet(found, at)
    ((_, shown),) = choose([known], [], DAY)
    acted = msgspec.structs.replace(shown, acted=True)
    assert choose([known], [acted], DAY) == []


def test_a_new_pause_makes_a_new_card(found: Found, at: At) -> None:
    ((_, shown),) = choose([quiet(found, at, day=1)], [], DAY - timedelta(days=30))
    acted = msgspec.structs.replace(shown, acted=True)
    assert len(choose([quiet(found, at, day=31)], [acted], DAY)) == 1


def test_a_soft_notice_whose_beginning_is_estimated_anew_is_the_same(found: Found, at: At) -> None:
    first = Known(person(1), found("quieter", since=at(2026, 3, 1)))
    later = Known(person(1), found("quieter", since=at(2026, 3, 20)))
    ((_, shown),) = choose([first], [], DAY)
    assert choose([later], [msgspec.structs.replace(shown, acted=True)], DAY) == []


def test_one_notice_a_person_a_week_but_good_news_at_once(found: Found, at: At) -> None:
    soft = Known(person(1), found("quieter", since=at(2026, 3, 1)))
    ((_, shown),) = choose([soft], [], DAY)
    early, late = DAY + timedelta(days=3), DAY + timedelta(days=7)
    assert choose([quiet(found, at)], [shown], early) == []
    assert kinds(choose([quiet(found, at)], [shown], late)) == ["gone_quiet"]
    back = Known(person(1), found("reconnecting", back_since=at(2026, 5, 8)))
    assert kinds(choose([back], [shown], early)) == ["reconnecting"]


def test_fewer_than_eight_contacts_never_make_a_card(found: Found, at: At) -> None:
    few = Known(person(1), found("gone_quiet", last_in=at(2026, 3, 31), contacts=7))
    assert choose([few], [], DAY) == []


def test_what_is_hushed_stays_so_when_it_becomes_graver(found: Found, at: At) -> None:
    soft = Shown(1, "quieter", at(2026, 2, 1), "2026-03-01", acted=True, hushed="2026-03-02")
    graver = Known(person(1), found("gone_quiet", last_in=at(2026, 3, 31), since=at(2026, 2, 1)))
    assert kinds(choose([graver], [soft], DAY)) == []
    assert kinds(choose([graver], [msgspec.structs.replace(soft, hushed=None)], DAY)) == [
        "gone_quiet"
    ]


def test_what_began_after_the_hush_is_told(found: Found, at: At) -> None:
    hushed = Shown(1, "gone_quiet", at(2025, 3, 1), "2025-05-01", acted=True, hushed="2025-05-02")
    later = Known(person(1), found("gone_quiet", last_in=at(2026, 3, 31), since=at(2026, 3, 1)))
    assert kinds(choose([later], [hushed], DAY)) == ["gone_quiet"]
    assert kinds(choose([quiet(found, at)], [hushed], DAY)) == ["gone_quiet"]


def test_good_news_is_never_hushed(found: Found, at: At) -> None:
    hushed = Shown(1, "gone_quiet", at(2026, 2, 1), "2026-03-01", acted=True, hushed="2026-03-02")
    back = Known(person(1), found("reconnecting", "them", back_since=at(2026, 5, 3)))
    assert kinds(choose([back], [hushed], DAY)) == ["reconnecting"]


def test_another_persons_hush_changes_nothing(found: Found, at: At) -> None:
    hushed = Shown(2, "gone_quiet", at(2026, 3, 31), "2026-04-20", acted=True, hushed="2026-04-21")
    assert kinds(choose([quiet(found, at, 1)], [hushed], DAY)) == ["gone_quiet"]
