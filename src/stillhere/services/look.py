"""Today: who needs a thought, who is reaching back, who is quietly well."""

from __future__ import annotations

from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known
from stillhere.insight.reading import Read
from stillhere.insight.today import TodayView, today
from stillhere.services.find import find
from stillhere.services.home import zone
from stillhere.store.open import Store
from stillhere.support.clock import Clock, instant, local_day, milliseconds


def look(store: Store, clock: Clock) -> TodayView:
    """What Today says. Remembers which cards it showed, so that a pause makes only one."""
    moment = the_moment(store, clock)
    view = today(known(store, clock), store.notices.shown(), read_from(store, clock), moment)
    store.notices.remember(view.remember)
    return view


def the_moment(store: Store, clock: Clock) -> Moment:
    """The day and zone in which everything is said."""
    where = zone(store)
    return Moment(local_day(clock.now(), where), where)


def known(store: Store, clock: Clock) -> list[Known]:
    """Everybody looked after, with what the rhythm found; those at rest without a finding."""
    found = find(store, clock)
    day = the_moment(store, clock).today.isoformat()
    return [
        Known(person, found.get(person.id))
        for person in store.people.all()
        if person.looked_after and not store.notices.is_resting(person.id, day)
    ]


def read_from(store: Store, clock: Clock) -> list[Read]:
    """Each channel of the record with the day up to which it is complete."""
    where = zone(store)
    now = milliseconds(clock.now())
    return [
        Read(source.channel, local_day(instant(min(source.end, now)), where))
        for source in store.coverage.sources()
    ]
