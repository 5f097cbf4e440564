"""What no file knows of: calls, visits and life events that the owner adds."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.errors import MeaningUnclear
from stillhere.services.choose import by_id
from stillhere.services.find import find
from stillhere.services.happened import KINDS, happened
from stillhere.services.home import Home, zone
from stillhere.services.log_contact import Way, log_contact
from stillhere.services.look import the_moment
from stillhere.services.quieten import it_is_fine
from stillhere.services.record_of import record_of
from stillhere.services.suggest import accept, decline, offer_of
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds
from stillhere.web.answer import done, show
from stillhere.web.asking import chosen, day, home, number, step, word
from stillhere.web.fill.about import happened_page, log_page
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.offered import called
from stillhere.web.pages.parts import Problem, Step

LONGEST = 24 * 60
NO_DAY = Problem("That day was not understood.", "Nothing was lost. Please choose it again.")
NO_MINUTES = Problem("Those minutes were not understood.", "Nothing was lost. A number is enough.")
NOT_YET = Problem("That day is still to come.", "Nothing was lost. Please choose another.")


def log(request: Request) -> Response:
    """The form for a call or a visit."""
    served = home(request)
    with served.store() as store:
        today = the_moment(store, served.clock).today
        page = log_page(by_id(store, number(request)), today.isoformat())
    return show(request, page, "people")


def keep_log(request: Request, form: FormData) -> Response:
    """Keep a call or a visit."""
    served, who = home(request), number(request)
    minutes = word(form, "minutes")
    with served.store() as store:
        person, today = by_id(store, who), the_moment(store, served.clock).today
        on, problem = _day(word(form, "day"), today)
        if minutes and not (minutes.isdecimal() and int(minutes) <= LONGEST):
            problem = NO_MINUTES
        if problem:
            typed = {name: word(form, name) for name in ("kind", "who", "minutes")}
            page = log_page(person, word(form, "day"), **typed, problem=problem)
            return show(request, page, "people", status=400)
        event = log_contact(
            store,
            served.clock,
            who,
            cast("Way", chosen(word(form, "kind"), get_args(Way))),
            day=on,
            mine=word(form, "who") == "me",
            minutes=int(minutes) if minutes else None,
        )
    undo = Step("Take it back", f"/events/{event}/delete", post=True)
    return done(request, address(who), "Added. It counts as much as any message.", undo)


def event(request: Request) -> Response:
    """The form for a life event."""
    served = home(request)
    with served.store() as store:
        person, fine = by_id(store, number(request)), "fine" in request.query_params
        begun = _begun(served, store, person.id) if fine else None
        on = begun or the_moment(store, served.clock).today
        page = happened_page(person, on.isoformat(), fine=fine)
    return show(request, page, "people")


def keep_event(request: Request, form: FormData) -> Response:
    """Keep a life event."""
    served, who = home(request), number(request)
    said = {name: word(form, name) for name in ("kind", "whose", "words", "until")}
    fine = "fine" in request.query_params
    with served.store() as store:
        person, today = by_id(store, who), the_moment(store, served.clock).today
        on, problem = _day(word(form, "day"), None)
        until, late = _day(said["until"], None)
        if problem or late or (until and on and until < on):
            page = happened_page(
                person, word(form, "day"), **said, problem=problem or NO_DAY, fine=fine
            )
            return show(request, page, "people", status=400)
        kept = happened(
            store,
            said["words"],
            on or today,
            kind=chosen(said["kind"] or "other", tuple(dict(KINDS))),
            until=until,
            person_id=None if said["whose"] == "mine" else who,
        )
        if fine:
            it_is_fine(store, who)
    if fine:
        back = Step(
            "Take it back", address(who, "not-so"), post=True, name="life", value=f"{kept.id}"
        )
        return done(request, "/", f"Good to know. No more of this about {person.name}.", back)
    undo = Step("Take it back", f"/life/{kept.id}/delete", post=True)
    return done(request, address(who), "Added. Stillhere now expects less for a while.", undo)


def answer_offer(request: Request, form: FormData) -> Response:
    """Keep an offered life event, or never offer it again."""
    served, who = home(request), number(request)
    yes, no = word(form, "yes"), word(form, "no")
    with served.store() as store:
        now = milliseconds(served.clock.now())
        record = record_of(store, by_id(store, who), now, zone(store))
        offer = offer_of(store, record, yes or no)
        again = Step("Take it back", address(who, "ask-again"), True, "mark", offer.mark)
        if not yes:
            decline(store, record, offer)
            return done(request, address(who), "Left out. It is not asked again.", again)
        kept = accept(store, record, offer, called(offer))
    undo = Step("Take it back", f"/life/{kept.id}/delete", post=True)
    return done(request, address(who), "Added. It stands on the line now.", undo)


def ask_again(request: Request, form: FormData) -> Response:
    """Take back that something was left out."""
    with home(request).store() as store:
        store.occasions.ask_again(word(form, "mark"), by_id(store, number(request)).id)
    return done(request, address(number(request)), "It is asked again.")


def _begun(served: Home, store: Store, person: int) -> date | None:
    """The day on which the change began that the owner knows the reason of."""
    found = find(store, served.clock).get(person)
    if found is None or found.since is None:
        return None
    return the_moment(store, served.clock).day(found.since)


def _day(text: str, latest: date | None) -> tuple[date | None, Problem | None]:
    """The day of a field, or what is wrong with it."""
    try:
        on = day(text)
    except MeaningUnclear:
        return None, NO_DAY
    return on, NOT_YET if on and latest and on > latest else None


ROUTES = (
    Route("/people/{number:int}/log", log),
    step("/people/{number:int}/log", keep_log),
    Route("/people/{number:int}/happened", event),
    step("/people/{number:int}/happened", keep_event),
    step("/people/{number:int}/offered", answer_offer),
    step("/people/{number:int}/ask-again", ask_again),
)
