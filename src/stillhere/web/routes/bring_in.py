"""Bringing in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from stillhere.services.how_to_export import HOW_TO
from stillhere.web.answer import show
from stillhere.web.pages.bring_in import KEEP, BringIn, HowTo
from stillhere.web.pages.start import choices

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


HOW_TOS = tuple(
    HowTo(way.app, way.steps, way.good_to_know, opened=way is HOW_TO[0]) for way in HOW_TO
)


async def choose_files(request: Request) -> Response:
    """How much may be read, where to drop the files, and how to get them."""
    return show(request, BringIn(choices(KEEP, "dates"), HOW_TOS), "bring_in")


ROUTES = (Route("/bring-in", choose_files),)
