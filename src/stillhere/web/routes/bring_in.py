"""Bringing in files: choose, look, read, and see what came of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import get_args

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.records.intake import QuestionKind
from stillhere.services.answer import answer
from stillhere.services.look import the_moment
from stillhere.services.wishes import Wishes
from stillhere.web.answer import done, go, show
from stillhere.web.asking import home, number, step, word, words
from stillhere.web.fill import bring_in as fill
from stillhere.web.jobs import Reading, Readings
from stillhere.web.pages.bring_in import KEEP, Progress
from stillhere.web.pages.parts import Problem, Step
from stillhere.web.routes.events import stream
from stillhere.web.uploads import discard, receive

NOTHING = Problem("No file was chosen.", "Nothing was lost. Please choose one or more.")
BUSY = Problem("Other files are being read just now.", "Nothing was lost. Please wait for them.")
SPOKEN_EVERY = 10.0
"""Seconds between two events, so that a screen reader is left in peace."""
LOOKED_EVERY = 0.2


def choose_files(request: Request) -> Response:
    """How much may be read, where to drop the files, and how to get them."""
    return show(request, fill.choose_page(reading=_under_way(request)), "bring_in")


def _under_way(request: Request) -> Step | None:
    last = _readings(request).last
    waits = last is not None and last.state != "done"
    return Step("See how far it is", fill.url(last.number)) if last and waits else None


async def send_files(request: Request) -> Response:
    """Take the files, look what they hold, and go on to the choice."""
    folder = home(request).folder
    with await run_in_threadpool(home(request).store):
        upload = await receive(request, folder)
    keep = upload.fields.get("keep", "")
    if not upload.files:
        discard(upload.folder)
        page = fill.choose_page(keep, _under_way(request), NOTHING)
        return show(request, page, "bring_in", status=400)
    wishes = Wishes(words=keep == KEEP[1][0])
    reading = _readings(request).begin(home(request), upload, wishes)
    if reading is None:
        page = fill.choose_page(keep, _under_way(request), BUSY)
        return show(request, page, "bring_in", status=409)
    await run_in_threadpool(reading.wait)
    return go(fill.url(reading.number))


def how_far(request: Request) -> Response:
    """The one page of a reading: how far it is, what to choose, or what came of it."""
    reading = _reading(request)
    if reading.state == "choosing":
        return show(request, fill.chats_page(reading.number, reading.found), "bring_in")
    if reading.state == "done":
        return _what_came(request, reading)
    return show(request, fill.reading_page(reading.number, _progress(reading)), "bring_in")


def choose_chats(request: Request, form: FormData) -> Response:
    """Bring in the chosen chats, read as the answers say."""
    reading = _reading(request)
    page = fill.chats_page(reading.number, reading.found, missing=True)
    if reading.state != "choosing":
        return go(fill.url(reading.number))
    if any(not word(form, question.name) for question in page.questions):
        return show(request, page, "bring_in", status=400)
    chosen = words(form, "chat")
    if page.chats and not chosen:
        return cancel(request, form)
    everything = len(chosen) == len(page.chats)
    only = () if everything else chosen
    reading.go_on(_wishes(reading, form, only), _saved(request, form))
    reading.wait()
    return go(fill.url(reading.number))


def _wishes(reading: Reading, form: FormData, only: tuple[str, ...]) -> Wishes:
    said = {"owner": word(form, "owner") or None, "date_order": word(form, "date_order") or None}
    return msgspec.convert({"words": reading.wishes.words, "only": only} | said, Wishes)


def _saved(request: Request, form: FormData) -> str:
    served = home(request)
    with served.store() as store:
        moment = the_moment(store, served.clock)
    return fill.saved_at(word(form, "exported"), served.clock.now(), moment)


def stop(request: Request, _form: FormData) -> Response:
    """Stop and keep what is read."""
    reading = _reading(request)
    reading.stop()
    reading.wait()
    return go(fill.url(reading.number))


def cancel(request: Request, _form: FormData) -> Response:
    """Throw the files away."""
    _reading(request)
    _readings(request).discard()
    return done(request, "/bring-in", "Nothing was kept.")


def what_came(request: Request) -> Response:
    """What came of a reading."""
    return how_far(request)


def _what_came(request: Request, reading: Reading) -> Response:
    served = home(request)
    with served.store() as store:
        moment = the_moment(store, served.clock)
    page = fill.brought_in_page(reading.brought, reading.error, served.clock.now(), moment)
    return show(request, page, "bring_in")


async def events(request: Request) -> Response:
    """How far a reading is, as it goes on."""
    return stream(_states(_reading(request)))


async def _states(reading: Reading) -> AsyncIterator[Progress]:
    told = -SPOKEN_EVERY
    while reading.busy:
        if time.monotonic() - told >= SPOKEN_EVERY:
            told = time.monotonic()
            yield _progress(reading)
        await asyncio.sleep(LOOKED_EVERY)
    yield _progress(reading)


def _progress(reading: Reading) -> Progress:
    onward = None
    if not reading.busy:
        words_ = "Choose the chats" if reading.state == "choosing" else "See what came of it"
        onward = Step(words_, fill.url(reading.number))
    seconds = time.monotonic() - reading.begun
    return fill.progress("Your files", reading.progress, seconds, onward)


def undo(request: Request, _form: FormData) -> Response:
    """Take out exactly what an import brought."""
    with home(request).store() as store:
        gone = store.imports.undo(number(request)).events
    said = f"{gone:,} messages and calls were taken out. You can bring the file in again."
    return done(request, "/record", said)


def keep_answer(request: Request, form: FormData) -> Response:
    """Keep the answer to a question about an import."""
    served = home(request)
    asked = [kind for kind in get_args(QuestionKind) if word(form, kind)]
    with served.store() as store:
        for kind in asked:
            answer(store, served.clock, number(request), kind, word(form, kind))
    return done(request, "/", "Saved.")


def _readings(request: Request) -> Readings:
    found: Readings = request.app.state.readings
    return found


def _reading(request: Request) -> Reading:
    found = _readings(request).get(number(request))
    if found is None:
        raise HTTPException(404)
    return found


ROUTES = (
    Route("/bring-in", choose_files),
    Route("/bring-in", send_files, methods=["POST"]),
    Route("/bring-in/{number:int}", how_far),
    Route("/bring-in/{number:int}/done", what_came),
    Route("/bring-in/{number:int}/events", events),
    step("/bring-in/{number:int}/chats", choose_chats),
    step("/bring-in/{number:int}/stop", stop),
    step("/bring-in/{number:int}/cancel", cancel),
    step("/imports/{number:int}/undo", undo),
    step("/imports/{number:int}/answer", keep_answer),
)
