"""A year's look back: facts in the order of days and names; no score, and nobody comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from stillhere.insight import dates, lengths
from stillhere.insight.counts import count_of, number, times
from stillhere.insight.sentence import Sentence, say
from stillhere.insight.steady import Line
from stillhere.records.person import LifeEvent, Person

SHORTEST_GAP_DAYS = 3


class Contact(msgspec.Struct, frozen=True):
    """What is on record with one person (or with all) in a year.

    `their_days` and `my_days` are days on which they, and I, wrote.
    """

    their_days: int = 0
    my_days: int = 0
    talks: int = 0
    talk_seconds: int = 0
    meetings: int = 0

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.their_days or self.my_days or self.talks or self.meetings)


class Back(msgspec.Struct, frozen=True):
    """Somebody who was in touch again after a long pause, on `day`; `mine` if I was the first."""

    name: str
    day: date
    mine: bool = False


class Gap(msgspec.Struct, frozen=True):
    """Days without any record, both inclusive."""

    first: date
    last: date


class YearView(msgspec.Struct, frozen=True):
    """The page, in reading order."""

    year: int
    heading: str
    lead: tuple[Sentence, ...]
    people: tuple[Line, ...]
    happened: tuple[Sentence, ...]
    gaps: tuple[Sentence, ...]
    closing: tuple[Sentence, ...]


def year(
    of: int,
    whole: Contact,
    people: Sequence[tuple[Person, Contact]],
    back: Sequence[Back],
    events: Sequence[LifeEvent],
    gaps: Sequence[Gap],
    today: date,
) -> YearView:
    """Compose the look back at the year `of`."""
    last = min(today, date(of, 12, 31))
    by_name = sorted(people, key=lambda pair: pair[0].name.casefold())
    return YearView(
        year=of,
        heading=f"{of} so far" if of == today.year else f"The year {of}",
        lead=_lead(whole),
        people=tuple(_line(person, contact) for person, contact in by_name if contact.any),
        happened=_happened(back, events, last),
        gaps=tuple(_gap(gap, last) for gap in gaps if _length(gap) >= SHORTEST_GAP_DAYS),
        closing=(say("That is the year, as far as the record shows."),),
    )


def _lead(whole: Contact) -> tuple[Sentence, ...]:
    if not whole.any:
        return (say("Nothing of this year is on record with the people you look after."),)
    said = []
    if whole.their_days:
        said.append(say(f"Somebody you look after wrote on {_days(whole.their_days)}."))
    if whole.my_days:
        said.append(say(f"You wrote on {_days(whole.my_days)}."))
    if whole.talks:
        said.append(say(f"You talked {times(whole.talks)}{_in_all(whole)}."))
    if whole.meetings:
        said.append(say(f"You saw each other {times(whole.meetings)}."))
    return tuple(said)


def _in_all(whole: Contact) -> str:
    if whole.talk_seconds == 0:
        return ""
    long = lengths.hours(whole.talk_seconds) if whole.talk_seconds < 79_200 else _hours(whole)
    return f", for {long}" if whole.talks == 1 else f", {long} in all"


def _hours(whole: Contact) -> str:
    """Many hours stay hours: nobody talks for days."""
    return f"about {round(whole.talk_seconds / 3600):,} hours"


def _line(person: Person, contact: Contact) -> Line:
    parts = _wrote(contact)
    if contact.talks:
        parts.append(f"talked {times(contact.talks)}")
    if contact.meetings:
        parts.append(f"saw each other {times(contact.meetings)}")
    return Line(person.id, person.name, ", ".join(parts))


def _wrote(contact: Contact) -> list[str]:
    if contact.their_days and contact.my_days:
        return [f"wrote on {_days(contact.their_days)}, you on {number(contact.my_days)}"]
    if contact.their_days:
        return [f"wrote on {_days(contact.their_days)}"]
    return [f"you wrote on {_days(contact.my_days)}"] if contact.my_days else []


def _days(count: int) -> str:
    return count_of(count, "day", "days")


def _happened(
    back: Sequence[Back], events: Sequence[LifeEvent], last: date
) -> tuple[Sentence, ...]:
    told = [(each.day, _returned(each, last)) for each in back]
    for event in events:
        day = date.fromisoformat(event.day)
        told.append((day, say(f"{dates.named(day, last)}: {event.words.rstrip('.')}.")))
    return tuple(said for _, said in sorted(told, key=lambda pair: (pair[0], pair[1].text)))


def _returned(back: Back, last: date) -> Sentence:
    when = dates.named(back.day, last)
    if back.mine:
        return say(f"{when}: you reached out again to {back.name}.")
    return say(f"{when}: {back.name} reached out again.")


def _gap(gap: Gap, last: date) -> Sentence:
    first, until = dates.named(gap.first, last), dates.named(gap.last, last)
    return say(f"There is no record from {first} to {until}.")


def _length(gap: Gap) -> int:
    return (gap.last - gap.first).days + 1
