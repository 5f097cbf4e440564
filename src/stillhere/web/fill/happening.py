"""One message, call or visit, in words and with its mark."""

from __future__ import annotations

from stillhere.charts.marks import Mark
from stillhere.insight import lengths
from stillhere.store.event_rows import StoredEvent


def happening(event: StoredEvent, who: str) -> str:
    """What happened with `who`, as a fact; a colon where the words of the message follow."""
    if event.kind == "meeting":
        return f"You and {who} saw each other."
    if event.kind == "message":
        said = f"You wrote to {who}" if event.out else f"{who} wrote"
        return f"{said}{':' if event.words else '.'}"
    called = f"You called {who}." if event.out else f"{who} called you."
    if missed(event):
        return f"{called} Nobody picked up."
    if event.seconds is None:
        return called
    return f"{called} {lengths.minutes(event.seconds / 60).capitalize()}."


def sign(event: StoredEvent) -> Mark:
    """The mark that it has in the pictures."""
    if event.kind == "meeting":
        return "meeting"
    if event.kind != "message":
        return "missed" if missed(event) else "call"
    return "me" if event.out else "them"


def missed(event: StoredEvent) -> bool:
    """Whether it is a call that nobody picked up."""
    return event.kind == "call" and event.answered is False
