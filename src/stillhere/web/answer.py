"""How a route answers: one page in its frame, or on to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response

from stillhere.web.pages.parts import Frame, Said, Step
from stillhere.web.render import render

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from starlette.requests import Request


class LastWords:
    """What was just done, to be said once on the next page."""

    def __init__(self) -> None:
        self._said: Said | None = None

    def put(self, said: Said) -> None:
        """Say this on the next page."""
        self._said = said

    def take(self) -> Said | None:
        """What there is to say, once."""
        said, self._said = self._said, None
        return said


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
    frame = Frame(
        csrf=state.keys.csrf, here=here, begun=begun, demo=state.demo, said=state.last.take()
    )
    return HTMLResponse(render(page, frame), status)


def go(url: str) -> Response:
    """Send the browser on after a change, so that loading the page again repeats nothing."""
    return RedirectResponse(url, 303)


def done(request: Request, url: str, words: str, undo: Step | None = None) -> Response:
    """Send the browser on, and say there what was done and how to take it back."""
    request.app.state.last.put(Said(words, undo))
    return go(url)
