"""Everybody, and whom to look after."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services import about
from stillhere.services.alike import alike, waiting
from stillhere.services.could_be import could_be
from stillhere.services.list_people import list_people
from stillhere.services.look import the_moment
from stillhere.services.settle import suggestions
from stillhere.web.answer import done, show
from stillhere.web.asking import home, step, word, words
from stillhere.web.drawn import Drawn
from stillhere.web.fill.one_person import ONE_PERSON, one_person_page
from stillhere.web.fill.people import look_after_page, people_page, pictured
from stillhere.web.pages.parts import Step


def people(request: Request) -> Response:
    """Everybody in the record."""
    served = home(request)
    with served.store() as store:
        listed = list_people(store, served.clock)
        drawn = Drawn(request.app.state.memory, store, served.clock, [one.person for one in listed])
        ask = waiting(store) > 0 or bool(could_be(store, served.clock))
        sparks = drawn.sparks({one.person.id: one.line for one in pictured(listed)})
    return show(request, people_page(listed, sparks, ask=ask), "people", begun=bool(listed))


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


def one_person(request: Request) -> Response:
    """Which records may be of one person."""
    served = home(request)
    with served.store() as store:
        newcomers = could_be(store, served.clock)
        page = one_person_page(alike(store), the_moment(store, served.clock), newcomers)
    return show(request, page, "people")


def is_one(request: Request, form: FormData) -> Response:
    """They are one person."""
    with home(request).store() as store:
        change = about.same_person(store, *_two(form))
    undo = Step("Take it apart again", f"/changes/{change}/undo", post=True)
    return done(request, ONE_PERSON, "Both records are one now.", undo)


def are_two(request: Request, form: FormData) -> Response:
    """They are two people."""
    with home(request).store() as store:
        about.not_same(store, *_two(form))
    return done(request, ONE_PERSON, "Saved. It is not asked again.")


def _two(form: FormData) -> tuple[int, int]:
    one, _, other = word(form, "pair").partition("-")
    if not (one.isdecimal() and other.isdecimal()):
        raise HTTPException(404)
    return int(one), int(other)


ROUTES = (
    Route("/people", people),
    Route(ONE_PERSON, one_person),
    step(f"{ONE_PERSON}/yes", is_one),
    step(f"{ONE_PERSON}/no", are_two),
    Route("/people/look-after", choose),
    step("/people/look-after", look_after),
)
