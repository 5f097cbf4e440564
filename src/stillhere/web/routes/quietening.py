"""The quieter answers to a card, each with its way back."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from stillhere.insight import dates
from stillhere.services import quieten
from stillhere.services.choose import by_id
from stillhere.services.look import the_moment
from stillhere.web.answer import done
from stillhere.web.asking import home, number, step, word
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages.parts import Step


def not_now(request: Request, _form: FormData) -> Response:
    """Not now: a week without a word."""
    served, who = home(request), number(request)
    with served.store() as store:
        name = by_id(store, who).name
        until = quieten.not_now(store, served.clock, who)
        last = dates.named(until, the_moment(store, served.clock).today)
    undo = Step("Take it back", address(who, "speak-again"), post=True)
    return done(request, "/", f"Nothing about {name} until {last}.", undo)


def not_again(request: Request, _form: FormData) -> Response:
    """No more of this change, also if it goes on."""
    served, who = home(request), number(request)
    with served.store() as store:
        name = by_id(store, who).name
        quieten.not_again(store, served.clock, who)
    undo = Step("Take it back", address(who, "tell-again"), post=True)
    return done(request, "/", f"Stillhere says no more of this about {name}.", undo)


def tell_again(request: Request, _form: FormData) -> Response:
    """Take that back."""
    with home(request).store() as store:
        quieten.tell_again(store, number(request))
    return done(request, "/", "It is as it was before.")


def not_so(request: Request, form: FormData) -> Response:
    """Take back “it’s fine, because …”."""
    life = word(form, "life")
    with home(request).store() as store:
        quieten.not_so(store, number(request), int(life) if life.isdecimal() else 0)
    return done(request, "/", "It is as it was before.")


ROUTES = (
    step("/people/{number:int}/not-now", not_now),
    step("/people/{number:int}/not-again", not_again),
    step("/people/{number:int}/tell-again", tell_again),
    step("/people/{number:int}/not-so", not_so),
)
