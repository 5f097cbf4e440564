"""The local page: one application for one home."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from stillhere.web.guard import Guard
from stillhere.web.routes import bring_in, failures, neutral, start

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from stillhere.services.home import Home
    from stillhere.web.keys import Keys

STATIC = Path(__file__).parent / "static"


def create_app(home: Home, *, port: int, keys: Keys, demo: bool = False) -> ASGIApp:
    """The application that serves `home` on `port`, guarded.

    Args:
        home: The owner's folder, clock and way into the store.
        port: The port it is served on; other host names than this computer's are refused.
        keys: The secrets of this launch.
        demo: Whether `home` holds the made-up family.
    """
    app = Starlette(
        routes=[
            *neutral.ROUTES,
            *start.ROUTES,
            *bring_in.ROUTES,
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers=failures.HANDLERS,
    )
    app.state.home, app.state.keys, app.state.demo = home, keys, demo
    return Guard(app, port=port, keys=keys)
