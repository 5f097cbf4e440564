"""Who waits for a word of the owner's, and "it needs no answer" (N8)."""

from __future__ import annotations

from stillhere.insight.fairness import Fairness
from stillhere.insight.fairness import fairness as composed
from stillhere.services.choose import by_id
from stillhere.services.find import find
from stillhere.services.look import known, the_moment
from stillhere.services.turns import NO_ANSWER
from stillhere.store.store import Store
from stillhere.support.clock import Clock


def fairness(store: Store, clock: Clock) -> Fairness:
    """What the page "Who is waiting for me?" says."""
    return composed(known(store, clock), the_moment(store, clock))


def needs_no_answer(store: Store, clock: Clock, person_id: int, *, settled: bool = True) -> None:
    """Say that what waits from this person needs no answer, or take that back.

    It holds for what waits now: what they write later is a new turn.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    by_id(store, person_id)
    found = find(store, clock).get(person_id)
    since = None if found is None else found.my_turn_since
    store.settings.set(NO_ANSWER.format(person_id), since if settled else None)
