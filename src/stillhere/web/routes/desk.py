"""The writing desk."""

from __future__ import annotations

from typing import cast, get_args

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.desk.drafts import Draft
from stillhere.desk.hand_off import Way
from stillhere.insight import dates
from stillhere.insight.starts import STARTS
from stillhere.services import about
from stillhere.services.at_the_desk import (
    Desk,
    keep_message,
    plan,
    sent_it,
    sit,
    take_back,
    ways_out,
)
from stillhere.services.look import the_moment
from stillhere.services.memories import Memories, after_all, declined, not_this_one
from stillhere.services.memories import memory as look_back
from stillhere.services.plans import not_now, now_after_all
from stillhere.store.store import Store
from stillhere.web.answer import done, go, show
from stillhere.web.asking import chosen, home, number, step, word
from stillhere.web.drawer import Drawer
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.desk import desk_page, letter_page
from stillhere.web.pages.parts import Step

WAYS: tuple[Way, ...] = get_args(Way)
SENT = "Done. That took courage. Now do something for you: tea, a walk, a friend."
SAVED = "Saved on this computer, for you only."
OVERNIGHT = "Your words wait until tomorrow. Nothing is sent. Sleep well."
THE_START = {start.key: start.words for start in STARTS}


def drawer(request: Request) -> Drawer:
    """The drafts of this launch."""
    found: Drawer = request.app.state.drawer
    return found


def desk(request: Request) -> Response:
    """The desk; behind a boundary only the letter that is not sent."""
    with home(request).store() as store:
        return _shown(request, store, request.query_params.get("way", ""))


def _shown(request: Request, store: Store, way: str = "") -> Response:
    served = home(request)
    moment, at = the_moment(store, served.clock), sit(store, served.clock, number(request))
    who = at.person.id
    if not at.allowed.suggest:
        page = letter_page(at, drawer(request).get(who, "letter"), moment)
        return show(request, page, "people")
    draft = _draft(request, at)
    ways = ways_out(at, draft.words)
    typing = "hx-request" in request.headers  # then only the notes are looked at
    found = None if typing else _memory(request, store, who)
    return show(request, desk_page(at, draft, ways, moment, way, found), "people")


def _draft(request: Request, at: Desk) -> Draft:
    return drawer(request).get(at.person.id, "message", at.kept.words if at.kept else "")


def write(request: Request, form: FormData) -> Response:
    """What stands on the sheet, and what to do with it."""
    served, who, asked = home(request), number(request), word(form, "do")
    with served.store() as store:
        at = sit(store, served.clock, who)
        if not at.allowed.suggest:
            return go(address(who, "letter"))
        draft = _changed(_draft(request, at), form, asked)
        verb, _, what = asked.partition(":")
        if verb == "memory":
            draft = _begun_with_memory(draft, request, store, who)
        drawer(request).put(who, "message", draft)
        if asked in DEEDS:
            return DEEDS[asked](request, store, draft.words)
        if verb in ("decline", "undecline") and what.isdecimal():
            return _about_memory(request, store, verb, int(what))
        if "hx-request" in request.headers:
            return _shown(request, store)
    on = f"?way={chosen(what, WAYS)}#out" if verb == "way" else ""
    return go(address(who, "write") + on)


def _changed(draft: Draft, form: FormData, asked: str) -> Draft:
    """The draft with what stands on the sheet, and what a button does to it."""
    written = form.get("words")
    now = draft.changed(written) if isinstance(written, str) else draft
    verb, _, what = asked.partition(":")
    if verb == "start" and what in THE_START:
        return now.begun_with(THE_START[what])
    return now.back() if asked == "back" else now


def _memory(request: Request, store: Store, who: int) -> Memories:
    """The memory to offer, looked for once for each state of the record.

    Messages that were read for their meaning meanwhile may hold one.
    """
    memory, clock = request.app.state.memory, home(request).clock
    state = (
        store.findings.revision(),
        the_moment(store, clock),
        request.app.state.getting_ready.read,
    )
    key = (*state, who, "memory", declined(store, who))
    found: Memories | None = memory.get(key)
    if found is None:
        found = look_back(store, clock, who)
        memory.keep(key, found)
    return found


