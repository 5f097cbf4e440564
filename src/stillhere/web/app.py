"""The local page: one application for one home."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from stillhere.desk.rulebook import rulebook
from stillhere.services.watch import Watcher
from stillhere.web.answer import LastWords
from stillhere.web.drawer import Drawer
from stillhere.web.getting_ready import GettingReady
from stillhere.web.guard import Guard
from stillhere.web.jobs import Readings
from stillhere.web.memory import Memory
from stillhere.web.routes import (
    about,
    acting,
    adding,
    between,
    bring_in,
    changed,
    desk,
    failures,
    forget,
    keep,
    letter,
    mail,
    meaning,
    neutral,
    people,
    person,
    quietening,
    record,
    search,
    start,
    today,
    unlock,
    waiting,
    year,
)
from stillhere.web.routes import (
    help as helping,
)

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from stillhere.services.home import Home
    from stillhere.web.keys import Keys

PAGES = (
    today,
    waiting,
    year,
    people,
    person,
    changed,
    keep,
    acting,
    quietening,
    desk,
    letter,
    between,
    about,
    adding,
    search,
    meaning,
    bring_in,
    record,
    mail,
    forget,
    start,
    helping,
    unlock,
    neutral,
)
RECORDS = 4
"""How many people's records stay in memory between two looks; a large one takes some megabytes."""
FIRST_PAGES = 2.0
"""Seconds in which nothing is read ahead: the first pages have the computer to themselves."""
STATIC = Path(__file__).parent / "static"


def create_app(
    home: Home, *, port: int, keys: Keys, demo: bool = False, own: Home | None = None
) -> ASGIApp:
    """The application that serves `home` on `port`, guarded.

    Args:
        home: The owner's folder, clock and way into the store; it may still be locked.
        port: The port it is served on; other host names than this computer's are refused.
        keys: The secrets of this launch.
        demo: Whether `home` holds the made-up family.
        own: The home that is served once the made-up family is deleted.
    """
    routes = [route for page in PAGES for route in page.ROUTES]
    app = Starlette(
        routes=[*routes, Mount("/static", StaticFiles(directory=STATIC))],
        exception_handlers=failures.HANDLERS,
        lifespan=_launch,
    )
    state = app.state
    state.home, state.keys, state.demo, state.own = home, keys, demo, own
    state.memory, state.records = Memory(), Memory(RECORDS)
    state.drawer = Drawer()
    state.sketches, state.getting_ready = Memory(1), GettingReady()
    state.readings, state.last = Readings(), LastWords()
    return Guard(app, port=port, keys=keys)


@asynccontextmanager
async def _launch(app: Starlette) -> AsyncIterator[None]:
    """While it is open, folders are looked into; files that wait at the end are deleted.

    The rules of the check are read ahead.
    """
    stop = threading.Event()
    threading.Thread(target=_read_rules, args=(stop,), daemon=True).start()
    watcher = Watcher(lambda: app.state.home)
    looking = threading.Thread(target=watcher.run, args=(stop,), daemon=True)
    if not app.state.demo:
        looking.start()
    yield
    stop.set()
    app.state.getting_ready.stop()
    await run_in_threadpool(app.state.readings.discard)


def _read_rules(stop: threading.Event) -> None:
    """Read the rules of the check, so that nobody waits half a second for the first one."""
    if not stop.wait(FIRST_PAGES):
        rulebook()
