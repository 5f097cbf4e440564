"""One text or call to one event.

Facts about the attributes: shruggietech/sms-backup-restore-parser:docs/xml-reference.md.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from stillhere.importers.api import Reading
from stillhere.importers.sms_backup_restore.conversations import (
    Conversations,
)
from stillhere.importers.sms_backup_restore.values import instant, known, seconds
from stillhere.records.event import Event
from stillhere.records.handle import SELF, Handle

RECEIVED, SENT = "1", "2"
UNSENT = frozenset({"3", "4", "5", "6"})
"""Draft, outbox, failed, queued: never reached anybody."""
FAILED_STATUS = "64"

ANSWERED_CALLS = frozenset({"1", "2"})
ELSEWHERE = "7"
UNANSWERED_CALLS = frozenset({"3", "4", "5", "6"})
"""Missed, voicemail, rejected, blocked: they called, and nobody took it."""
SHOWN = frozenset({None, "1"})

BAD_DATE = "Its date makes no sense."
BAD_KIND = "It is of a kind that Stillhere does not know."
NO_SENDER = "It does not say who in the group wrote it."

Values = Mapping[str, str]


class LeftOut(msgspec.Struct, frozen=True):
    """Why an entry gives no event. `why` is "" where that is as it should be (a draft)."""

    why: str = ""


UNDERSTOOD = LeftOut()
NO_NUMBER = LeftOut("no number")


def text_event(values: Values, people: Conversations, reading: Reading) -> Event | LeftOut:
    """A text. Drafts and sends that failed are left out."""
    kind = values.get("type")
    if kind in UNSENT or (kind == SENT and values.get("status") == FAILED_STATUS):
        return UNDERSTOOD
    if kind not in {RECEIVED, SENT}:
        return LeftOut(BAD_KIND)
    at = instant(values.get("date"))
    if at is None:
        return LeftOut(BAD_DATE)
    place = people.with_address(values.get("address"), values.get("contact_name"))
    if place is None:
        return NO_NUMBER
    author = SELF if kind == SENT else place.counterpart
    if author is None:
        return LeftOut(NO_SENDER)
    words = known(values.get("body"))
    return message(place.thread, at, author, content="sms", words=words, reading=reading)


def message(
    thread: str, at: int, author: Handle, *, content: str, words: str | None, reading: Reading
) -> Event:
    """A text or MMS; `content` and the words tell it from others of the same instant."""
    words = words or ""
    return Event(
        thread,
        reading.key(at, author, f"{content}|{words}"),
        at,
        author,
        "sms",
        length=len(words),
        words=words if reading.words else None,
    )


def call_event(values: Values, people: Conversations, reading: Reading) -> Event | LeftOut:
    """A call. One that lasted no time was not answered; one from a hidden number is nobody's."""
    kind = values.get("type")
    if kind not in ANSWERED_CALLS | UNANSWERED_CALLS | {ELSEWHERE}:
        return LeftOut(BAD_KIND)
    at = instant(values.get("date"))
    if at is None:
        return LeftOut(BAD_DATE)
    if known(values.get("presentation")) not in SHOWN:
        return NO_NUMBER
    place = people.with_address(values.get("number"), values.get("contact_name"))
    if place is None or place.counterpart is None:
        return NO_NUMBER
    author = SELF if kind == SENT else place.counterpart
    answered, length = _taken(kind, seconds(values.get("duration")))
    key = reading.key(at, author, "call")
    return Event(
        place.thread, key, at, author, "phone", kind="call", seconds=length, answered=answered
    )


def _taken(kind: str | None, duration: int | None) -> tuple[bool, int | None]:
    """Whether a call was answered, and how long it lasted where that is known."""
    if kind == ELSEWHERE:
        return True, duration or None
    if kind in UNANSWERED_CALLS:
        return False, 0
    return duration != 0, duration
