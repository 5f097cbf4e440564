"""The lists of people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from markupsafe import Markup

from stillhere.services.list_people import Listed
from stillhere.web.fill.addresses import person
from stillhere.web.fill.waiting import WAITING
from stillhere.web.pages.parts import NOTHING, Choice, Step
from stillhere.web.pages.people import LookAfter, People
from stillhere.web.pages.today import Well

LEAD = "By when you last heard from them. Nobody here is told anything."
NOBODY = "No one is here yet. Three questions are enough to begin."
BEGIN = (Step("Begin", "/start"), Step("Bring in files", "/bring-in"))
CHOOSE = (
    Step("Choose whom to look after", "/people/look-after"),
    Step("Who is waiting for me?", WAITING),
)
ALIKE = Step("Two names, one person?", "/people/one-person")
PICTURED = 15
MOST = 300
"""As many of the others are listed; all can be found in whom to look after."""


def pictured(listed: Sequence[Listed]) -> list[Listed]:
    """Those whose line has a small picture."""
    return [one for one in listed if one.person.looked_after and one.events][:PICTURED]


def people_page(listed: Sequence[Listed], sparks: Mapping[int, Markup], *, ask: bool) -> People:
    """The list of everybody, those looked after first; `ask` where two may be one person."""
    looked_after = tuple(_line(one, sparks) for one in listed if one.person.looked_after)
    others = tuple(_line(one, sparks) for one in listed if not one.person.looked_after)
    return People(
        lead=LEAD if listed else NOBODY,
        looked_after=looked_after,
        others=others[:MOST],
        steps=(*CHOOSE, *((ALIKE,) if ask else ())) if listed else BEGIN,
    )


def look_after_page(listed: Sequence[Listed], likely: Collection[int]) -> LookAfter:
    """The choice of whom to look after; those chosen or likely stand first."""
    first = [one for one in listed if one.person.looked_after or one.person.id in likely]
    known = {one.person.id for one in first}
    rest = [one for one in listed if one.person.id not in known]
    return LookAfter(
        url="/people/look-after",
        suggested=tuple(map(_choice, first)),
        others=tuple(map(_choice, sorted(rest, key=lambda one: -one.events))),
    )


def _line(one: Listed, sparks: Mapping[int, Markup]) -> Well:
    who = one.person
    return Well(who.name, person(who.id), one.line, sparks.get(who.id, NOTHING))


def _choice(one: Listed) -> Choice:
    kept = "message or call" if one.events == 1 else "messages and calls"
    note = f"{one.events:,} {kept}" if one.events else ""
    return Choice(str(one.person.id), one.person.name, one.person.looked_after, note)
