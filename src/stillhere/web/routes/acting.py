"""What the owner decides about a person with one button."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from stillhere.errors import WaitADay
from stillhere.insight import dates
from stillhere.services import about
from stillhere.services.choose import by_id
from stillhere.services.happened import did_not_happen
from stillhere.services.log_contact import unlog
from stillhere.services.look import the_moment
from stillhere.web.answer import done
from stillhere.web.asking import day, home, number, step
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages.parts import Step


def rest(request: Request, _form: FormData) -> Response:
    """Let it rest."""
    served, who = home(request), number(request)
    with served.store() as store:
        name = by_id(store, who).name
        until = day(about.let_rest(store, served.clock, who))
        today = the_moment(store, served.clock).today
    last = dates.named(until, today) if until else ""
    return done(
        request,
        "/",
        f"Stillhere says nothing about {name} until {last}, or until {name} gives a sign.",
        Step("Take it back", address(who, "speak-again"), post=True),
    )


def not_today(request: Request, _form: FormData) -> Response:
    """Not today."""
    served, who = home(request), number(request)
    with served.store() as store:
        name = by_id(store, who).name
        about.not_today(store, served.clock, who)
    undo = Step("Take it back", address(who, "speak-again"), post=True)
    return done(request, "/", f"Nothing more about {name} today.", undo)


def speak_again(request: Request, _form: FormData) -> Response:
    """Take back a rest."""
    with home(request).store() as store:
        about.speak_again(store, number(request))
    return done(request, "/", "It is as it was before.")


def mute(request: Request, _form: FormData) -> Response:
    """Never remind about this person."""
    served, who = home(request), number(request)
    with served.store() as store:
        person = about.remind(store, served.clock, who, wanted=False)
    undo = Step("Take it back", address(who, "remind"), post=True)
    return done(request, "/", f"Stillhere will not remind you about {person.name}.", undo)


def remind(request: Request, _form: FormData) -> Response:
    """Remind about this person again."""
    served, who = home(request), number(request)
    with served.store() as store:
        person = about.remind(store, served.clock, who, wanted=True)
    return done(request, "/", f"Stillhere may remind you about {person.name} again.")


def contacted_me(request: Request, _form: FormData) -> Response:
    """Open a boundary again since they contacted me."""
    served, who = home(request), number(request)
    with served.store() as store:
        person = about.open_again(store, served.clock, who, "they_contacted_me")
    return done(request, address(who), f"Contact with {person.name} is open again.")


def open_again(request: Request, _form: FormData) -> Response:
    """Open a boundary again: the first step, and after a day the second."""
    served, who = home(request), number(request)
    with served.store() as store:
        try:
            person = about.open_again(store, served.clock, who, "wait_a_day")
        except WaitADay as error:
            return done(request, address(who, "boundary"), str(error))
    return done(request, address(who), f"Contact with {person.name} is open again.")


def undo_change(request: Request, _form: FormData) -> Response:
    """Undo a merge or a split."""
    with home(request).store() as store:
        about.undo_change(store, number(request))
    return done(request, "/people", "It is as it was before.")


def unlog_event(request: Request, _form: FormData) -> Response:
    """Take back a call or visit that was added by hand."""
    with home(request).store() as store:
        event = store.events.get(number(request))
        unlog(store, number(request))
    url = address(event.person) if event and event.person else "/people"
    return done(request, url, "It is taken away.")


def unlive(request: Request, _form: FormData) -> Response:
    """Take back a life event."""
    with home(request).store() as store:
        of = {event.id: event.person for event in store.life.list()}.get(number(request))
        did_not_happen(store, number(request))
    return done(request, address(of) if of else "/people", "It is taken away.")


ROUTES = (
    step("/people/{number:int}/rest", rest),
    step("/people/{number:int}/not-today", not_today),
    step("/people/{number:int}/speak-again", speak_again),
    step("/people/{number:int}/mute", mute),
    step("/people/{number:int}/remind", remind),
    step("/people/{number:int}/contacted-me", contacted_me),
    step("/people/{number:int}/open-again", open_again),
    step("/changes/{number:int}/undo", undo_change),
    step("/events/{number:int}/delete", unlog_event),
    step("/life/{number:int}/delete", unlive),
)
