"""A store that is locked: asked once a launch, the raw key stays in memory."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.errors import StoreLocked
from stillhere.web.answer import go, show
from stillhere.web.asking import home, step
from stillhere.web.pages.parts import Problem
from stillhere.web.pages.record import Unlock

WRONG = Problem("That was not it.", "Nothing was lost. Please try again.")


def ask(request: Request) -> Response:
    """Ask for the passphrase."""
    return show(request, Unlock(), begun=False)


def unlock(request: Request, form: FormData) -> Response:
    """Open the record with the passphrase, as it was typed."""
    try:
        request.app.state.home = home(request).opened(str(form.get("passphrase", "")))
    except StoreLocked:
        return show(request, Unlock(WRONG), begun=False, status=400)
    return go("/")


ROUTES = (Route("/unlock", ask), step("/unlock", unlock))
