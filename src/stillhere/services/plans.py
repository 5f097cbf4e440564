"""The owner's own plans: whose day has come, and "not now"."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from stillhere.insight.notices import Known
from stillhere.insight.planned import Due, due
from stillhere.services.choose import by_id
from stillhere.services.look import the_moment
from stillhere.store.store import Store
from stillhere.support.clock import Clock

NOT_NOW = timedelta(weeks=2)


def plans_due(store: Store, clock: Clock, but: Collection[int] = ()) -> tuple[Due, ...]:
    """The plans to show today, the oldest first; none about `but`, who have a card already."""
    moment = the_moment(store, clock)
    day = moment.today.isoformat()
    silent = store.notices.silences(day)
    return due(
        (
            (Known(by_id(store, person), silent=person in silent), date.fromisoformat(planned))
            for person, planned in store.drafts.due(day).items()
            if person not in but
        ),
        moment,
    )


def not_now(store: Store, clock: Clock, person_id: int) -> date:
    """Leave a plan for two weeks; the day on which it is shown again.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    by_id(store, person_id)
    day = the_moment(store, clock).today + NOT_NOW
    store.drafts.plan(person_id, day.isoformat())
    return day


def now_after_all(store: Store, clock: Clock, person_id: int) -> None:
    """Take "not now" back: the plan is for today again."""
    by_id(store, person_id)
    store.drafts.plan(person_id, the_moment(store, clock).today.isoformat())
