"""One MMS, with its parts and addresses, to one event.

Facts about the attributes: timelinize/timelinize:datasources/smsbackuprestore/mms.go (comments) and
shruggietech/sms-backup-restore-parser:docs/xml-reference.md.
"""

from __future__ import annotations

from stillhere.importers.sms_backup_restore.conversations import (
    OWN_TOKEN,
    Conversation,
    Conversations,
)
from stillhere.importers.sms_backup_restore.elements import Values
from stillhere.importers.sms_backup_restore.entries import (
    BAD_DATE,
    NO_NUMBER,
    NO_SENDER,
    RECEIVED,
    SENT,
    UNDERSTOOD,
    UNSENT,
    Entries,
    LeftOut,
)
from stillhere.importers.sms_backup_restore.values import count, instant, known
from stillhere.records.event import Event
from stillhere.records.handle import SELF, Handle

REPORTS = frozenset({"134", "135", "136"})
"""MMS that only say that another one was delivered or read."""
FROM, TO = "137", "151"


class Mms:
    """An MMS while its parts and addresses come in."""

    def __init__(self, values: Values, line: int) -> None:
        self.line = line
        self._date, self._box, address, self._kind, self._name = values
        self._address = address or ""
        self._texts: list[tuple[int, str]] = []
        self._kinds: list[str] = []
        self._addresses: list[tuple[str, str | None]] = []

    def add_part(self, values: Values) -> None:
        """A piece of content. SMIL only says how the others are laid out."""
        sequence, content_type, text = values
        kind = (content_type or "").lower()
        if kind == "application/smil" or sequence == "-1":
            return
        self._kinds.append(kind)
        if kind == "text/plain" and known(text) is not None:
            self._texts.append((count(sequence) or 0, text or ""))

    def add_address(self, values: Values) -> None:
        """Somebody who sent or received it."""
        address, kind = values
        self._addresses.append((address or "", kind))

    def event(self, people: Conversations, entries: Entries) -> Event | LeftOut:
        """What it comes to."""
        if self._box in UNSENT or self._kind in REPORTS:
            return UNDERSTOOD
        at = instant(self._date)
        if at is None:
            return LeftOut(BAD_DATE)
        outgoing = self._is_outgoing(people)
        self._learn_owner(people, outgoing=outgoing)
        place = people.between(self._members(people), self._name)
        if place is None:
            return NO_NUMBER
        author = SELF if outgoing else self._sender_in(place, people)
        if author is None:
            return LeftOut(NO_SENDER)
        content = "mms|" + ",".join(sorted(self._kinds))
        return entries.message(place.thread, at, author, content, self._words())

    def _words(self) -> str:
        """The texts in the order of their numbers, for that of the file is not fixed."""
        return "\n".join(text for _, text in sorted(self._texts, key=lambda part: part[0]))

    def _is_outgoing(self, people: Conversations) -> bool:
        """The box decides; where it is missing, the sender; where that is too, the kind of MMS."""
        if self._box in {RECEIVED, SENT}:
            return self._box == SENT
        raw = self._raw(FROM)
        if raw:
            return raw[0] == OWN_TOKEN or people.is_own(people.handle(raw[0]))
        return self._kind == "128"

    def _members(self, people: Conversations) -> list[Handle]:
        """Everybody but the owner, whose own number some phones list, too.

        Several numbers in the address are the group. With one, only a third address makes a group
        of it.
        """
        named = people.handles(self._address)
        listed = {raw for raw, _ in self._addresses if raw}
        if len(named) == 1 and len(listed) < 3:
            return list(named)
        everybody = named if len(named) > 1 else {*named, *self._listed(people)}
        return [handle for handle in everybody if not people.is_own(handle)]

    def _sender_in(self, place: Conversation, people: Conversations) -> Handle | None:
        """Who wrote it: between two the other one, whatever the addresses say."""
        if place.counterpart is not None:
            return place.counterpart
        senders = [people.handle(raw) for raw in self._raw(FROM)]
        return next((one for one in senders if one and not people.is_own(one)), None)

    def _learn_owner(self, people: Conversations, *, outgoing: bool) -> None:
        """Whoever sent what I sent, or alone received what one person sent me, is me."""
        named = people.handles(self._address)
        senders = [one for raw in self._raw(FROM) if (one := people.handle(raw))]
        receivers = [one for raw in self._raw(TO) if (one := people.handle(raw))]
        if outgoing and len(senders) == 1 and senders[0] not in named:
            people.learn_own(senders[0])
        if not outgoing and list(named) == senders and len(receivers) == 1:
            people.learn_own(receivers[0])

    def _raw(self, kind: str) -> list[str]:
        return [raw for raw, found in self._addresses if found == kind and raw]

    def _listed(self, people: Conversations) -> list[Handle]:
        return [one for raw, _ in self._addresses if (one := people.handle(raw))]