def _begun_with_memory(draft: Draft, request: Request, store: Store, who: int) -> Draft:
    """With the memory that is offered, at the owner's wish."""
    offered = _memory(request, store, who).offered
    return draft if offered is None else draft.begun_with(offered.start)


def _about_memory(request: Request, store: Store, verb: str, which: int) -> Response:
    """A memory is never offered again, or is after all."""
    here = address(number(request), "write")
    if verb == "undecline":
        after_all(store, number(request), which)
        return done(request, here, "Taken back.")
    not_this_one(store, number(request), which)
    undo = Step("Take it back", here, post=True, name="do", value=f"undecline:{which}")
    return done(request, here, "That one is not offered again.", undo)


def _save(request: Request, store: Store, words: str) -> Response:
    who = number(request)
    keep_message(store, home(request).clock, who, words)
    undo = Step("Take it out again", address(who, "write"), post=True, name="do", value="unsave")
    return done(request, address(who, "write"), SAVED, undo)


def _unsave(request: Request, store: Store, _words: str) -> Response:
    store.drafts.drop_message(number(request))
    return done(request, address(number(request), "write"), "It is not saved any more.")


def _overnight(request: Request, store: Store, words: str) -> Response:
    keep_message(store, home(request).clock, number(request), words, overnight=True)
    return done(request, "/", OVERNIGHT)


def _now(request: Request, store: Store, words: str) -> Response:
    keep_message(store, home(request).clock, number(request), words)
    return go(address(number(request), "write"))


def _not_today(request: Request, store: Store, _words: str) -> Response:
    who = number(request)
    about.not_today(store, home(request).clock, who)
    undo = Step("Take it back", address(who, "speak-again"), post=True)
    return done(request, "/", "Not today. That is a good answer too.", undo)


DEEDS = {
    "save": _save,
    "unsave": _unsave,
    "overnight": _overnight,
    "now": _now,
    "not_today": _not_today,
}
"""What the buttons under the sheet do with its words."""


def sent(request: Request, form: FormData) -> Response:
    """It was sent: the record knows of it at once."""
    served, who = home(request), number(request)
    with served.store() as store:
        at = sit(store, served.clock, who)
        if not at.allowed.suggest:
            return go(address(who, "letter"))
        way = cast("Way", chosen(word(form, "way"), WAYS))
        one = sent_it(store, served.clock, who, way)
        draft = _draft(request, at)
        store.drafts.drop_message(who)
    drawer(request).put(who, "message", draft.changed(""))
    return done(request, "/", SENT, Step("Take it back", f"/sent/{one.id}/take-back", post=True))


def unsent(request: Request, _form: FormData) -> Response:
    """It was not sent after all."""
    with home(request).store() as store:
        who = take_back(store, number(request))
    if who is None:
        return go("/")
    lying = drawer(request).get(who, "message")
    if not lying.words:
        drawer(request).put(who, "message", lying.back())
    return done(request, address(who, "write"), "Taken back. Your words are still here.")


def keep_plan(request: Request, form: FormData) -> Response:
    """A light note in some weeks, or no more."""
    served, who, weeks = home(request), number(request), word(form, "weeks")
    with served.store() as store:
        count = int(weeks) if weeks.isdecimal() else 0
        day = plan(store, served.clock, who, count or None)
        today = the_moment(store, served.clock).today
    if day is None:
        return done(request, address(who, "write"), "There is no plan now. That is fine.")
    return done(request, address(who, "write"), f"Planned, around {dates.named(day, today)}.")


def not_today(request: Request, form: FormData) -> Response:
    """Leave a plan for two weeks, or take that back."""
    served, who = home(request), number(request)
    with served.store() as store:
        if word(form, "do") == "undo":
            now_after_all(store, served.clock, who)
            return done(request, "/", "Taken back. Your plan is here again.")
        day = not_now(store, served.clock, who)
        today = the_moment(store, served.clock).today
    undo = Step("Take it back", address(who, "write/not-now"), post=True, name="do", value="undo")
    return done(request, "/", f"That is fine. It waits until {dates.named(day, today)}.", undo)


ROUTES = (
    Route("/people/{number:int}/write", desk),
    step("/people/{number:int}/write", write),
    step("/people/{number:int}/write/sent", sent),
    step("/people/{number:int}/write/plan", keep_plan),
    step("/people/{number:int}/write/not-now", not_today),
    step("/sent/{number:int}/take-back", unsent),
)
