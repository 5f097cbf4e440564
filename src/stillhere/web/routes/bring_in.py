"""Bringing in files: choose, look, read, and see what came of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services.look import the_moment
from stillhere.services.wishes import Wishes
from stillhere.web.answer import done, go, show
from stillhere.web.asking import home, readings, step, the_reading, word, words
from stillhere.web.fill import bring_in as fill
from stillhere.web.jobs import Reading
from stillhere.web.pages.bring_in import KEEP, Progress
from stillhere.web.pages.parts import Problem, Step
from stillhere.web.routes import brought_in
from stillhere.web.routes.events import stream
from stillhere.web.uploads import discard, receive

NOTHING = Problem("No file was chosen.", "Nothing was lost. Please choose one or more.")
BUSY = Problem("Other files are being read just now.", "Nothing was lost. Please wait for them.")
SPOKEN_EVERY = 10.0
"""Seconds between two events, so that a screen reader is left in peace."""
LOOKED_EVERY = 0.2
ONWARD = {"choosing": "Choose the chats", "locked": "Open what is locked"}


def choose_files(request: Request) -> Response:
    """How much may be read, where to drop the files, and how to get them."""
    return show(request, fill.choose_page(reading=_under_way(request)), "bring_in")


def _under_way(request: Request) -> Step | None:
    last = readings(request).last
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
    reading = readings(request).begin(home(request), upload, wishes)
    if reading is None:
        page = fill.choose_page(keep, _under_way(request), BUSY)
        return show(request, page, "bring_in", status=409)
    await run_in_threadpool(reading.wait)
    return go(fill.url(reading.number))


def how_far(request: Request) -> Response:
    """The one page of a reading: how far it is, what to choose, or what came of it."""
    reading = the_reading(request)
    if reading.state == "locked":
        return _ask_password(request, reading, fill.WRONG if reading.wrong else None)
    if reading.state == "choosing":
        return show(request, fill.chats_page(reading.number, reading.found), "bring_in")
    if reading.state == "done":
        return brought_in.what_came(request, reading)
    return show(request, fill.reading_page(reading.number, _progress(reading)), "bring_in")


def _ask_password(request: Request, reading: Reading, trouble: Problem | None) -> Response:
    page = fill.locked_page(reading.number, reading.locked, trouble)
    return show(request, page, "bring_in", status=400 if trouble is fill.NO_PASSWORD else 200)


def open_locked(request: Request, form: FormData) -> Response:
    """Try a locked file with the password that was typed, which is kept nowhere."""
    reading = the_reading(request)
    password = form.get("password")
    if reading.state == "locked" and not (isinstance(password, str) and password):
        return _ask_password(request, reading, fill.NO_PASSWORD)
    reading.unlock(str(password))
    reading.wait()
    return go(fill.url(reading.number))


def leave_out(request: Request, _form: FormData) -> Response:
    """Go on without the file that is locked."""
    reading = the_reading(request)
    reading.leave_out()
    reading.wait()
    return go(fill.url(reading.number))


def choose_chats(request: Request, form: FormData) -> Response:
    """Bring in the chosen chats, read as the answers say."""
    reading = the_reading(request)
    page = fill.chats_page(reading.number, reading.found, missing=True)
    if reading.state != "choosing":
        return go(fill.url(reading.number))
    if any(not word(form, question.name) for question in page.questions):
        return show(request, page, "bring_in", status=400)
    chosen = (*words(form, "chat"), *fill.rest_of(reading.found, words(form, "rest")))
    if page.chats and not chosen:
        return cancel(request, form)
    everything = not page.chats or len(chosen) == fill.all_chats(reading.found)
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
    reading = the_reading(request)
    reading.stop()
    reading.wait()
    return go(fill.url(reading.number))


def cancel(request: Request, _form: FormData) -> Response:
    """Throw the files away."""
    the_reading(request)
    readings(request).discard()
    return done(request, "/bring-in", "Nothing was kept.")


async def events(request: Request) -> Response:
    """How far a reading is, as it goes on."""
    return stream(_states(the_reading(request)))


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
        words_ = ONWARD.get(reading.state, "See what came of it")
        onward = Step(words_, fill.url(reading.number))
    seconds = time.monotonic() - reading.begun
    return fill.progress(reading.way, seconds, onward)


ROUTES = (
    Route("/bring-in", choose_files),
    Route("/bring-in", send_files, methods=["POST"]),
    Route("/bring-in/{number:int}", how_far),
    Route("/bring-in/{number:int}/done", how_far),
    Route("/bring-in/{number:int}/events", events),
    step("/bring-in/{number:int}/open", open_locked),
    step("/bring-in/{number:int}/leave-out", leave_out),
    step("/bring-in/{number:int}/chats", choose_chats),
    step("/bring-in/{number:int}/stop", stop),
    step("/bring-in/{number:int}/cancel", cancel),
    *brought_in.ROUTES,
)
