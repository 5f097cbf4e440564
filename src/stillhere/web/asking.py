"""What a route is asked for: the home, the person of the address, the fields of a form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.errors import MeaningUnclear
from stillhere.services.home import Home
from stillhere.web.jobs import Reading, Readings

FIRST_YEAR = 1900
"""Before it nothing that somebody remembers has been."""

LARGEST = 2**53
"""No number of anything that is kept is larger."""

Step = Callable[[Request, FormData], Response]


def step(path: str, answer: Step) -> Route:
    """A route for what changes something: `answer` gets the form, in a thread of its own."""

    async def answering(request: Request) -> Response:
        async with request.form() as form:
            return await run_in_threadpool(answer, request, form)

    return Route(path, answering, methods=["POST"], name=answer.__name__)


def home(request: Request) -> Home:
    """The home that is served."""
    found: Home = request.app.state.home
    return found


def number(request: Request) -> int:
    """The number in the address.

    Raises:
        HTTPException: there cannot be such a page.
    """
    found = int(request.path_params["number"])
    if found > LARGEST:
        raise HTTPException(404)
    return found


def readings(request: Request) -> Readings:
    """The readings of this launch."""
    found: Readings = request.app.state.readings
    return found


def the_reading(request: Request) -> Reading:
    """The reading with the number of the address.

    Raises:
        HTTPException: there is no such reading, or no more.
    """
    found = readings(request).get(number(request))
    if found is None:
        raise HTTPException(404)
    return found


def word(form: FormData, name: str) -> str:
    """A field of a form, "" where it is missing."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def words(form: FormData, name: str) -> tuple[str, ...]:
    """All values of a field that may come several times."""
    return tuple(value for value in form.getlist(name) if isinstance(value, str))


def day(text: str) -> date | None:
    """A day of a date field, None where it was left empty.

    Raises:
        MeaningUnclear: it is no day.
    """
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError:
        found = date.min
    if found is not None and found.year < FIRST_YEAR:
        raise MeaningUnclear(what="a day", text=text, example="2026-05-04")
    return found


def chosen(text: str, among: tuple[str, ...]) -> str:
    """An answer of a question with given answers.

    Raises:
        MeaningUnclear: it is none of them.
    """
    if text not in among:
        raise MeaningUnclear(what="an answer", text=text, example="one of those on the page")
    return text
