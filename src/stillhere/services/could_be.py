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


def could_be(store: Store, clock: Clock) -> tuple[CouldBe, ...]:
    """What to ask; only about people to whom a message may be suggested, and never twice."""
    moment, found = the_moment(store, clock), find(store, clock)
    people = {person.id: person for person in store.people.all()}
    quiet = _quiet(people, found, moment)
    if not quiet:
        return ()
    apart = store.people.distinct_pairs()
    newcomers = _newcomers(store, people, since=min(each.last for each in quiet) - OVERLAP)
    last = {each.person: each.last for each in quiet}
    first = {each.person: each.first for each in newcomers}
    return tuple(
        _asked(people, meant, last[meant.person], first[meant.newcomer], moment)
        for meant in whose(newcomers, quiet)
        if not apart & {(meant.person, meant.newcomer), (meant.newcomer, meant.person)}
    )


def _asked(
    people: dict[int, Person], meant: Meant, last: int, first: int, moment: Moment
) -> CouldBe:
    who = people[meant.person]
    evidence = why(who.name, last, first, moment, named=meant.named)
    return CouldBe(who, people[meant.newcomer], tuple(sentence.text for sentence in evidence))


def _quiet(people: dict[int, Person], found: dict[int, Assessment], moment: Moment) -> list[Quiet]:
    return [
        Quiet(number, assessment.last_in, people[number].name)
        for number, assessment in found.items()
        if number in people
        and assessment.last_in is not None
        and assessment.contacts >= LEAST_SIGNS
        and _is_silent(assessment)
        and may_suggest(people[number], moment.today)
    ]


def _is_silent(found: Assessment) -> bool:
    """Gone quiet, or silent for longer than ever before."""
    if found.status in ("gone_quiet", "quieter"):
        return True
    return found.status == "steady" and found.gap_seen_before == 0 and found.current_gap_days > 7


def _newcomers(store: Store, people: dict[int, Person], since: int) -> list[Newcomer]:
    begun = store.events.begun_by_person()
    return [
        Newcomer(number, how.theirs, how.signs, _openings(store, number, how.theirs))
        for number, how in begun.items()
        if how.theirs is not None
        and how.theirs > since
        and _came_to_me(how)
        and _is_nameless(people[number])
    ]


def _came_to_me(how: Begun) -> bool:
    return how.mine is None or (how.theirs is not None and how.theirs < how.mine)


def _is_nameless(person: Person) -> bool:
    names = (person.name, *(handle.label for handle in person.handles))
    return not any(map(LETTER.search, names)) and any(map(is_person, person.handles))


def _openings(store: Store, person: int, first: int) -> tuple[str, ...]:
    said = store.events.between(person, first, first + 7 * DAY)
    theirs = [event.words for event in said if not event.out and event.words]
    return tuple(theirs[:OPENINGS])
