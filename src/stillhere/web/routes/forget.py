"""What cannot be undone: each is asked before it is done."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services.choose import by_id
from stillhere.services.forget import forget_everything as forget_record
from stillhere.web.answer import done, show
from stillhere.web.asking import home, number, step
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages.parts import Step
from stillhere.web.pages.plain import Confirm


def ask_words(request: Request) -> Response:
    """Whether to drop the words."""
    with home(request).store() as store:
        person = by_id(store, number(request))
    page = Confirm(
        f"Drop the words with {person.name}?",
        (
            "The dates and lengths stay. The words go, from the backups too.",
            "This can’t be undone.",
        ),
        (
            Step("Keep the words", address(person.id, "about")),
            Step("Drop the words", address(person.id, "drop-words"), post=True),
        ),
    )
    return show(request, page, "people")


def drop_words(request: Request, _form: FormData) -> Response:
    """Drop the words with a person."""
    with home(request).store() as store:
        person = by_id(store, number(request))
        gone = store.drop_words(person.id)
    _forget_drawn(request)
    return done(request, address(person.id), f"The words of {gone.events:,} messages are gone.")


def ask_forget(request: Request) -> Response:
    """Whether to forget a person."""
    with home(request).store() as store:
        person = by_id(store, number(request))
    page = Confirm(
        f"Forget everything about {person.name}?",
        (
            f"The dates, the words and the page about {person.name} go, from the backups too.",
            "A later import leaves them out. This can’t be undone.",
        ),
        (
            Step(f"Keep {person.name}", address(person.id, "about")),
            Step(f"Forget {person.name}", address(person.id, "forget"), post=True),
        ),
    )
    return show(request, page, "people")


def forget(request: Request, _form: FormData) -> Response:
    """Forget a person."""
    with home(request).store() as store:
        person = by_id(store, number(request))
        store.forget(person.id)
    _forget_drawn(request)
    request.app.state.drawer.forget(person.id)
    return done(request, "/people", f"Everything about {person.name} is gone.")


def ask_everything(request: Request) -> Response:
    """Whether to forget everything."""
    page = Confirm(
        "Forget everything?",
        (
            "The whole record goes, with every backup that Stillhere made.",
            "Files that you saved elsewhere stay. This can’t be undone.",
        ),
        (
            Step("Keep my record", "/record"),
            Step("Forget everything", "/record/forget", post=True),
        ),
    )
    return show(request, page)


def forget_everything(request: Request, _form: FormData) -> Response:
    """Forget everything, and begin anew without a lock."""
    empty(request)
    return done(request, "/start", "Everything is gone. Nothing is left on this computer.")


def empty(request: Request) -> None:
    """Delete the record that is served and all that was drawn of it."""
    state = request.app.state
    state.readings.discard()
    forget_record(home(request).store())
    state.drawer.clear()
    _forget_drawn(request)
    state.home, state.demo = state.home.emptied(), False


def _forget_drawn(request: Request) -> None:
    """Nothing that was drawn or read of the record stays in memory."""
    state = request.app.state
    for memory in (state.memory, state.records, state.sketches):
        memory.clear()


def delete_demo(request: Request, _form: FormData) -> Response:
    """Delete the made-up family, and go on with the owner's own home."""
    state = request.app.state
    if not state.demo:
        return done(request, "/", "There is no made-up family here.")
    empty(request)
    state.home = state.own or state.home
    return done(
        request, "/start", "The made-up family is gone. From here on it is your own record."
    )


ROUTES = (
    Route("/people/{number:int}/drop-words", ask_words),
    step("/people/{number:int}/drop-words", drop_words),
    Route("/people/{number:int}/forget", ask_forget),
    step("/people/{number:int}/forget", forget),
    Route("/record/forget", ask_everything),
    step("/record/forget", forget_everything),
    step("/demo/delete", delete_demo),
)
