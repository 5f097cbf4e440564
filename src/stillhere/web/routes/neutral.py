"""What tells nothing about anybody: the page of the quick exit, and no icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from stillhere.web.answer import show
from stillhere.web.pages.plain import Away

if TYPE_CHECKING:
    from starlette.requests import Request


async def away(request: Request) -> Response:
    """An empty page of notes."""
    return show(request, Away())


async def icon(_request: Request) -> Response:
    """No icon, so that a row of tabs tells nothing."""
    return Response(status_code=204)


ROUTES = (Route("/away", away), Route("/favicon.ico", icon))
