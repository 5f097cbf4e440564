"""Today."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services.could_be import could_be
from stillhere.services.look import look
from stillhere.services.plans import plans_due
from stillhere.web.answer import go, show
from stillhere.web.asking import home
from stillhere.web.drawn import Drawn
from stillhere.web.fill.today import today_page


def today(request: Request) -> Response:
    """Who needs a thought, and who is quietly well."""
    served = home(request)
    with served.store() as store:
        people = store.people.all()
        if not people:
            return go("/start")
        view = look(store, served.clock)
        drawn = Drawn(request.app.state.memory, store, served.clock, people)
        strips = drawn.strips({card.person: card.status for card in view.cards})
        sparks = drawn.sparks({line.person: line.words for line in (*view.well, *view.unknown)})
        due = plans_due(store, served.clock, {card.person for card in view.cards})
        newcomers = could_be(store, served.clock) if view.cards else ()
    return show(request, today_page(view, strips, sparks, due, newcomers), "today")


ROUTES = (Route("/", today),)
