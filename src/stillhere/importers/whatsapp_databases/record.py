"""What both kinds of WhatsApp's databases come to: threads once, events, and the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stillhere.importers.api import Reading, Source
from stillhere.importers.whatsapp_databases.addresses import SERVICE
from stillhere.records.event import Event, Kind, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, Question, Skipped

DAMAGED, DISAPPEARING = "damaged", "disappearing"
BAD_DATE = "Their date makes no sense."
NO_SENDER = "They do not say who in the group wrote them."
NO_CHAT = "They belong to no conversation, so nobody can be named."
WHEN_COPIED = "When was this file copied from the phone? It does not say."


class Record:
    """What was read of one file so far: also who was `present` in its conversations."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source = source
        self._key = reading.key
        self._words = reading.words
        self._exported = reading.exported
        self._announced: set[str] = set()
        self._named: set[tuple[str, Handle]] = set()
        self._left_out: Counter[str] = Counter()
        self._first: dict[str, int] = {}
        self._last = 0
        self.disappearing: set[str] = set()
        self.present: set[Handle] = set()
        self.has_messages = False

    def announce(self, thread: Thread) -> Iterator[Thread]:
        """The thread, where it is new."""
        if thread.key not in self._announced:
            self._announced.add(thread.key)
            self.present.update(thread.participants)
            yield thread

    def name(self, name: object, handle: Handle | None) -> Iterator[Contact]:
        """A name of somebody, where it is new and says more than the number does."""
        if not isinstance(name, str) or handle is None or (name, handle) in self._named:
            return
        self._named.add((name, handle))
        if any(letter.isalpha() for letter in name):
            yield Contact(name.strip(), (handle,))

    def leave_out(self, why: str) -> None:
        """Count what cannot be kept."""
        self._left_out[why] += 1

    def message(
        self, thread: Thread, name: str, at: int, author: Handle, words: str | None
    ) -> Event:
        """A message called `name` by the app; `words` is None where they were deleted."""
        self.has_messages = True
        self._within(thread.key, at)
        length = None if words is None else len(words)
        kept = words if self._words else None
        key = self._identity(name, at, author)
        return Event(thread.key, key, at, author, SERVICE, length=length, words=kept)

    def reaction(self, thread: Thread, name: str, at: int, author: Handle) -> Event:
        """A reaction to a message."""
        self._within(thread.key, at)
        kind: Kind = "reaction"
        return Event(thread.key, self._identity(name, at, author), at, author, SERVICE, kind)

    def call(
        self, thread: Thread, name: str, at: int, author: Handle, seconds: int | None
    ) -> Event:
        """A call, which was taken where it lasted."""
        self._within(thread.key, at)
        taken = bool(seconds)
        return Event(
            thread.key,
            self._identity(name, at, author) if name else self._key(at, author, "call"),
            at,
            author,
            SERVICE,
            "call",
            seconds=seconds if taken else 0,
            answered=taken,
        )

    def rest(self, *, whole: bool) -> Iterator[Outcome]:
        """What can only be said at the end.

        A list of calls alone says nothing about when messages are complete, so it covers nothing.
        """
        for why, number in sorted(self._left_out.items()):
            yield Skipped("1 entry" if number == 1 else f"{number:,} entries", why)
        if not self.has_messages:
            return
        moment = self._source.modified or self._exported
        end = None if moment is None else max(moment, self._last + 1)
        first = min(self._first.values())
        if not whole:
            yield Coverage(SERVICE, first, self._last + 1, blind=(DAMAGED,))
            return
        yield Coverage(SERVICE, first, end)
        for thread in sorted(self.disappearing & self._first.keys()):
            yield Coverage(SERVICE, self._first[thread], end, thread, (DISAPPEARING,))
        if end is None:
            yield Question("exported", WHEN_COPIED)

    def _identity(self, name: str, at: int, author: Handle) -> int:
        """The id that both phones know a message by; whose it is belongs to it."""
        if not name:
            return self._key(at, author, "")
        return self._key(0, SELF, f"{int(author == SELF)}|{name}")

    def _within(self, thread: str, at: int) -> None:
        if at < self._first.get(thread, at + 1):
            self._first[thread] = at
        self._last = max(self._last, at)


def plain(text: bytes | None) -> str:
    """UTF-8 as text; "" where there is none."""
    return text.decode("utf-8", "replace").replace("\0", "\ufffd") if text else ""
