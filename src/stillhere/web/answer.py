"""How a route answers: one page, in its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response

from stillhere.web.pages.parts import Frame
from stillhere.web.render import render

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from starlette.requests import Request


def show(
    request: Request,
    page: DataclassInstance,
    here: str = "",
    *,
    begun: bool = True,
    status: int = 200,
) -> Response:
    """The page `page` in its frame, `here` marked in the navigation."""
    state = request.app.state
    frame = Frame(csrf=state.keys.csrf, here=here, begun=begun, demo=state.demo)
    return HTMLResponse(render(page, frame), status)


def go(url: str) -> Response:
    """Send the browser on after a change, so that loading the page again repeats nothing."""
    return RedirectResponse(url, 303)
