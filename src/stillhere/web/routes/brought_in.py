"""What came of a reading: take it out again, answer what is still open."""

from __future__ import annotations

from typing import get_args

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from stillhere.errors import NothingToUndo
from stillhere.records.intake import QuestionKind
from stillhere.services.alike import waiting
from stillhere.services.answer import answer
from stillhere.services.look import the_moment
from stillhere.services.wishes import Brought
from stillhere.store.store import Store
from stillhere.support.clock import Clock
from stillhere.web.answer import done, show
from stillhere.web.asking import home, number, step, the_reading, word
from stillhere.web.fill.bring_in import url
from stillhere.web.fill.brought_in import LAST, brought_in_page
from stillhere.web.jobs import BEFORE_ALL, Reading


def what_came(request: Request, reading: Reading) -> Response:
    """The page of a reading that is done."""
    served = home(request)
    with served.store() as store:
        moment, alike = the_moment(store, served.clock), waiting(store) > 0
    now = served.clock.now()
    page = brought_in_page(reading.number, reading.brought, reading.error, now, moment, alike=alike)
    return show(request, page, "bring_in")


def undo(request: Request, _form: FormData) -> Response:
    """Take out exactly what an import brought."""
    with home(request).store() as store:
        gone = store.imports.undo(number(request)).events
    said = f"{gone:,} messages and calls were taken out. You can bring the file in again."
    return done(request, "/record", said)


def undo_here(request: Request, form: FormData) -> Response:
    """Take out what one file of a reading brought, or what all of them brought."""
    reading = the_reading(request)
    chosen = word(form, "import")
    ids = [one.id for one in reading.brought if one.id and chosen in ("", str(one.id))]
    with home(request).store() as store:
        events = sum(_taken_out(store, each) for each in reversed(ids))
        reading.tell_again(store)
    said = f"{events:,} messages and calls were taken out. You can bring them in again."
    left = any(one.done for one in reading.brought)
    return done(request, url(reading.number) if left else "/bring-in", said)


def _taken_out(store: Store, import_id: int) -> int:
    """How many events went; none where it was taken out before."""
    try:
        return store.imports.undo(import_id).events
    except NothingToUndo:
        return 0


def answer_here(request: Request, form: FormData) -> Response:
    """Keep an answer for every file of a reading that asks it."""
    served, reading = home(request), the_reading(request)
    with served.store() as store:
        for kind in get_args(QuestionKind):
            if word(form, kind):
                for one in reading.brought:
                    _answered(store, served.clock, one, kind, word(form, kind))
        reading.tell_again(store)
    return done(request, url(reading.number), "Saved.")


def _answered(store: Store, clock: Clock, one: Brought, kind: QuestionKind, value: str) -> None:
    """Answer a question of one file, if it asks it and this is an answer to it."""
    asked = next((each for each in one.questions if each.kind == kind), None)
    if one.id is None or (asked is None and not (kind == "owner" and one.owner)):
        return
    if asked and kind == "exported" and value == LAST:
        value = asked.assumed or BEFORE_ALL
    elif asked and asked.choices and kind != "exported" and value not in dict(asked.choices):
        return
    answer(store, clock, one.id, kind, value)


ROUTES = (
    step("/bring-in/{number:int}/undo", undo_here),
    step("/bring-in/{number:int}/answer", answer_here),
    step("/imports/{number:int}/undo", undo),
)
