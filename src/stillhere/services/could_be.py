"""Numbers without a name that may be somebody who gives no sign, to be asked about (N10)."""

from __future__ import annotations

import msgspec

from stillhere.insight.boundaries import may_suggest
from stillhere.insight.moment import Moment
from stillhere.insight.newcomer import why
from stillhere.people.handles import is_person
from stillhere.people.newcomers import DAY, OVERLAP, Meant, Newcomer, Quiet, whose
from stillhere.records.assessment import Assessment
from stillhere.records.person import Person
from stillhere.services.alike import LETTER
from stillhere.services.find import find
from stillhere.services.look import the_moment
from stillhere.store.events import Begun
from stillhere.store.store import Store
from stillhere.support.clock import Clock

LEAST_SIGNS = 20
"""So often somebody was in touch before their silence says anything."""
OPENINGS = 5


class CouldBe(msgspec.Struct, frozen=True):
    """`newcomer` may be `person`; `evidence` are sentences."""

    person: Person
    newcomer: Person
    evidence: tuple[str, ...]


def could_be(store: Store, clock: Clock, about: int | None = None) -> tuple[CouldBe, ...]:
    """What to ask; only about people to whom a message may be suggested, and never twice.

    With `about` nothing is asked unless that person is silent.
    """
    moment, found = the_moment(store, clock), find(store, clock)
    quiet = _quiet(store, found, moment)
    if not quiet or (about is not None and about not in {each.person for each in quiet}):
        return ()
    people = {person.id: person for person in store.people.all()}
    apart = store.people.distinct_pairs()
    since = min(each.last for each in quiet) - OVERLAP
    newcomers = _newcomers(store, _nameless(people, moment), since)
    last = {each.person: each.last for each in quiet}
    first = {each.person: each.first for each in newcomers}
    return tuple(
        _asked(people, meant, last[meant.person], first[meant.newcomer], moment)
        for meant in whose(newcomers, quiet)
        if meant.person in people
        and not apart & {(meant.person, meant.newcomer), (meant.newcomer, meant.person)}
    )


def _asked(
    people: dict[int, Person], meant: Meant, last: int, first: int, moment: Moment
) -> CouldBe:
    who = people[meant.person]
    evidence = why(who.name, last, first, moment, named=meant.named)
    return CouldBe(who, people[meant.newcomer], tuple(sentence.text for sentence in evidence))


def _quiet(store: Store, found: dict[int, Assessment], moment: Moment) -> list[Quiet]:
    silent = {
        number: one.last_in
        for number, one in found.items()
        if one.last_in is not None and one.contacts >= LEAST_SIGNS and _is_silent(one)
    }
    people = ((store.people.get(number), last) for number, last in silent.items())
    return [
        Quiet(person.id, last, person.name)
        for person, last in people
        if person is not None and may_suggest(person, moment.today)
    ]


def _is_silent(found: Assessment) -> bool:
    """Gone quiet, or silent for longer than ever before."""
    if found.status in ("gone_quiet", "quieter"):
        return True
    return found.status == "steady" and found.gap_seen_before == 0 and found.current_gap_days > 7


def _newcomers(store: Store, nameless: set[int], since: int) -> list[Newcomer]:
    begun = {
        number: how
        for number, how in store.events.begun_by_person().items()
        if number in nameless and how.theirs is not None and how.theirs > since and _came_to_me(how)
    }
    first = {number: how.theirs for number, how in begun.items() if how.theirs is not None}
    openings = store.events.openings(first, within=7 * DAY)
    return [
        Newcomer(number, at, begun[number].signs, tuple(openings.get(number, ())[:OPENINGS]))
        for number, at in first.items()
    ]


def _came_to_me(how: Begun) -> bool:
    return how.mine is None or (how.theirs is not None and how.theirs < how.mine)


def _nameless(people: dict[int, Person], moment: Moment) -> set[int]:
    """Those who are only a number or an address; none whom the owner keeps away from."""
    return {
        person.id
        for person in people.values()
        if _is_nameless(person) and may_suggest(person, moment.today)
    }


def _is_nameless(person: Person) -> bool:
    names = (person.name, *(handle.label for handle in person.handles))
    return not any(map(LETTER.search, names)) and any(map(is_person, person.handles))
