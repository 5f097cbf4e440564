"""The letter that is not sent, and the one message after a no."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.desk.drafts import Draft
from stillhere.services.at_the_desk import acknowledged, keep_letter, sit
from stillhere.services.look import the_moment
from stillhere.store.store import Store
from stillhere.web.answer import done, go, show
from stillhere.web.asking import home, number, step, word
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.desk import letter_page
from stillhere.web.routes.desk import drawer

KEPT = "Kept on this computer, for you only. Nothing is sent."
ACKNOWLEDGED = "Then it is said. Giving space is care."


def letter(request: Request) -> Response:
    """The letter."""
    served, who = home(request), number(request)
    with served.store() as store:
        at, moment = sit(store, served.clock, who), the_moment(store, served.clock)
    return show(request, letter_page(at, drawer(request).get(who, "letter"), moment), "people")


def write(request: Request, form: FormData) -> Response:
    """What stands on the sheet: kept, or left."""
    served, who, asked = home(request), number(request), word(form, "do")
    lying = drawer(request).get(who, "letter")
    written = form.get("words")
    draft = lying.changed(written) if isinstance(written, str) else lying
    draft = draft.back() if asked == "back" else draft
    drawer(request).put(who, "letter", draft)
    with served.store() as store:
        if asked == "save" and draft.words.strip():
            keep_letter(store, served.clock, who, draft.words)
            drawer(request).put(who, "letter", Draft())
            return done(request, address(who, "letter"), KEPT)
        if asked == "not_today":
            return done(request, address(who), "Not today. That is a good answer too.")
        if asked.startswith("remove:"):
            return _removed(request, store, asked.partition(":")[2])
    return go(address(who, "letter"))


def _removed(request: Request, store: Store, which: str) -> Response:
    """Take a letter away; its words lie on the sheet once more, so that nothing is lost."""
    who = number(request)
    one = next((each for each in store.drafts.letters(who) if str(each.id) == which), None)
    if one is None:
        return go(address(who, "letter"))
    store.drafts.remove(one.id)
    drawer(request).put(who, "letter", drawer(request).get(who, "letter").changed(one.words))
    return done(request, address(who, "letter"), "Taken away. Its words are on the sheet for now.")


def sent_the_one_message(request: Request, _form: FormData) -> Response:
    """The acknowledgement was sent."""
    with home(request).store() as store:
        acknowledged(store, number(request))
    return done(request, address(number(request), "letter"), ACKNOWLEDGED)


ROUTES = (
    Route("/people/{number:int}/letter", letter),
    step("/people/{number:int}/letter", write),
    step("/people/{number:int}/acknowledged", sent_the_one_message),
)
