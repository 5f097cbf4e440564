"""The page about one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.insight import dates
from stillhere.insight.moment import Moment
from stillhere.records.person import Person as Someone
from stillhere.services.choose import by_id
from stillhere.services.day_by_day import day_by_day
from stillhere.services.home import zone
from stillhere.services.look import the_moment
from stillhere.services.record_of import RecordOf, record_of
from stillhere.services.see import Zoom, last_evening, see
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds
from stillhere.web.answer import show
from stillhere.web.asking import LARGEST, chosen, day, home, number
from stillhere.web.fill.person import person_page, pictured
from stillhere.web.fill.search import ADDRESS as SEARCH
from stillhere.web.fill.timeline import timeline
from stillhere.web.memory import Memory
from stillhere.web.pages.parts import Step
from stillhere.web.pages.person import Person

ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
MOST_DIGITS = 20


def person(request: Request) -> Response:
    """One person, whole, at one zoom; drawn once for each state of the record."""
    zoom = cast("Zoom", chosen(request.query_params.get("zoom", "life"), ZOOMS))
    until = day(request.query_params.get("until", ""))
    found = _found(request)
    served, memory = home(request), request.app.state.memory
    with served.store() as store:
        moment = the_moment(store, served.clock)
        key = (store.findings.revision(), moment, number(request), zoom, until, found)
        page = memory.get(key)
        if page is None:
            page = _page(request, store, zoom, until, found)
            memory.keep(key, page)
    back = request.query_params.get("back", "")
    if back:
        page = replace(page, back=Step("Back to the results", f"{SEARCH}?{back}"))
    return show(request, page, "people")


def _found(request: Request) -> int | None:
    """The event that a search led to, if one did."""
    said = request.query_params.get("found", "")
    return min(int(said), LARGEST) if said.isdecimal() and len(said) < MOST_DIGITS else None


def _page(
    request: Request, store: Store, zoom: Zoom, until: date | None, found: int | None
) -> Person:
    clock = home(request).clock
    who = by_id(store, number(request))
    if zoom == "evening" and until is None:
        until = last_evening(store, who.id)
    moment = the_moment(store, clock)
    seen = see(store, clock, who.id, zoom, until, _record(request, store, who, moment))
    told = day_by_day(store, who.id, zoom, seen.start, seen.until, found)
    return person_page(
        seen.view,
        date=dates.full(moment.today),
        timeline=timeline(told, who.name, who.id, zoom, moment),
        pictures=pictured(seen, moment),
        on_record=seen.on_record,
    )


def _record(request: Request, store: Store, who: Someone, moment: Moment) -> RecordOf:
    """The record of the two, read once for each state of the store."""
    records: Memory = request.app.state.records
    key = (store.findings.revision(), moment, who.id)
    kept: RecordOf | None = records.get(key)
    if kept is None:
        now = milliseconds(home(request).clock.now())
        kept = record_of(store, who, now, zone(store))
        records.keep(key, kept)
    return kept


ROUTES = (Route("/people/{number:int}", person),)
