"""What changed with one person, and the records behind each figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.insight.moment import Moment
from stillhere.records.columns import EventColumns
from stillhere.records.person import Person
from stillhere.services.choose import by_id
from stillhere.services.look import the_moment
from stillhere.services.what_changed import TOPICS, own_messages, rests_on, what_changed
from stillhere.store.store import Store
from stillhere.web.answer import show
from stillhere.web.asking import home, number
from stillhere.web.fill.changed import changed_page
from stillhere.web.fill.rests_on import own_page, rests_on_page
from stillhere.web.kept import the_record

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from stillhere.records.basis import Topic

Fill = Callable[[Store, Person, EventColumns, Moment], "DataclassInstance | None"]


def changed(request: Request) -> Response:
    """What changed, with everything that it rests on."""
    clock = home(request).clock

    def fill(store: Store, who: Person, events: EventColumns, moment: Moment) -> DataclassInstance:
        return changed_page(what_changed(store, clock, who.id, events), moment)

    return _shown(request, "changed", fill)


def figure(request: Request) -> Response:
    """The records of one figure."""
    topic = request.path_params["topic"].replace("-", "_")
    if topic not in TOPICS:
        raise HTTPException(404)
    clock = home(request).clock

    def fill(
        store: Store, who: Person, events: EventColumns, moment: Moment
    ) -> DataclassInstance | None:
        found = rests_on(store, clock, who.id, cast("Topic", topic), events)
        return None if found is None else rests_on_page(found, moment)

    return _shown(request, f"changed/{topic}", fill)


def mine(request: Request) -> Response:
    """The owner's own messages around the change."""
    clock = home(request).clock

    def fill(
        store: Store, who: Person, events: EventColumns, moment: Moment
    ) -> DataclassInstance | None:
        found = own_messages(store, clock, who.id, events)
        return None if found is None else own_page(who, *found, moment)

    return _shown(request, "changed/mine", fill)


def _shown(request: Request, corner: str, fill: Fill) -> Response:
    """A page about the person of the address; made once for each state of the record."""
    memory = request.app.state.memory
    with home(request).store() as store:
        moment = the_moment(store, home(request).clock)
        key = (store.findings.revision(), moment, number(request), corner)
        page = memory.get(key)
        if page is None:
            who = by_id(store, number(request))
            page = fill(store, who, the_record(request, store, who).events, moment)
            if page is None:
                raise HTTPException(404)
            memory.keep(key, page)
    return show(request, page, "people")


ROUTES = (
    Route("/people/{number:int}/changed", changed),
    Route("/people/{number:int}/changed/mine", mine),
    Route("/people/{number:int}/changed/{topic}", figure),
)
