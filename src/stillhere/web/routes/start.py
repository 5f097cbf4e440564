"""The three questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from stillhere.web.answer import show
from stillhere.web.pages.start import empty_start

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def begin(request: Request) -> Response:
    """The empty questions."""
    return show(request, empty_start(), begun=False)


ROUTES = (Route("/start", begin),)
