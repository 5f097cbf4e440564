"""What a page was read from, and up to when: silence is never said of time without a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from stillhere.insight import dates
from stillhere.insight.sentence import Sentence, say

_LABELS = {
    "sms": "texts", "mms": "texts", "text": "texts", "message": "messages", "call": "calls",
    "calls": "calls", "phone": "calls", "whatsapp": "WhatsApp", "mail": "mail",
    "meeting": "meetings", "imessage": "iMessage", "manual": "what you added", "rcs": "texts",
    "calendar": "calendar", "google_voice": "Google Voice", "google_chat": "Google Chat",
    "kakaotalk": "KakaoTalk", "line": "LINE",
}  # fmt: skip
_BEHIND = timedelta(days=3)


class Read(NamedTuple):
    """A channel and the last day up to which its record is complete."""

    channel: str
    until: date


def sources(read: Sequence[Read], today: date) -> tuple[Sentence, ...]:
    """Say "Read from your texts and WhatsApp up to 4 May." and which of them end earlier."""
    if not read:
        return ()
    newest = max(each.until for each in read)
    names = _unique([label(each.channel) for each in read])
    up_to = dates.on(newest, today).removeprefix("on ")
    first = say(f"Read from your {_listed(names)}, up to {up_to}.")
    ended = {label(each.channel): each.until for each in read if each.until < newest - _BEHIND}
    current = {label(each.channel) for each in read if each.until >= newest - _BEHIND}
    return (first, *(_gap(name, day, today) for name, day in ended.items() if name not in current))


def _gap(name: str, day: date, today: date) -> Sentence:
    since = dates.since(day, today)
    return say(f"There is no record of {name} {since}; that gap counts as nothing.")


def label(channel: str) -> str:
    """A channel as people call it: "WhatsApp", "texts", "calls"."""
    return _LABELS.get(channel, channel[:1].upper() + channel[1:])


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
