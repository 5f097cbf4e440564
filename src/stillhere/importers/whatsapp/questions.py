"""The three things that only the person can say, in words."""

from __future__ import annotations

from datetime import date

from stillhere.importers.whatsapp.dates import Decision, Evidence, read
from stillhere.importers.whatsapp.people import Chat
from stillhere.records.intake import Question

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def in_words(day: date) -> str:
    """A date as people write it: 3 May 2024."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def about_owner(chat: Chat) -> Question:
    """Which of the two is the owner."""
    return Question(
        "owner",
        "Which of these names is yours?",
        tuple((name, name) for name in chat.names),
        thread=chat.thread.key,
    )


def about_dates(evidence: Evidence, decision: Decision, thread: str) -> Question:
    """Which of two readings of the first date that has two is right."""
    text, assumed, other = _first_open(evidence, decision)
    return Question(
        "date_order",
        f"What day is meant by {text} in this chat?",
        ((decision.order, assumed), (decision.rival, other)),
        assumed=decision.order,
        thread=thread,
    )


def _first_open(evidence: Evidence, decision: Decision) -> tuple[str, str, str]:
    for text in evidence.dates:
        assumed, other = read(decision.order, text), read(decision.rival, text)
        if assumed and other and assumed != other:
            return text, in_words(assumed), in_words(other)
    return "a date like 5/6", "5 June", "6 May"


def about_exported(last: date, midnight: int, thread: str) -> Question:
    """When the chat was exported; `midnight` (Unix ms) ends the day of its last message."""
    return Question(
        "exported",
        "When did you save this chat from WhatsApp?",
        ((str(midnight), f"On the day of its last message, {in_words(last)}"),),
        assumed=str(midnight),
        thread=thread,
    )
