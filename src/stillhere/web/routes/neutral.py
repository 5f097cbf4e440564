"""The page of the quick exit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from stillhere.web.answer import show
from stillhere.web.pages.plain import Away

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def away(request: Request) -> Response:
    """An empty page of notes."""
    return show(request, Away())


ROUTES = (Route("/away", away),)
