"""A page to print or keep."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services.choose import by_id
from stillhere.services.keep_page import keep_page
from stillhere.services.look import the_moment
from stillhere.web.answer import show
from stillhere.web.asking import home, number
from stillhere.web.fill.keep import THEIRS
from stillhere.web.fill.keep import keep_page as filled
from stillhere.web.kept import the_record


def keep(request: Request) -> Response:
    """One person for paper; their words only where that was ticked."""
    served, memory = home(request), request.app.state.memory
    theirs = request.query_params.get("words") == THEIRS
    with served.store() as store:
        moment = the_moment(store, served.clock)
        key = (store.findings.revision(), moment, number(request), "print", theirs)
        page = memory.get(key)
        if page is None:
            who = by_id(store, number(request))
            record = the_record(request, store, who)
            kept = keep_page(store, served.clock, who.id, record, their_words=theirs)
            page = filled(kept, moment)
            memory.keep(key, page)
    return show(request, page, "people")


ROUTES = (Route("/people/{number:int}/print", keep),)
