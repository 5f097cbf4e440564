"""Everybody, and whom to look after."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services import about
from stillhere.services.list_people import list_people
from stillhere.services.settle import suggestions
from stillhere.web.answer import done, show
from stillhere.web.asking import home, step, words
from stillhere.web.drawn import Drawn
from stillhere.web.fill.people import look_after_page, people_page, pictured


def people(request: Request) -> Response:
    """Everybody in the record."""
    served = home(request)
    with served.store() as store:
        listed = list_people(store, served.clock)
        drawn = Drawn(request.app.state.memory, store, served.clock, [one.person for one in listed])
        sparks = drawn.sparks({one.person.id: one.line for one in pictured(listed)})
    return show(request, people_page(listed, sparks), "people", begun=bool(listed))


def choose(request: Request) -> Response:
    """Whom to look after."""
    served = home(request)
    with served.store() as store:
        listed = list_people(store, served.clock)
        likely = {one.person.id for one in suggestions(store)}
    return show(request, look_after_page(listed, likely), "people")


def look_after(request: Request, form: FormData) -> Response:
    """Keep whom to look after."""
    wanted = {int(value) for value in words(form, "person") if value.isdecimal()}
    served = home(request)
    with served.store() as store:
        for person in store.people.all():
            if person.looked_after != (person.id in wanted):
                about.look_after(store, served.clock, person.id, chosen=person.id in wanted)
    return done(request, "/people", "Saved. Stillhere speaks only of the people you chose.")


ROUTES = (
    Route("/people", people),
    Route("/people/look-after", choose),
    step("/people/look-after", look_after),
)
