"""The owner's record as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from stillhere.insight import dates
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import capital
from stillhere.reach.helplines import countries
from stillhere.records.channels import named
from stillhere.services.freshness import MailHealth
from stillhere.services.watch import Watched
from stillhere.store.coverage import SourceSummary
from stillhere.store.imported import ImportRecord
from stillhere.web.fill.files import file_name
from stillhere.web.pages.parts import Choice, Problem, Step
from stillhere.web.pages.record import Past, Record, Source

MEGABYTE = 1_000_000
SINCE = (
    Choice("1", "One year"),
    Choice("2", "Two years", chosen=True),
    Choice("5", "Five years"),
    Choice("20", "Twenty years"),
)
"""How far back the first look into a mail account may go, in years."""


def record_page(
    *,
    mine: Sequence[str],
    zone: str,
    country: str | None,
    sources: Sequence[SourceSummary],
    folders: Sequence[Watched],
    mail: Sequence[MailHealth],
    can_keep: bool,
    imports: Sequence[ImportRecord],
    folder: Path,
    locked: bool,
    moment: Moment,
    problem: Problem | None = None,
) -> Record:
    """Everything about the record, with what did not work."""
    return Record(
        mine=tuple(mine),
        zone=zone,
        country=tuple(Choice(code, name, code == country) for code, name in countries()),
        sources=tuple(_source(one, moment) for one in sources),
        folders=tuple(_folder(one) for one in folders),
        mail=tuple(_account(one) for one in mail),
        mail_since=SINCE,
        can_keep=can_keep,
        imports=tuple(_past(one, moment) for one in imports),
        place=f"The record lies in {folder} and is {_size(folder)} large.",
        locked=locked,
        problem=problem,
    )


def _source(one: SourceSummary, moment: Moment) -> Source:
    begins = dates.named(moment.day(one.start), moment.today)
    end = min(moment.day(one.end - 1), moment.today)
    until = dates.on_and_ago(end, moment.today).removeprefix("on ")
    return Source(capital(named(one.channel)), f"From {begins} until {until}.")


def _folder(one: Watched) -> Past:
    kept = "with words" if one.words else "dates and lengths only"
    leave = Step("Look there no longer", "/record/leave", post=True, name="path", value=one.path)
    return Past(f"{one.path}, {kept}", leave)


def _account(one: MailHealth) -> Past:
    kept = "with words" if one.words else "dates only"
    words = f"{one.address} at {one.host}, {kept}. {one.sentence}"
    leave = Step(
        "Look there no longer", "/record/mail/leave", post=True, name="address", value=one.address
    )
    return Past(words, leave)


def _past(one: ImportRecord, moment: Moment) -> Past:
    day = dates.named(moment.day(one.at), moment.today)
    words = f"{file_name(one.label)}, {day}: {one.events:,} messages and calls"
    return Past(words, Step("Undo this import", f"/imports/{one.id}/undo", post=True))


def _size(folder: Path) -> str:
    size = sum(file.stat().st_size for file in folder.glob("stillhere.db*"))
    return "under one megabyte" if size < MEGABYTE else f"{round(size / MEGABYTE):,} megabytes"
