"""The quieter answers to a card: not now, not this again, and “it’s fine, because …”."""

from __future__ import annotations

from datetime import date, timedelta

from stillhere.services.choose import by_id
from stillhere.services.happened import did_not_happen
from stillhere.services.look import the_moment
from stillhere.store.store import Store
from stillhere.support.clock import Clock

NOT_NOW = timedelta(days=6)
"""“Not now” is a week, today included."""


def not_now(store: Store, clock: Clock, person_id: int) -> date:
    """Say nothing about a person for a week; the last such day.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    by_id(store, person_id)
    until = the_moment(store, clock).today + NOT_NOW
    store.notices.snooze(person_id, until.isoformat())
    return until


def not_again(store: Store, clock: Clock, person_id: int) -> None:
    """Say nothing more of the change that the latest card is about, also if it goes on (E10d).

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    by_id(store, person_id)
    for card in store.notices.list(person_id)[:1]:
        store.notices.hush(card.id, the_moment(store, clock).today.isoformat())
        store.notices.done(card.id)


def tell_again(store: Store, person_id: int) -> None:
    """Take `not_again` back: the card stands again.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    by_id(store, person_id)
    for card in store.notices.list(person_id)[:1]:
        store.notices.hush(card.id, None)
        store.notices.reopen(card.id)


def it_is_fine(store: Store, person_id: int) -> None:
    """The owner knows what it is: the card has been answered.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    by_id(store, person_id)
    for card in store.notices.list(person_id):
        store.notices.done(card.id)


def not_so(store: Store, person_id: int, life_event: int) -> None:
    """Take `it_is_fine` back, and the life event with which it was said.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    by_id(store, person_id)
    did_not_happen(store, life_event)
    for card in store.notices.list(person_id)[:1]:
        store.notices.reopen(card.id)
