"""What a line of a conversation is: words, a call, a reaction, or nothing that somebody said.

Lines of the app itself stand among the messages without a mark. The English ones are known by
their wording and by the sender’s name at their beginning.
"""

from __future__ import annotations

import re

import msgspec

from stillhere.records.event import Kind

_WHO = r"(?:You|{name})"
_STUB = (
    r"sent (?:an attachment|a photo|a video|a voice message|a sticker|a GIF|a link|a live location)"
)
_NOTICE = (
    r"(?:named the group|left the (?:group|chat)|created the group|changed the (?:chat )?theme"
    r"|changed the group (?:photo|name)|set the (?:emoji|quick reaction|nickname)"
    r"|set (?:your|his own|her own|their own) nickname"
    r"|cleared (?:the|your|his own|her own) nickname"
    r"|added .+ to the group|removed .+ from the group|joined the (?:call|video chat|audio call)"
    r"|pinned a message|unsent a message|started (?:an? )?(?:audio|video) (?:call|chat))\b"
)
_ANYBODY = re.compile(
    r"(?:You are now connected on Messenger|You can now message and call each other"
    r"|Say hi to your new Facebook friend|This message was unsent|This poll is no longer available"
    r"|The (?:video|audio) (?:call|chat) ended\.?$|(?:Video|Audio) (?:call|chat) ended\.?$)"
)
_BEGINNINGS = (
    "You", "Say hi to", "This ", "The ", "Video ", "Audio ", "Liked a", "Reacted ",
)  # fmt: skip
"""How lines of the app begin, where not with a name."""
_LONGEST = 200
_REACTION = re.compile(r"(?:Liked a message|Reacted .{1,40} to your message)\s*\.?", re.DOTALL)
_DURATION = re.compile(r"Duration: (\d+) (second|minute|hour)s?")
_MISSED = re.compile(r"You missed an? (?:video |audio )?(?:call|chat) from .{1,80}")
_UNITS = {"second": 1, "minute": 60, "hour": 3600}
EDITED = " (edited)"


class Said(msgspec.Struct, frozen=True, gc=False):
    """What one line is; `words` are the sender’s own."""

    kind: Kind
    words: str = ""
    seconds: int | None = None
    answered: bool | None = None


PICTURE = Said("message")
REACTION = Said("reaction")


def call(seconds: int | None, *, missed: bool) -> Said:
    """A call; one that lasted no time was not answered."""
    if missed or seconds == 0:
        return Said("call", "", 0, answered=False)
    known = seconds is not None and seconds > 0
    return Said("call", "", seconds if known else None, True if known else None)


class Lines:
    """Tells the app’s own lines of one service from words; remembers what belongs to a name."""

    def __init__(self, *, edits_come_twice: bool) -> None:
        self._edits_come_twice = edits_come_twice
        self._stubs: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}

    def said(self, text: str, sender: str) -> Said | None:
        """What somebody said with `text`, None where that is nothing."""
        if self._edits_come_twice and text.endswith(EDITED):
            return None
        if text.startswith(_BEGINNINGS) or text.startswith(sender):
            return self._maybe_of_app(text, sender)
        return Said("message", text)

    def _maybe_of_app(self, text: str, sender: str) -> Said | None:
        if len(text) > _LONGEST:
            return Said("message", text)
        if _REACTION.fullmatch(text):
            return REACTION
        of_app = self._of_app(text, sender)
        if of_app is not None:
            return of_app or None
        return None if _ANYBODY.match(text) else Said("message", text)

    def shown(self, lines: tuple[str, ...], sender: str, *, media: bool) -> Said | None:
        """What the lines of a block on a page say; a call has its length as the last of them."""
        if not lines:
            return PICTURE if media else None
        length = _DURATION.fullmatch(lines[-1])
        if length:
            return call(int(length[1]) * _UNITS[length[2]], missed=False)
        if _MISSED.fullmatch(lines[0]) or lines[0] == f"{sender} missed your call.":
            return call(0, missed=True)
        if len(lines) > 1 and self._of_app(lines[0], sender) == PICTURE:
            return PICTURE
        return self.said("\n".join(lines), sender)

    def _of_app(self, text: str, sender: str) -> Said | tuple[()] | None:
        """A picture, or () for a notice; None where it is neither."""
        stub, notice = self._stubs.get(sender) or self._compiled(sender)
        if stub.fullmatch(text):
            return PICTURE
        return () if notice.match(text) else None

    def _compiled(self, sender: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
        who = _WHO.format(name=re.escape(sender))
        found = re.compile(rf"{who} {_STUB}\.?"), re.compile(rf"{who} {_NOTICE}")
        if len(self._stubs) < 1000:
            self._stubs[sender] = found
        return found
