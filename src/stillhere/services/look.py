"""Today: who needs a thought, who is reaching back, who is quietly well."""

from __future__ import annotations

from contextlib import suppress

from stillhere.errors import StoreBusy
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known, Shown
from stillhere.insight.reading import Read
from stillhere.insight.today import TodayView, today
from stillhere.services.begin import guesses
from stillhere.services.find import find
from stillhere.services.home import zone
from stillhere.services.resting import rests
from stillhere.services.turns import turns
from stillhere.store.store import Store
from stillhere.support.clock import Clock, instant, local_day, milliseconds


def look(store: Store, clock: Clock) -> TodayView:
    """What Today says. Remembers which cards it showed, so that a pause makes only one."""
    moment = the_moment(store, clock)
    before = shown_before(store)
    view = today(known(store, clock), before, read_from(store, clock), moment)
    with suppress(StoreBusy):  # while files are read it can be looked at all the same
        for card in view.remember:
            if card not in before:
                store.notices.open(card.person, card.kind, card.anchor, card.first_day)
    return view


def the_moment(store: Store, clock: Clock) -> Moment:
    """The day and zone in which everything is said."""
    where = zone(store)
    return Moment(local_day(clock.now(), where), where)


def known(store: Store, clock: Clock) -> list[Known]:
    """Everybody, with what the rhythm found, what the owner remembers, and who rests."""
    moment, now = the_moment(store, clock), milliseconds(clock.now())
    found, remembered = turns(store, find(store, clock)), guesses(store)
    silent = store.notices.silences(moment.today.isoformat())
    return [
        Known(
            person,
            found.get(person.id),
            remembered.get(person.id),
            silent=person.id in silent,
            resting=rests(store, person.id, found.get(person.id), moment, now),
        )
        for person in store.people.all()
    ]


def shown_before(store: Store) -> list[Shown]:
    """The cards that Today has shown until now."""
    return [
        Shown(
            card.person, card.kind, card.since or 0, card.day, acted=card.done, hushed=card.hushed
        )
        for card in store.notices.list()
    ]


def read_from(store: Store, clock: Clock) -> list[Read]:
    """Each channel of the record with the day up to which it is complete."""
    where = zone(store)
    now = milliseconds(clock.now())
    return [
        Read(source.channel, local_day(instant(min(source.end, now) - 1), where))
        for source in store.coverage.sources()
    ]
