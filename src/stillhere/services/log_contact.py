"""Keeps a call, a visit or a message that no export knows of."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal

from stillhere.errors import MeaningUnclear, NotYet
from stillhere.insight import dates
from stillhere.services.choose import by_id
from stillhere.services.home import zone
from stillhere.store.store import Store
from stillhere.support.clock import Clock, local_day, milliseconds

Way = Literal["call", "meeting", "message"]
NOON = time(12)
EARLIEST = date(1900, 1, 1)


def log_contact(
    store: Store,
    clock: Clock,
    person_id: int,
    way: Way,
    *,
    day: date | None = None,
    mine: bool = False,
    minutes: int | None = None,
    answered: bool = True,
    note: str | None = None,
) -> int:
    """Keep a contact with a person on `day` (today). Returns its id, for `unlog`.

    `mine` tells that the owner reached out; `answered` is false for a call that nobody took.

    Raises:
        UnknownPerson: there is nobody with this id.
        NotYet: the day is still to come.
        MeaningUnclear: it is before there were calls.
    """
    by_id(store, person_id)
    where = zone(store)
    today = local_day(clock.now(), where)
    on = day or today
    if on > today:
        raise NotYet(day=dates.named(on, today))
    if on < EARLIEST:
        raise MeaningUnclear(what="a day", text=on.isoformat(), example=today.isoformat())
    at = clock.now() if on == today else datetime.combine(on, NOON, where)
    return store.logged.add(
        person_id,
        way,
        milliseconds(at),
        precision="day" if on != today else "minute",
        out=mine,
        minutes=minutes,
        answered=answered if way == "call" else None,
        note=note,
    )


def unlog(store: Store, event: int) -> bool:
    """Take back what was logged by hand; whether there was such."""
    return store.logged.remove(event)
