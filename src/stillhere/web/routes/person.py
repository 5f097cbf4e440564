"""The page about one person, from a whole life down to one evening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import cast, get_args

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from stillhere.insight import dates
from stillhere.services import window as windows
from stillhere.services.choose import by_id
from stillhere.services.conversation import converse
from stillhere.services.could_be import could_be
from stillhere.services.day_by_day import day_by_day
from stillhere.services.look import the_moment
from stillhere.services.record_of import RecordOf
from stillhere.services.see import see
from stillhere.services.suggest import offers
from stillhere.services.window import Window, Zoom
from stillhere.store.event_rows import StoredEvent
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds
from stillhere.web.answer import show
from stillhere.web.asking import chosen, day, home, number
from stillhere.web.fill.conversation import conversation
from stillhere.web.fill.meaning import ADDRESS as BY_MEANING
from stillhere.web.fill.meaning import MARK
from stillhere.web.fill.offered import offered
from stillhere.web.fill.one_person import whose_number
from stillhere.web.fill.person import person_page
from stillhere.web.fill.replay import pictured
from stillhere.web.fill.search import ADDRESS as SEARCH
from stillhere.web.fill.timeline import timeline
from stillhere.web.kept import the_record
from stillhere.web.pages.parts import Step
from stillhere.web.pages.person import Person
from stillhere.web.render import render_conversation

ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
ASKED = ("zoom", "until", "from", "to", "at", "closer")
LONGEST_ID = 15
"""More digits than any event has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. `at` is a moment in Unix ms, `event` one that stands there."""

    window: Window | None = None
    at: int | None = None
    event: int | None = None


def person(request: Request) -> Response:
    """One person, at one stretch of time; drawn once for each state of the record."""
    served, memory = home(request), request.app.state.memory
    with served.store() as store:
        moment = the_moment(store, served.clock)
        asked = tuple(request.query_params.get(name, "") for name in ASKED)
        key = (store.findings.revision(), moment, number(request), asked)
        page = memory.get(key)
        if page is None:
            page = _page(request, store)
            memory.keep(key, page)
        who = number(request)
        newcomer = whose_number(could_be(store, served.clock, about=who), who)
    page = replace(page, newcomer=newcomer) if newcomer else page
    back = request.query_params.get("back", "")
    if back:
        where = BY_MEANING if back.endswith(MARK) else SEARCH
        page = replace(page, back=Step("Back to the results", f"{where}?{back}"))
    return show(request, page, "people")


def more(request: Request) -> Response:
    """More of the conversation, to be put in where one scrolls."""
    served, query = home(request), request.query_params
    sides = {side: _event_id(query.get(side, "")) for side in ("after", "before")}
    with served.store() as store:
        moment = the_moment(store, served.clock)
        who = by_id(store, number(request))
        record = the_record(request, store, who)
        window = _asked(request, store, record).window or _whole(record)
        told = converse(store, record, window, **sides)
        page = conversation(told, who.name, who.id, window, moment)
    return HTMLResponse(render_conversation(page))


def _page(request: Request, store: Store) -> Person:
    clock = home(request).clock
    moment = the_moment(store, clock)
    who = by_id(store, number(request))
    record = the_record(request, store, who)
    asked = _asked(request, store, record)
    window = asked.window or _until(request, record)
    seen = see(store, clock, who.id, window, record, asked.at)
    told = day_by_day(store, who.id, seen.zoom, seen.start, seen.until)
    said = None
    open_offers = () if asked.window else offers(store, record)
    if asked.window is not None:
        talk = converse(store, record, asked.window, at=asked.at)
        said = conversation(talk, who.name, who.id, asked.window, moment, asked.event)
    return person_page(
        seen.view,
        date=dates.full(moment.today),
        timeline=timeline(told, who.name, who.id, seen.zoom, moment),
        pictures=pictured(seen, moment),
        on_record=seen.on_record,
        conversation=said,
        offered=offered(open_offers, who.name, who.id, moment),
    )


def _asked(request: Request, store: Store, record: RecordOf) -> Asked:
    """The stretch of time, the moment and the event that the address names."""
    query, event = request.query_params, _event(request, store, record)
    at = event.at if event else _moment(query.get("at", ""), record)
    window = _window(request, record, at)
    if window is not None and query.get("closer"):
        around = windows.moment(query["closer"], record.zone)
        window = _nearer(window, around, record)
    return Asked(window, at, event.id if event else None)


def _window(request: Request, record: RecordOf, at: int | None) -> Window | None:
    """The stretch of time, None for all there is."""
    query = request.query_params
    zoom = cast("Zoom", chosen(query.get("zoom", "life"), ZOOMS))
    until = day(query.get("until", ""))
    if "from" in query and "to" in query:
        asked = windows.between(query["from"], query["to"], record.zone)
        return windows.within(asked, _whole(record))
    if zoom != "life" and (until or zoom != "evening"):
        last = until or _whole(record).end.date()
        end = datetime.combine(last, time(), record.zone)
        return windows.within(windows.day_until(zoom, end), _whole(record))
    if zoom == "evening":
        return windows.last_evening(record.events, _whole(record), record.zone)
    return None if at is None else windows.evening_at(record.events, at, record.zone)


def _nearer(window: Window, around: datetime, record: RecordOf) -> Window:
    """A step closer; from some days it leads to the evening there."""
    if window.zoom in ("days", "evening"):
        return windows.evening_at(record.events, milliseconds(around), record.zone)
    return windows.closer(window, around, _whole(record))


def _until(request: Request, record: RecordOf) -> Window | None:
    """All there was until a day; None without one."""
    until, whole = day(request.query_params.get("until", "")), _whole(record)
    if until is None or until >= whole.end.date():
        return None
    end = datetime.combine(until, time(), record.zone) + windows.DAY
    return Window(min(whole.start, end - windows.DAY), end)


def _event(request: Request, store: Store, record: RecordOf) -> StoredEvent | None:
    """The event that `at` names by its id; None where it is a time, or with somebody else."""
    asked = _event_id(request.query_params.get("at", ""))
    found = None if asked is None else store.events.get(asked)
    return found if found is not None and found.person == record.person.id else None


def _event_id(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= LONGEST_ID else None


def _moment(text: str, record: RecordOf) -> int | None:
    if not text or _event_id(text) is not None:
        return None
    return milliseconds(windows.moment(text, record.zone))


def _whole(record: RecordOf) -> Window:
    return windows.whole_life(record.first, record.now, record.zone)


ROUTES = (
    Route("/people/{number:int}", person),
    Route("/people/{number:int}/conversation", more),
)
