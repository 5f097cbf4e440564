"""Help: always one step away, and nothing keeps that it was opened."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.errors import StoreLocked
from stillhere.reach.helplines import HelpLines, countries, lines
from stillhere.services.home import system_zone
from stillhere.services.settle import COUNTRY
from stillhere.support.clock import local_day
from stillhere.web.answer import show
from stillhere.web.asking import home
from stillhere.web.fill.help import danger_page, here, talk_page


def talk(request: Request) -> Response:
    """Someone to talk to; a country that is asked for is remembered."""
    return show(request, talk_page(_lines(request)))


def danger(request: Request) -> Response:
    """If someone is in danger now."""
    return show(request, danger_page(_lines(request)))


def _lines(request: Request) -> HelpLines:
    """The lines of the country; help does not wait for a passphrase."""
    served = home(request)
    asked = request.query_params.get("country", "")
    known = asked if asked in dict(countries()) else None
    try:
        with served.store() as store:
            if known:
                store.settings.set(COUNTRY, known)
            return here(store, served.clock)
    except StoreLocked:
        return lines(known, local_day(served.clock.now(), system_zone()))


ROUTES = (Route("/talk", talk), Route("/danger", danger))
