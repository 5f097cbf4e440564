"""One text or call to one event.

Facts about the attributes: shruggietech/sms-backup-restore-parser:docs/xml-reference.md.
"""

from __future__ import annotations

import msgspec

from stillhere.importers.api import Reading
from stillhere.importers.sms_backup_restore.conversations import (
    Conversations,
)
from stillhere.importers.sms_backup_restore.elements import Values
from stillhere.importers.sms_backup_restore.values import count, instant, known
from stillhere.records.event import Event
from stillhere.records.handle import SELF, Handle

RECEIVED, SENT = "1", "2"
UNSENT = frozenset({"3", "4", "5", "6"})
"""Draft, outbox, failed, queued: never reached anybody."""
FAILED_STATUS = "64"

TAKEN = frozenset({"1", "2"})
ELSEWHERE = "7"
NOT_TAKEN = frozenset({"3", "4", "5", "6"})
"""Missed, voicemail, rejected, blocked: they called, and nobody took it."""
SHOWN = frozenset({None, "1"})

BAD_DATE = "Its date makes no sense."
BAD_KIND = "It is of a kind that Stillhere does not know."
NO_SENDER = "It does not say who in the group wrote it."


class LeftOut(msgspec.Struct, frozen=True):
    """Why an entry gives no event. `why` is "" where that is as it should be (a draft)."""

    why: str = ""


UNDERSTOOD = LeftOut()
NO_NUMBER = LeftOut("no number")


class Entries:
    """Makes events of the texts and calls of one file."""

    def __init__(self, people: Conversations, reading: Reading) -> None:
        self._people = people
        self._key = reading.key
        self._words = reading.words

    def text(self, values: Values) -> Event | LeftOut:
        """A text. Drafts and sends that failed are left out."""
        address, date, kind, body, status, name = values
        if kind != RECEIVED and (kind != SENT or status == FAILED_STATUS):
            return UNDERSTOOD if kind == SENT or kind in UNSENT else LeftOut(BAD_KIND)
        at = instant(date)
        if at is None:
            return LeftOut(BAD_DATE)
        place = self._people.with_address(address, name)
        if place is None:
            return NO_NUMBER
        thread, counterpart = place
        author = SELF if kind == SENT else counterpart
        if author is None:
            return LeftOut(NO_SENDER)
        return self.message(thread, at, author, "sms", known(body))

    def message(
        self, thread: str, at: int, author: Handle, /, content: str, words: str | None
    ) -> Event:
        """A text or MMS; `content` and the words tell it from others of the same instant."""
        text = words or ""
        key = self._key(at, author, f"{content}|{text}")
        kept = text if self._words else None
        return Event(thread, key, at, author, "sms", length=len(text), words=kept)

    def call(self, values: Values) -> Event | LeftOut:
        """A call. One that lasted no time was not answered; a hidden number is nobody's."""
        number, duration, date, kind, presentation, name = values
        if kind not in TAKEN | {ELSEWHERE} | NOT_TAKEN:
            return LeftOut(BAD_KIND)
        at = instant(date)
        if at is None:
            return LeftOut(BAD_DATE)
        place = self._people.with_address(number, name)
        if known(presentation) not in SHOWN or place is None or place.counterpart is None:
            return NO_NUMBER
        author = SELF if kind == SENT else place.counterpart
        key = self._key(at, author, "call")
        answered, length = _outcome(kind, count(duration))
        return Event(
            place.thread, key, at, author, "phone", "call", seconds=length, answered=answered
        )


def _outcome(kind: str | None, duration: int | None) -> tuple[bool, int | None]:
    """Whether a call was answered, and how long it lasted where that is known."""
    if kind == ELSEWHERE:
        return True, duration or None
    if kind in NOT_TAKEN:
        return False, 0
    return duration != 0, duration
