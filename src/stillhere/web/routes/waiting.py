"""Who is waiting for me."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.services.choose import by_id
from stillhere.services.fairness import fairness, needs_no_answer
from stillhere.web.answer import done, show
from stillhere.web.asking import home, number, step
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.waiting import WAITING, waiting_page
from stillhere.web.pages.parts import Step


def waiting(request: Request) -> Response:
    """Who waits for a word, and the smallest step."""
    served = home(request)
    with served.store() as store:
        page = waiting_page(fairness(store, served.clock))
    return show(request, page, "today")


def no_answer(request: Request, _form: FormData) -> Response:
    """What waits needs no answer."""
    served, who = home(request), number(request)
    with served.store() as store:
        name = by_id(store, who).name
        needs_no_answer(store, served.clock, who)
    undo = Step("Take it back", address(who, "answer-after-all"), post=True)
    return done(request, WAITING, f"That is fine. Nothing waits from {name} now.", undo)


def answer_after_all(request: Request, _form: FormData) -> Response:
    """It does wait after all."""
    served = home(request)
    with served.store() as store:
        needs_no_answer(store, served.clock, number(request), settled=False)
    return done(request, WAITING, "It is as it was before.")


ROUTES = (
    Route(WAITING, waiting),
    step("/people/{number:int}/no-answer", no_answer),
    step("/people/{number:int}/answer-after-all", answer_after_all),
)
