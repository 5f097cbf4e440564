"""A page of a Messenger or Instagram download."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo

from stillhere.importers.api import Reading, Source
from stillhere.importers.meta.content import Lines
from stillhere.importers.meta.moments import Calendar, Moment, calendar_of, instant_of
from stillhere.importers.meta.numbering import Entry, by_minute
from stillhere.importers.meta.page import Block, Page, is_sound, pieces
from stillhere.importers.meta.reading import Conversation, newest_minute
from stillhere.importers.meta.threads import (
    Facts,
    folder_of,
    is_numbered,
    key_of,
    next_file,
    other_form,
)
from stillhere.records.event import Precision
from stillhere.records.intake import Outcome, Question, Skipped

NO_MESSAGES = "No message was found on this page. Nothing was lost. The JSON form can be read too."
NO_DAY = "Its date is none that the calendar has."
TOO_LARGE = "Part of the page is longer than can be read, or damaged. The rest was kept."

_PAGE = re.compile(rb"<html|<!doctype html|class=\"pam ", re.IGNORECASE)
_BLOCKS = re.compile(rb"_a6-[gphio]\b|uiBoxWhite|_3-9[56]\b")
_PARTICIPANTS = re.compile(rb">\s*Participants: ")


def is_page(name: str, head: bytes) -> bool:
    """Whether a file is a conversation as a page of Meta’s."""
    if not _PAGE.search(head[:4096]):
        return False
    return bool(_PARTICIPANTS.search(head) or (is_numbered(name) and _BLOCKS.search(head)))


def read(
    source: Source,
    reading: Reading,
    service: str,
    lines: Lines,
    zone: tzinfo,
    blind: tuple[str, ...],
) -> Iterator[Outcome]:
    """The conversation, its messages, and the window they cover.

    Nothing where the same part lies beside as JSON, which says more.
    """
    if other_form(source, ".json") is not None:
        return
    title, people, blocks, whole = _shown(source)
    if not whole:
        yield Skipped("the page", TOO_LARGE)
    if not blocks:
        yield Skipped("the whole page", NO_MESSAGES)
        return
    calendar = calendar_of([block.moment for block in blocks], reading.date_order)
    facts = _facts(title, people, blocks, source)
    exact = blocks[0].moment.second is not None
    precision: Precision = "second" if exact else "minute"
    conversation = Conversation(facts, source, reading, service, precision, zone_assumed=True)
    yield from conversation.opening()
    if not calendar.sure:
        yield _about_dates(blocks, facts)
    entries, refused = _entries(blocks, calendar, zone, lines)
    older = _older(source, calendar, zone, lines)
    yield from conversation.events(by_minute(entries), older)
    yield from refused
    yield from conversation.window(blind)


def _shown(source: Source) -> tuple[str, tuple[str, ...], list[Block], bool]:
    """A page’s title, its participants, its messages, and whether all of it could be read."""
    title = ""
    people: tuple[str, ...] = ()
    blocks: list[Block] = []
    read = 0
    with source.open() as stream:
        for piece in pieces(stream):
            if not is_sound(piece):
                continue
            page = Page(piece)
            title, people = title or page.title, people or page.participants
            blocks.extend(page.blocks())
            read += len(piece)
    return title, people, blocks, read >= source.size


def _facts(title: str, people: tuple[str, ...], blocks: Sequence[Block], source: Source) -> Facts:
    senders = (block.sender for block in blocks if block.sender)
    names = tuple(dict.fromkeys((*people, *senders)))
    return Facts(title, names, len(names) > 2, key_of(folder_of(source), title))


def _entries(
    blocks: Sequence[Block], calendar: Calendar, zone: tzinfo, lines: Lines
) -> tuple[list[Entry], list[Skipped]]:
    """The entries, the newest first; and what has no day.

    In the hour that comes twice in autumn the later one lasts until the clock jumps ahead.
    """
    found: list[Entry] = []
    refused: list[Skipped] = []
    last: int | None = None
    for number, block in enumerate(_newest_first(blocks, calendar), 1):
        at = instant_of(block.moment, calendar, zone, later=True)
        if at is not None and last is not None and at > last:
            at = instant_of(block.moment, calendar, zone)
        if at is None or at < 0:
            refused.append(Skipped(f"message {number:,}", NO_DAY))
            continue
        last = at
        said = lines.shown(block.lines, block.sender, media=block.media)
        found.append(Entry(at, block.sender, said, tuple((name, at) for name in block.reactors)))
    return found, refused


def _newest_first(blocks: Sequence[Block], calendar: Calendar) -> Sequence[Block]:
    first, last = _clock(blocks[0].moment, calendar), _clock(blocks[-1].moment, calendar)
    return blocks[::-1] if first < last else blocks


def _clock(moment: Moment, calendar: Calendar) -> tuple[int, int, int]:
    day = calendar.day(moment)
    return (day.toordinal() if day else 0, moment.hour, moment.minute)


def _older(source: Source, calendar: Calendar, zone: tzinfo, lines: Lines) -> list[Entry]:
    """The newest minute of the page with the older messages, which this one may share."""
    following = next_file(source)
    blocks = list(Page(following.head()).blocks()) if following is not None else []
    if not blocks:
        return []
    return newest_minute(_entries(blocks, calendar, zone, lines)[0])


def _about_dates(blocks: Sequence[Block], facts: Facts) -> Question:
    european, american = Calendar("dmy", sure=True), Calendar("mdy", sure=True)
    readings = ((european.day(b.moment), american.day(b.moment)) for b in blocks)
    first = next(((one, other) for one, other in readings if one and other and one != other), None)
    days = [f"{day.day} {day:%B} {day.year}" for day in first or ()] or ["5 June", "6 May"]
    return Question(
        "date_order",
        "Which day is meant by the first date in this conversation?",
        (("dmy", days[0]), ("mdy", days[1])),
        assumed="dmy",
        thread=facts.key,
    )
