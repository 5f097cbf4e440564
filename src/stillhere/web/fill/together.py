"""What came of many files, as one: a sentence, a bar for each source, a line for each file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from stillhere.importers import registry
from stillhere.insight import dates
from stillhere.insight.counts import count_of, number
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import capital
from stillhere.services.wishes import Brought
from stillhere.web.fill.covered import bars, day_of
from stillhere.web.fill.files import file_name
from stillhere.web.pages import brought_in as pages
from stillhere.web.pages.parts import Step

SHOWN_FILES = 40
"""Of one kind; the others stand on the page of the record."""


def together(read: Sequence[Brought], undo: str, now: datetime, moment: Moment) -> pages.Together:
    """What came of all the files that could be read; `undo` is the address that takes one out."""
    kinds: dict[str, list[Brought]] = {}
    for one in read:
        kinds.setdefault(one.importer or "", []).append(one)
    ordered = sorted(kinds.items(), key=lambda kind: -sum(one.events for one in kind[1]))
    return pages.Together(
        lead=_lead(read, moment),
        bars=bars(read, now, moment, uid="all-"),
        notes=tuple(_notes(read)),
        kinds=tuple(_kind(name, files, undo, moment) for name, files in ordered),
    )


def _lead(read: Sequence[Brought], moment: Moment) -> str:
    """How many files, how much that was not here yet, with how many people, from when to when."""
    people = {person.name for one in read for person in one.people}
    with_whom = f" with {count_of(len(people), 'person', 'people')}" if people else ""
    new = [msgspec.structs.replace(one, events=one.new) for one in read]
    words = _much(new if any(one.new for one in read) else read)
    return f"{capital(number(len(read)))} files, {words}{with_whom}{_span(read, moment)}."


def _much(read: Sequence[Brought]) -> str:
    events = sum(one.events for one in read)
    contacts = sum(one.contacts for one in read)
    if not events:
        return count_of(contacts, "name", "names")
    return f"{events:,} {'message or call' if events == 1 else 'messages and calls'}"


def _span(read: Sequence[Brought], moment: Moment) -> str:
    """Such as ", from 2019 to yesterday"."""
    dated = [one for one in read if one.events]
    if not dated:
        return ""
    first = min(day_of(one.first) for one in dated).date()
    last = max(day_of(one.last) for one in dated).date()
    return f", from {_day(first, moment.today)} to {_day(last, moment.today)}"


def _day(day: date, today: date) -> str:
    """A day as exactly as it matters: "yesterday", "4 May", "2019"."""
    if today - day < timedelta(days=2):
        return dates.ago(day, today)
    return dates.named(day, today) if day.year == today.year else str(day.year)


def _notes(read: Sequence[Brought]) -> list[str]:
    repeated = sum(one.repeated for one in read)
    skipped = sum(one.skipped_total for one in read)
    forgotten = sum(one.left_out for one in read)
    notes = []
    if repeated:
        notes.append(f"{repeated:,} were here already, and count once.")
    if skipped:
        notes.append(f"{capital(count_of(skipped, 'line was', 'lines were'))} left out.")
    if forgotten:
        notes.append(f"{forgotten:,} were left out, with people whom you asked to forget.")
    return notes


def _kind(name: str, files: Sequence[Brought], undo: str, moment: Moment) -> pages.Kind:
    several = f"{capital(number(len(files)))} files, " if len(files) > 1 else ""
    more = len(files) - SHOWN_FILES
    return pages.Kind(
        title=_title(name),
        words=f"{several}{_much(files)}{_span(files, moment)}.",
        lines=tuple(_line(one, undo, moment) for one in files[:SHOWN_FILES]),
        more=f"{more:,} more files of this kind are listed in Your record." if more > 0 else "",
    )


def _title(name: str) -> str:
    try:
        return capital(registry.importer(name).title)
    except KeyError:
        return "Other files"


def _line(one: Brought, undo: str, moment: Moment) -> pages.Line:
    words = [f"{capital(_much([one]))}{_span([one], moment)}."]
    if one.repeated:
        words.append(f"{one.repeated:,} were here already.")
    if one.skipped_total:
        why = one.skipped[0].why if one.skipped else ""
        lines = capital(count_of(one.skipped_total, "line was", "lines were"))
        words.append(f"{lines} left out{f': {why}' if why else ''}.")
    return pages.Line(
        name=file_name(one.path),
        words=" ".join(words),
        undo=Step("Undo this", undo, post=True, name="import", value=str(one.id)),
    )
