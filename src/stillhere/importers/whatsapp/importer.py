"""The importer: recognises an export, reads it twice, and says what it cannot know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.signal_text.headers import is_text
from stillhere.importers.whatsapp import dates
from stillhere.importers.whatsapp.headers import form_of
from stillhere.importers.whatsapp.messages import Messages, mask
from stillhere.importers.whatsapp.people import Chat, chat_of
from stillhere.importers.whatsapp.questions import about_dates, about_exported, about_owner
from stillhere.importers.whatsapp.stream import blocks, encoding_of, text_chunks
from stillhere.importers.whatsapp.survey import Survey, survey
from stillhere.importers.whatsapp.titles import looks_like_export, title_of
from stillhere.importers.whatsapp.zone import WallClock
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Skipped
from stillhere.support.clock import instant, milliseconds

CAPS = (39_900, 40_100), (9_900, 10_100)
"""About 40,000 messages are exported at most, 10,000 with files (TelegramTools/TLImporter#10)."""
_OF_OTHERS = re.compile(rb"\s*(?:[{<]|\[\s*\{)")
"""How JSON and pages begin, which need not be searched for headers."""
_NONE_HERE = "No line of this file looks like a WhatsApp message."


class WhatsApp:
    """Reads the text that "Export chat" writes on Android and on iOS, in any language."""

    name = "whatsapp"
    title = "WhatsApp chat"
    knows = Knows(direction=False, calls=True, call_length=True, seconds=False, export_moment=False)

    def recognise(self, source: Source, head: bytes) -> bool:
        """Whether the first lines have headers of one form, with names."""
        if _OF_OTHERS.match(head):
            return False
        text = head.decode(encoding_of(head), errors="replace")
        form = form_of(text.replace("\r", "\n").split("\n"))
        if form is None:
            return False
        names = source.name, source.container
        if any(map(looks_like_export, names)):
            return True
        return form.dialect.strong and form.named > 0 and not is_text(*names, text)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Yield the thread, what has to be asked, the events, and the window they cover."""
        head = source.head()
        encoding = encoding_of(head)
        title = title_of(source.name, source.container)
        found = survey(source, encoding, title)
        if found is None:
            yield Skipped("line 1", _NONE_HERE, mask(head[:200].decode(encoding, errors="replace")))
            return
        chat = chat_of(found, title, reading)
        moment = _exported(source, reading)
        evidence = _evidence(found, reading, moment)
        decision = dates.decide(evidence)
        if reading.date_order and reading.date_order in dates.orders(found.form):
            decision = dates.Decision(reading.date_order)
        yield chat.thread
        yield from _asked_first(chat, evidence, decision, reading)
        messages = Messages(
            found.form,
            chat.thread.key,
            WallClock(reading.zone, decision.order),
            found.longer,
            reading,
        )
        with source.open() as stream:
            for lines in messages.of(blocks(text_chunks(stream, encoding), found.form.header)):
                yield from lines
        yield from _window(messages, found, moment, reading)


def _exported(source: Source, reading: Reading) -> int | None:
    """The zip's own time, which the phone wrote; else what the person says."""
    stamp = source.modified
    # A zip without times says 1980.
    if stamp and instant(stamp).year >= dates.FIRST_YEAR:
        return stamp
    return reading.exported


def _evidence(found: Survey, reading: Reading, moment: int | None) -> dates.Evidence:
    return dates.Evidence(
        form=found.form,
        dates=tuple(found.dates),
        pictures=found.pictures,
        latest=_day_after(moment, reading) if moment is not None else None,
        english=found.english,
    )


def _day_after(moment: int, reading: Reading) -> date:
    return instant(moment).astimezone(reading.zone).date() + timedelta(days=1)


def _asked_first(
    chat: Chat, evidence: dates.Evidence, decision: dates.Decision, reading: Reading
) -> Iterator[Outcome]:
    if chat.owner:
        yield OwnHandle(chat.owner)
    elif chat.asks_owner and not reading.owner.intersection(chat.names):
        yield about_owner(chat)
    if decision.rival:
        yield about_dates(evidence, decision, chat.thread.key)


def _window(
    messages: Messages, found: Survey, moment: int | None, reading: Reading
) -> Iterator[Outcome]:
    first, last = messages.first, messages.last
    if first is None or last is None:
        return
    # The clock of a zip has no zone: an export is never before its last message.
    end = None if moment is None else max(moment, last + 1)
    caps = CAPS if found.with_files else CAPS[:1]
    blind = ("capped",) if any(low <= messages.count <= high for low, high in caps) else ()
    yield Coverage("whatsapp", first, end, messages.thread, blind)
    if end is None:
        day = instant(last).astimezone(reading.zone)
        midnight = datetime(day.year, day.month, day.day, tzinfo=reading.zone) + timedelta(days=1)
        yield about_exported(day.date(), milliseconds(midnight), messages.thread)
