"""Beginnings that a person may take, or not: never filled in unasked (E9).

Each has what a first message after a silence can have: it is short, warm, about one thing, in words
about oneself, and asks for nothing (caring letters: Motto & Bostrom 2001; thanks are welcome more
often than expected: Kumar & Epley 2018, Psych Sci 29:1423).
"""

from __future__ import annotations

import msgspec


class Start(msgspec.Struct, frozen=True):
    """A beginning: what it is called, and its words with “…” where one's own belong."""

    key: str
    called: str
    words: str


STARTS = (
    Start("hello", "Just a hello", "You came to my mind today, and I smiled. Nothing to answer."),
    Start("memory", "One small memory", "I still think of the day when … It was a good day."),
    Start("thanks", "A thank you", "I never thanked you properly for … It meant a lot to me."),
    Start("offer", "A small offer", "If it would help, I could … one day. Only if you like."),
)

ACKNOWLEDGEMENT = "I hear you. I won’t write again unless you want me to. I wish you well."
"""The one message after a no (E2a)."""
