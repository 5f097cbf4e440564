"""What each boundary allows. Every suggestion of contact asks `may_suggest` first (E2, G4)."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from stillhere.insight import dates
from stillhere.insight.sentence import Sentence, say
from stillhere.records.person import REMINDING, Boundary, Person

Opening = Literal["they_contacted_me", "wait_a_day"]
"""Ways in which the owner can open a boundary again (E2b)."""


class Allowed(msgspec.Struct, frozen=True):
    """What the pages about one person may hold.

    `sentence` says the boundary where there is one. `reopen` are the ways back to *open*.
    """

    boundary: Boundary
    suggest: bool
    notice: bool
    findings: bool
    memories: bool
    dates: bool
    acknowledge: bool
    unsent_letter: bool
    own_support: bool
    sentence: tuple[Sentence, ...] = ()
    reopen: tuple[Opening, ...] = ()


def boundary(person: Person, today: date) -> Boundary:
    """The boundary that holds today: space with an end is over after its last day."""
    if person.boundary == "space" and person.space_until is not None:
        return "open" if today > date.fromisoformat(person.space_until) else "space"
    return person.boundary


def may_suggest(person: Person, today: date) -> bool:
    """Whether anything may suggest contact with `person`: a draft, a date, a memory, an answer."""
    return boundary(person, today) in REMINDING


def may_notice(person: Person, today: date) -> bool:
    """Whether a notice about `person` may be shown: chosen, not muted, and no boundary against."""
    return person.looked_after and person.reminders and may_suggest(person, today)


def allowed(person: Person, today: date) -> Allowed:
    """All that `person`'s boundary allows today."""
    held = boundary(person, today)
    open_ = may_suggest(person, today)
    return Allowed(
        boundary=held,
        suggest=open_,
        notice=may_notice(person, today),
        findings=open_,
        memories=open_ or held == "has_died",
        dates=open_,
        acknowledge=held in ("space", "no_contact"),
        unsent_letter=True,
        own_support=held not in ("open", "slow"),
        sentence=boundary_sentence(person, today),
        reopen=_reopen(held),
    )


def boundary_sentence(person: Person, today: date) -> tuple[Sentence, ...]:
    """The boundary in one or two sentences; none where everything is open."""
    name = person.name
    match boundary(person, today):
        case "open":
            return ()
        case "slow":
            return (say(f"You and {name} are taking it slowly."), say("There is no hurry."))
        case "space":
            return (say(f"{name} asked for space{_until(person, today)}."), say(_CARE))
        case "no_contact":
            return (say(f"There is no contact with {name} now."), say("Keeping to that is care."))
        case "court_order":
            return (
                say(f"There is a court order, so Stillhere offers no contact with {name}."),
                say("A lawyer or a support service can help you with it."),
            )
        case "has_died":
            return (say(f"{name} has died."), say("The record stays here for you."))


_CARE = "Giving it is care."


def _until(person: Person, today: date) -> str:
    if person.space_until is None:
        return ""
    return f" until {dates.named(date.fromisoformat(person.space_until), today)}"


def _reopen(held: Boundary) -> tuple[Opening, ...]:
    if held in ("space", "no_contact"):
        return ("they_contacted_me", "wait_a_day")
    return ()
