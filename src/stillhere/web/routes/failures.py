"""What to say when something fails: what happened, that nothing is lost, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from stillhere.errors import PersonError, StillhereError, StoreLocked
from stillhere.web.answer import go, show
from stillhere.web.pages.parts import Step
from stillhere.web.pages.plain import Sorry

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

TODAY = Step("See Today", "/")
BRING_IN = Step("Bring in files", "/bring-in")


async def known(request: Request, error: Exception) -> Response:
    """An error that has its own sentence."""
    status = 404 if isinstance(error, PersonError) else 400
    return show(request, Sorry("That did not work.", str(error), (TODAY, BRING_IN)), status=status)


async def refused(request: Request, error: Exception) -> Response:
    """A page that does not exist, or a step that its page does not know."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    body = "Nothing is lost. The link may be old, or a letter of it may be missing."
    return show(request, Sorry("There is no such page.", body, (TODAY,)), status=status)


async def unknown(request: Request, _error: Exception) -> Response:
    """Anything else."""
    body = "Nothing is lost. Please go back and try again. If it stays, start Stillhere anew."
    return show(request, Sorry("Something went wrong here.", body, (TODAY,)), status=500)


async def locked(_request: Request, _error: Exception) -> Response:
    """A record that has a passphrase."""
    return go("/unlock")


HANDLERS: Mapping[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    StoreLocked: locked,
    StillhereError: known,
    HTTPException: refused,
    Exception: unknown,
}
