"""From when to when two people's contact is on record, channel by channel, and what may miss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from stillhere.insight import dates
from stillhere.insight.sentence import Sentence, say
from stillhere.records.channels import named

_MISSING = {
    "capped": "Older ones may be missing: only the newest are given out.",
    "disappearing": "Messages that disappear are not in it.",
    "second-archive": "Encrypted chats lie in a second download.",
    "one-sided": "Only what you wrote is in it.",
    "sent-only": "Only what you sent is in it.",
    "single-mails": "Only the mails that you saved are in it.",
    "saved-only": "Only what was saved in the app has its words.",
    "kept-briefly": "The phone kept messages for a while only.",
    "forwarded-only": "Only texts that the phone passed on are in it.",
    "received-only": "What you wrote may be missing: the account shows no folder for it.",
    "damaged": "A part of the file could not be read.",
}
"""Reasons of `Coverage.blind` → what they mean."""


class Covered(NamedTuple):
    """A stretch of a channel's record: its first and last day, and what it may miss."""

    channel: str
    start: date
    until: date
    blind: tuple[str, ...] = ()


def on_record(stretches: Sequence[Covered], today: date) -> tuple[Sentence, ...]:
    """One sentence a channel and stretch, and one for each thing that may be missing there."""
    by_name: dict[str, list[Covered]] = defaultdict(list)
    for each in sorted(stretches, key=lambda one: (one.start, one.until)):
        by_name[named(each.channel)].append(each)
    return tuple(
        sentence for name, each in by_name.items() for sentence in _channel(name, each, today)
    )


def _channel(name: str, stretches: Sequence[Covered], today: date) -> list[Sentence]:
    spans = " and ".join(_span(start, until, today) for start, until in _joined(stretches))
    reasons = dict.fromkeys(reason for each in stretches for reason in each.blind)
    missing = [say(_MISSING[reason]) for reason in reasons if reason in _MISSING]
    return [say(f"{name}: {spans}."), *missing]


def _joined(stretches: Sequence[Covered]) -> list[tuple[date, date]]:
    """Stretches that touch are one. They come in the order of their beginnings."""
    joined: list[tuple[date, date]] = []
    for each in stretches:
        if joined and (each.start - joined[-1][1]).days <= 1:
            start, until = joined.pop()
            joined.append((start, max(until, each.until)))
        else:
            joined.append((each.start, each.until))
    return joined


def _span(start: date, until: date, today: date) -> str:
    end = "today" if until >= today else dates.named(until, today)
    return f"from {dates.named(start, today)} to {end}"
