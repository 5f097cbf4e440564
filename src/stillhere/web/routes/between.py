"""Somebody who knows both: opened by the owner, once."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.errors import DeskClosed
from stillhere.services.between import between, i_asked, i_did_not_ask
from stillhere.web.answer import done, go, show
from stillhere.web.asking import home, number, step, word
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.between import between_page
from stillhere.web.pages.parts import Step

DONE = "Then it is asked. You can let it be now, whatever comes."


def shown(request: Request) -> Response:
    """Whom one could ask; behind a boundary only the letter that is not sent."""
    served, who = home(request), number(request)
    with served.store() as store:
        try:
            found = between(store, served.clock, who)
        except DeskClosed:
            return go(address(who, "letter"))
    return show(request, between_page(found), "people")


def asked(request: Request, form: FormData) -> Response:
    """Somebody was asked, or was not after all."""
    served, who = home(request), number(request)
    with served.store() as store:
        if word(form, "do") == "undo":
            i_did_not_ask(store, who)
            return done(request, address(who, "between"), "Taken back.")
        try:
            i_asked(store, served.clock, who)
        except DeskClosed:
            return go(address(who, "letter"))
    undo = Step("Take it back", address(who, "between"), post=True, name="do", value="undo")
    return done(request, address(who, "write"), DONE, undo)


ROUTES = (
    Route("/people/{number:int}/between", shown),
    step("/people/{number:int}/between", asked),
)
