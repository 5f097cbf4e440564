"""One line `chatItem` to its events.

Fields: signalapp/Signal-Message-Backup-Tests:src/main/proto/Backup.proto, as proto3 JSON: 64-bit
numbers are strings, and what is false, 0 or empty is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stillhere.importers.api import Reading
from stillhere.importers.signal.recipients import Recipients
from stillhere.importers.signal_identity import SERVICE, call_content
from stillhere.importers.text import readable
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle

EARLIEST = 0
LATEST = 4_102_444_800_000
"""1970 and 2100 in Unix milliseconds: a date outside of them is a mistake."""
TAKEN = frozenset({"ACCEPTED", "JOINED"})
NOT_TAKEN = frozenset({"NOT_ACCEPTED", "MISSED", "MISSED_NOTIFICATION_PROFILE", "DECLINED"})
UNSENT = frozenset({"failed", "skipped"})
BODIES = (
    "stickerMessage", "contactMessage", "directStoryReplyMessage", "poll",
    "viewOnceMessage", "giftBadge", "paymentNotification",
)  # fmt: skip
DELETED = ("remoteDeletedMessage", "adminDeletedMessage")


class UnknownAuthor(Exception):
    """A message of a person or a chat that no line has explained."""


class Items:
    """Makes events of the lines of one file."""

    def __init__(self, recipients: Recipients, reading: Reading) -> None:
        self._recipients = recipients
        self._key = reading.key
        self._words = reading.words

    def events(self, item: dict[str, Any], thread: Thread) -> list[Event]:
        """The message or call with its reactions; nothing for other notices.

        Raises:
            ValueError, TypeError, KeyError, AttributeError: it makes no sense.
            UnknownAuthor: it does not say who wrote it.
        """
        if "updateMessage" in item:
            return self._calls(item["updateMessage"], thread)
        if _never_sent(item):
            return []
        author = self._recipients.person(item["authorId"])
        if author is None:
            raise UnknownAuthor
        kind = _kind(item)
        if kind is None:
            return []
        at = _first_sent(item)
        content = item[kind]
        text = None if kind in DELETED else _text(content)
        message = Event(
            thread.key,
            self._key(at, author, ""),
            at,
            author,
            "sms" if "sms" in item else SERVICE,
            length=None if text is None else len(text),
            words=readable(text) if self._words and text is not None else None,
        )
        if "reactions" in content:
            return [message, *self._reactions(content["reactions"], at, thread)]
        return [message]

    def _reactions(self, reactions: Any, target: int, thread: Thread) -> Iterator[Event]:
        for reaction in reactions:
            author = self._recipients.person(reaction.get("authorId"))
            if author is not None:
                at = _instant(reaction["sentTimestamp"])
                key = self._key(at, author, f"reaction|{target}")
                yield Event(thread.key, key, at, author, SERVICE, "reaction")

    def _calls(self, update: dict[str, Any], thread: Thread) -> list[Event]:
        if "individualCall" in update and thread.counterpart is not None:
            call = update["individualCall"]
            outgoing = call.get("direction") == "OUTGOING"
            return [self._of_call(call, SELF if outgoing else thread.counterpart, thread)]
        if "groupCall" in update:
            call = update["groupCall"]
            by = call.get("startedCallRecipientId") or call.get("ringerRecipientId")
            author = self._recipients.person(by)
            return [] if author is None else [self._of_call(call, author, thread)]
        return []

    def _of_call(self, call: dict[str, Any], author: Handle, thread: Thread) -> Event:
        """A call. Only those of groups have an end, and so a length."""
        at = _instant(call["startedCallTimestamp"])
        state = call.get("state")
        answered = True if state in TAKEN else False if state in NOT_TAKEN else None
        ended = int(call.get("endedCallTimestamp") or 0)
        seconds = (ended - at) // 1000 if answered and at < ended < LATEST else None
        return Event(
            thread.key,
            self._key(0, SELF, call_content(call.get("callId"), at)),
            at,
            author,
            SERVICE,
            "call",
            seconds=0 if answered is False else seconds,
            answered=answered,
        )


def _kind(item: dict[str, Any]) -> str | None:
    """What a message is; None for what is no message."""
    if "standardMessage" in item:
        return "standardMessage"
    return next((kind for kind in (*BODIES, *DELETED) if kind in item), None)


def _never_sent(item: dict[str, Any]) -> bool:
    """Whether it reached nobody of those it was for."""
    if "outgoing" not in item:
        return "incoming" not in item
    states = item["outgoing"].get("sendStatus", ())
    return bool(states) and all(not UNSENT.isdisjoint(state) for state in states)


def _first_sent(item: dict[str, Any]) -> int:
    """When it was written; of an edited one the first time."""
    at = _instant(item["dateSent"])
    if "revisions" in item:
        return min([at, *(_instant(revision["dateSent"]) for revision in item["revisions"])])
    return at


def _text(content: dict[str, Any]) -> str:
    if "text" in content:
        text = content["text"].get("body", "")
    elif "textReply" in content:
        text = content["textReply"].get("text", {}).get("body", "")
    else:
        text = content.get("question", "")
    if type(text) is not str:
        raise TypeError("no text")
    return text


def _instant(value: Any) -> int:
    at = int(value)
    if not EARLIEST <= at < LATEST:
        raise ValueError("out of range")
    return at
