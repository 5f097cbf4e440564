"""What the owner says about a person."""

from __future__ import annotations

from typing import cast, get_args

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.records.person import Boundary, Person, Pronoun
from stillhere.services import about
from stillhere.services.choose import by_id
from stillhere.services.look import the_moment
from stillhere.web.answer import done, show
from stillhere.web.asking import chosen, day, home, number, step, word
from stillhere.web.fill.about import about_page, boundary_page, handle_key
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages.parts import Step
from stillhere.web.pages.plain import Confirm


def tell(request: Request) -> Response:
    """Everything about a person that is the owner's to say."""
    served, who = home(request), number(request)
    with served.store() as store:
        person = by_id(store, who)
        others = [one for one in store.people.all() if one.id != who]
        life = [event for event in store.life.list(who) if event.person == who]
        page = about_page(
            person, others, life, store.logged.list(who), the_moment(store, served.clock)
        )
    return show(request, page, "people")


def keep(request: Request, form: FormData) -> Response:
    """Keep what was said."""
    served, who = home(request), number(request)
    with served.store() as store:
        pronoun = cast("Pronoun", chosen(word(form, "pronoun") or "name", get_args(Pronoun)))
        relation = word(form, "relation")[:80]
        person = about.describe(store, served.clock, who, relation=relation, pronoun=pronoun)
        about.look_after(store, served.clock, who, chosen=word(form, "care") == "yes")
        about.remind(store, served.clock, who, wanted=word(form, "reminders") != "no")
    return done(request, address(who), f"Saved. {person.name} is not told.")


def boundary(request: Request) -> Response:
    """How much contact there is."""
    served = home(request)
    with served.store() as store:
        page = boundary_page(by_id(store, number(request)), the_moment(store, served.clock))
    return show(request, page, "people")


def keep_boundary(request: Request, form: FormData) -> Response:
    """Keep to a boundary; one that cannot be turned back is asked again."""
    served, who = home(request), number(request)
    sure, asked = word(form, "sure"), word(form, "boundary")
    with served.store() as store:
        person = by_id(store, who)
        if asked == "court_order":
            return show(request, _court_order(who, person.name), "people")
        wanted = cast("Boundary", chosen(sure or asked, get_args(Boundary)))
        about.set_boundary(store, served.clock, who, wanted, day(word(form, "until")))
    return done(request, address(who), "Saved. Stillhere keeps to it.")


def _court_order(who: int, name: str) -> Confirm:
    sure = Step(
        "There is a court order",
        address(who, "boundary"),
        post=True,
        name="sure",
        value="court_order",
    )
    return Confirm(
        f"Is there a court order about {name}?",
        (
            "Stillhere then never suggests contact. This can’t be undone here.",
            "A lawyer or a support service can tell you what it asks of you.",
        ),
        (Step("Go back", address(who, "boundary")), sure),
    )


def merge(request: Request, form: FormData) -> Response:
    """Make two people one."""
    other = word(form, "other")
    if not other.isdecimal():
        return done(request, address(number(request), "about"), "Nobody was chosen.")
    with home(request).store() as store:
        change = about.same_person(store, number(request), int(other))
    undo = Step("Take it apart again", f"/changes/{change}/undo", post=True)
    return done(request, address(number(request)), "Both records are one now.", undo)


def split(request: Request, form: FormData) -> Response:
    """Make one address a person of its own."""
    with home(request).store() as store:
        person = by_id(store, number(request))
        wanted = word(form, "handle")
        handles = tuple(one for one in person.handles if handle_key(one) == wanted)
        change = about.split(store, person.id, handles)
    undo = Step("Put it back", f"/changes/{change}/undo", post=True)
    return done(request, address(person.id, "about"), "That is somebody else now.", undo)


def not_same(request: Request, form: FormData) -> Response:
    """Remember that two people are not the same."""
    with home(request).store() as store:
        other = by_id(store, int(chosen(word(form, "other") or "0", _numbers(store.people.all()))))
        about.not_same(store, number(request), other.id)
    return done(request, address(number(request), "about"), "Saved. It is not asked again.")


def _numbers(people: list[Person]) -> tuple[str, ...]:
    return tuple(str(person.id) for person in people)


ROUTES = (
    Route("/people/{number:int}/about", tell),
    step("/people/{number:int}/about", keep),
    Route("/people/{number:int}/boundary", boundary),
    step("/people/{number:int}/boundary", keep_boundary),
    step("/people/{number:int}/merge", merge),
    step("/people/{number:int}/split", split),
    step("/people/{number:int}/not-same", not_same),
)
