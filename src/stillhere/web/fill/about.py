"""What the owner has said about a person, and the forms to say more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from stillhere.insight import dates
from stillhere.insight.boundaries import allowed, boundary
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import text
from stillhere.records.channels import named
from stillhere.records.handle import Handle
from stillhere.records.person import LifeEvent, Person
from stillhere.services.happened import KINDS as HAPPENINGS
from stillhere.store.event_rows import StoredEvent
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages import about as pages
from stillhere.web.pages.parts import Choice, Problem, Step
from stillhere.web.pages.start import choices

PRONOUNS = (("she", "She"), ("he", "He"), ("they", "They"), ("name", "By name"))
YES_NO = (("yes", "Yes"), ("no", "No"))
BOUNDARIES = (
    ("open", "Open", "Stillhere may remind you."),
    ("slow", "Slow", "Seldom, and that is fine."),
    ("space", "They asked for space", "No reminders, no suggestions."),
    ("no_contact", "No contact", "Everything about them is silent."),
    ("court_order", "A court order", "This cannot be turned back here."),
    ("has_died", "They have died", "Only the record and what you open yourself."),
)
WAYS = (("call", "A call"), ("meeting", "A visit"), ("message", "A letter or a message"))
SERVICES = {"phone": "a phone number", "mail": "a mail address"}


def back(person: Person) -> Step:
    """The step to a person's page."""
    return Step(f"Back to {person.name}", address(person.id))


def about_page(
    person: Person,
    others: Sequence[Person],
    life: Sequence[LifeEvent],
    logged: Sequence[StoredEvent],
    moment: Moment,
) -> pages.About:
    """Everything about a person that is the owner's to say."""
    held = {value: words for value, words, _ in BOUNDARIES}[boundary(person, moment.today)]
    happened = Step("Something happened", address(person.id, "happened"))
    return pages.About(
        name=person.name,
        back=back(person),
        url=address(person.id, "about"),
        relation=person.relation,
        pronouns=choices(PRONOUNS, person.pronoun),
        care=choices(YES_NO, "yes" if person.looked_after else "no"),
        reminders=choices(YES_NO, "yes" if person.reminders else "no"),
        addresses=tuple(_handle(person, one) for one in person.handles),
        merge_url=address(person.id, "merge"),
        others=tuple(Choice(str(other.id), other.name) for other in others),
        events=(*(_life(one, moment) for one in life), *(_logged(one, moment) for one in logged)),
        boundary=Step(f"{held}. Change how much contact there is", address(person.id, "boundary")),
        drop_words=Step("Drop the words, keep the dates", address(person.id, "drop-words")),
        forget=Step(f"Forget {person.name}", address(person.id, "forget")),
        keep=Step("A page to print or keep", address(person.id, "print")),
        happened=happened if allowed(person, moment.today).suggest else None,
    )


def handle_key(handle: Handle) -> str:
    """A handle as a form sends it."""
    return f"{handle.service} {handle.address}"


def _handle(person: Person, handle: Handle) -> pages.Address:
    words = f"{handle.label}, {SERVICES.get(handle.service, f'from {named(handle.service)}')}"
    if len(person.handles) < 2:
        return pages.Address(words)
    url = address(person.id, "split")
    split = Step(f"Not {person.name}", url, post=True, name="handle", value=handle_key(handle))
    return pages.Address(words, split)


def _life(event: LifeEvent, moment: Moment) -> pages.Address:
    day = dates.named(date.fromisoformat(event.day), moment.today)
    away = Step("Take it away", f"/life/{event.id}/delete", post=True)
    return pages.Address(f"{day}: {event.words}", away)


def _logged(event: StoredEvent, moment: Moment) -> pages.Address:
    day = dates.named(moment.day(event.at), moment.today)
    away = Step("Take it away", f"/events/{event.id}/delete", post=True)
    return pages.Address(f"{day}: {dict(WAYS).get(event.kind, 'A contact')}", away)


def boundary_page(person: Person, moment: Moment) -> pages.Boundary:
    """How much contact there may be; a boundary that holds is not opened by a form."""
    held = allowed(person, moment.today)
    locked = held.boundary in ("space", "no_contact", "court_order")
    turn_back = (
        Step("They contacted me", address(person.id, "contacted-me"), post=True),
        Step("Open it again, after a day", address(person.id, "open-again"), post=True),
    )
    return pages.Boundary(
        name=person.name,
        back=back(person),
        url=address(person.id, "boundary"),
        choices=tuple(
            Choice(value, words, value == held.boundary, note) for value, words, note in BOUNDARIES
        ),
        until=person.space_until or "",
        locked=text(held.sentence) if locked else "",
        turn_back=turn_back if held.reopen else (),
    )


def log_page(
    person: Person,
    day: str,
    *,
    kind: str = "call",
    who: str = "them",
    minutes: str = "",
    problem: Problem | None = None,
) -> pages.Log:
    """A call or a visit that no file knows of."""
    sides = (("them", f"{person.name} did"), ("me", "I did"))
    return pages.Log(
        name=person.name,
        back=back(person),
        url=address(person.id, "log"),
        kinds=choices(WAYS, kind),
        who=choices(sides, who),
        day=day,
        minutes=minutes,
        problem=problem,
    )


def happened_page(
    person: Person,
    day: str,
    *,
    kind: str = "",
    whose: str = "person",
    words: str = "",
    until: str = "",
    problem: Problem | None = None,
    fine: bool = False,
) -> pages.Happened:
    """A life event; `fine` where it is the owner's answer to a card."""
    lives = (("person", f"In {person.name}’s"), ("mine", "In mine"))
    return pages.Happened(
        name=person.name,
        back=back(person),
        url=address(person.id, "happened") + ("?fine=yes" if fine else ""),
        kinds=choices(HAPPENINGS, kind),
        whose=choices(lives, whose),
        words=words,
        day=day,
        until=until,
        problem=problem,
        fine=fine,
    )
