"""A year's look back."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services.look import the_moment
from stillhere.services.year import look_back
from stillhere.web.answer import show
from stillhere.web.asking import FIRST_YEAR, home, number
from stillhere.web.fill.year import YEAR, year_page


def this_year(request: Request) -> Response:
    """The year so far."""
    return _shown(request, None)


def one_year(request: Request) -> Response:
    """Another year."""
    return _shown(request, number(request))


def _shown(request: Request, year: int | None) -> Response:
    served, memory = home(request), request.app.state.memory
    with served.store() as store:
        moment = the_moment(store, served.clock)
        if year is not None and not FIRST_YEAR <= year <= moment.today.year:
            raise HTTPException(404)
        key = (store.findings.revision(), moment, "year", year)
        page = memory.get(key)
        if page is None:
            page = year_page(look_back(store, served.clock, year))
            memory.keep(key, page)
    return show(request, page, "people")


ROUTES = (Route(YEAR, this_year), Route(f"{YEAR}/{{number:int}}", one_year))
