"""The three questions, and what follows a yes to the fourth."""

from __future__ import annotations

from typing import cast

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.insight.guess import Last, Usual
from stillhere.services.begin import begin
from stillhere.web.answer import done, go, show
from stillhere.web.asking import chosen, home, step, word
from stillhere.web.fill.help import here, safety_page
from stillhere.web.pages.parts import Problem
from stillhere.web.pages.start import LAST, SAFER, USUAL, Start, choices, empty_start

NO_NAME = Problem("There is no name yet.", "Nothing was lost. A nickname is enough.")


def ask(request: Request) -> Response:
    """The empty questions."""
    with home(request).store() as store:
        begun = bool(store.people.all())
    return show(request, empty_start(), begun=begun)


def answer(request: Request, form: FormData) -> Response:
    """Keep the answers; where it may be safer not to be in touch, show help and keep nothing."""
    name = " ".join(word(form, "name").split())[:80]
    if not name:
        return show(request, _again(form), begun=False, status=400)
    served = home(request)
    with served.store() as store:
        if word(form, "safer") == "yes":
            return show(request, safety_page(name, here(store, served.clock)), begun=False)
        begin(store, served.clock, name, *_guessed(form))
    return go("/")


def keep(request: Request, form: FormData) -> Response:
    """Remember somebody with no contact."""
    served = home(request)
    with served.store() as store:
        person = begin(
            store, served.clock, word(form, "who"), "unsure", "now_and_then", safer_apart=True
        )
    return done(request, "/talk", f"There is no contact with {person.name}. Stillhere keeps to it.")


def leave(request: Request, _form: FormData) -> Response:
    """Keep nothing."""
    return done(request, "/talk", "Nothing was kept.")


def _guessed(form: FormData) -> tuple[Last, Usual]:
    last = chosen(word(form, "last") or "unsure", tuple(dict(LAST)))
    usual = chosen(word(form, "usual") or "now_and_then", tuple(dict(USUAL)))
    return cast("Last", last), cast("Usual", usual)


def _again(form: FormData) -> Start:
    said = [
        choices(all_, word(form, name))
        for name, all_ in (("last", LAST), ("usual", USUAL), ("safer", SAFER))
    ]
    return Start("", said[0], said[1], said[2], NO_NAME)


ROUTES = (
    Route("/start", ask),
    step("/start", answer),
    step("/start/keep", keep),
    step("/start/leave", leave),
)
