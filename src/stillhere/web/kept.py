"""The records of people that were read before and still hold."""

from __future__ import annotations

from starlette.requests import Request

from stillhere.records.person import Person
from stillhere.services.home import zone
from stillhere.services.look import the_moment
from stillhere.services.record_of import RecordOf, record_of
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds
from stillhere.web.asking import home
from stillhere.web.memory import Memory


def the_record(request: Request, store: Store, who: Person) -> RecordOf:
    """The record of the two, read once for each state of the store."""
    records: Memory = request.app.state.records
    clock = home(request).clock
    key = (store.findings.revision(), the_moment(store, clock), who.id)
    kept: RecordOf | None = records.get(key)
    if kept is None:
        kept = record_of(store, who, milliseconds(clock.now()), zone(store))
        records.keep(key, kept)
    return kept
