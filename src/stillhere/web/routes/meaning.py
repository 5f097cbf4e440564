"""Searching by meaning, and making its messages ready."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services.look import the_moment
from stillhere.services.meaning import Kept, by_meaning, keep, readiness
from stillhere.services.search import Hit, hits_of
from stillhere.store.store import Store
from stillhere.web.answer import go, show
from stillhere.web.asking import home, step
from stillhere.web.fill import meaning as fill
from stillhere.web.getting_ready import GettingReady
from stillhere.web.memory import Memory
from stillhere.web.pages.bring_in import Progress
from stillhere.web.routes.events import stream

LONGEST = 500
"""Letters of a question; nobody types more."""
TOLD_EVERY = 2.0
"""Seconds between two lines of progress."""


def search(request: Request) -> Response:
    """What is nearest in meaning."""
    served, text = home(request), request.query_params.get("q", "").strip()[:LONGEST]
    hits: tuple[Hit, ...] | None = None
    english = True
    with served.store() as store:
        ready = readiness(store)
        if text and ready.ready:
            found = by_meaning(store, text, _kept(request, store, ready.read))
            hits, english = hits_of(store, found.events), found.english
        moment = the_moment(store, served.clock)
    page = fill.meaning_page(text, hits, ready, moment, english=english)
    return show(request, page, "search")


def get_ready(request: Request, _form: FormData) -> Response:
    """Begin to make messages ready."""
    _work(request).start(home(request))
    return go(fill.READY)


def how_far(request: Request) -> Response:
    """How far the messages are."""
    work = _work(request)
    if not work.busy and not work.error:
        return go(fill.ADDRESS)
    return show(request, fill.getting_ready_page(_progress(work)), "search")


def stop(request: Request, _form: FormData) -> Response:
    """Stop; what is read stays."""
    work = _work(request)
    work.stop()
    work.wait()
    return go(fill.ADDRESS)


async def events(request: Request) -> Response:
    """How far the messages are, as it goes on."""
    return stream(_states(_work(request)))


async def _states(work: GettingReady) -> AsyncIterator[Progress]:
    while work.busy:
        yield _progress(work)
        await asyncio.sleep(TOLD_EVERY)
    yield _progress(work)


def _progress(work: GettingReady) -> Progress:
    return fill.progress(work.read, work.words, work.error, busy=work.busy)


def _work(request: Request) -> GettingReady:
    found: GettingReady = request.app.state.getting_ready
    return found


def _kept(request: Request, store: Store, read: int) -> Kept:
    """The sketches, read once for each state of the record."""
    memory: Memory = request.app.state.sketches
    key = (store.findings.revision(), read)
    found: Kept | None = memory.get(key)
    if found is None:
        found = keep(store)
        memory.keep(key, found)
    return found


ROUTES = (
    Route(fill.ADDRESS, search),
    Route(fill.READY, how_far),
    Route(fill.EVENTS, events),
    step(fill.READY, get_ready),
    step(fill.STOP, stop),
)
