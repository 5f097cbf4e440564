"""The example pages on a real port, with the real guard, static files and templates."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from stillhere.web.answer import LastWords, show
from stillhere.web.app import STATIC
from stillhere.web.guard import Guard
from stillhere.web.keys import Keys
from stillhere.web.pages.bring_in import Progress
from stillhere.web.pages.parts import Step
from stillhere.web.routes import neutral
from stillhere.web.routes.events import stream
from tests.web.examples import ALL
from tests.web.examples_of_people import PERSON

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.requests import Request
    from starlette.responses import Response

HERE = {"today": "today", "person": "people", "people": "people", "bring_in": "bring_in"}


async def example(request: Request) -> Response:
    name = request.path_params["name"]
    begun = not name.startswith("start")
    return show(request, ALL[name], HERE.get(name.partition("_")[0], ""), begun=begun)


async def moved(request: Request) -> Response:
    """The person's page at another zoom, or at an earlier time."""
    shown = request.query_params.get("zoom", "")
    zooms = tuple(replace(zoom, current=zoom.key == shown) for zoom in PERSON.zooms)
    moves = PERSON.moves if shown else ()
    return show(request, replace(PERSON, zooms=zooms, moves=moves), "people")


async def progress(_request: Request) -> Response:
    async def states() -> AsyncIterator[Progress]:
        yield Progress("chat.txt", 6500, 9000, "6,500 lines read.")
        onward = Step("See what came of it", "/brought_in")
        yield Progress("chat.txt", 9000, 9000, "9,000 lines read. Done.", "", onward)

    return stream(states())


@contextmanager
def serving(*, demo: bool = False) -> Iterator[str]:
    """Serve until left; gives the address with the key."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = Starlette(
        routes=[
            *neutral.ROUTES,
            Route("/people/3", moved),
            Route("/bring-in/7/events", progress),
            Mount("/static", StaticFiles(directory=STATIC)),
            Route("/{name:str}", example),
        ]
    )
    app.state.keys, app.state.demo, app.state.last = Keys(), demo, LastWords()
    guarded = Guard(app, port=port, keys=app.state.keys)
    config = uvicorn.Config(guarded, log_level="error", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}/{{}}?key={app.state.keys.standing}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
