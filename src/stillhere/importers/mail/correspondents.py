"""Who writes with whom: senders and recipients to threads, each announced before its first event.

A thread is made of the addresses of everybody in it, the owner’s too. So its key is the same
before and after it is known which addresses are the owner’s.
"""

from __future__ import annotations

from typing import NamedTuple

from stillhere.importers.api import Reading
from stillhere.importers.mail.addresses import Mailbox, mailboxes
from stillhere.importers.mail.fields import Fields
from stillhere.importers.mail.kinds import MOST_RECIPIENTS, is_machine
from stillhere.records.event import Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Outcome, OwnHandle

SERVICE = "mail"
MOST_REMEMBERED = 50_000


class Conversation(NamedTuple):
    """What the addresses of a mail say: its sender, and its thread, "" where it is no contact."""

    sender: Handle | None
    thread: str = ""


class Correspondents:
    """The people of one file. What has to be said about them is appended to `announced`."""

    def __init__(self, reading: Reading) -> None:
        self.announced: list[Outcome] = []
        self.presence: dict[Handle, int] = {}
        self._own = {name.lower() for name in reading.owner if "@" in name}
        self._known: dict[tuple[bytes, bytes, bytes], Conversation] = {}
        self._delivered: set[bytes] = set()
        self._threads: set[str] = set()
        self._named: set[Mailbox] = set()

    @property
    def know_owner(self) -> bool:
        """Whether any address is known to be the owner's."""
        return bool(self._own)

    def is_own(self, handle: Handle) -> bool:
        """Whether this address is known to be the owner's."""
        return handle.address in self._own

    def of(self, fields: Fields) -> Conversation:
        """The conversation to which a mail belongs."""
        addressed = (fields.get(b"from", b""), fields.get(b"to", b""), fields.get(b"cc", b""))
        found = self._known.get(addressed)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            found = self._known[addressed] = self._conversation(*addressed)
        return found

    def learn_sender(self, fields: Fields) -> None:
        """A mail lies among those that were sent: whoever wrote it is the owner."""
        for mailbox in mailboxes(fields.get(b"from", b""))[:1]:
            self._learn(mailbox.handle)

    def learn_addressee(self, fields: Fields) -> None:
        """A mail was put into the box of one to whom it is addressed: that is the owner.

        A Delivered-To of anybody else may be a list, or a mail that was passed on.
        """
        delivered = fields.get(b"delivered-to", b"")
        if not delivered or delivered in self._delivered:
            return
        boxes = mailboxes(delivered)
        if len(boxes) != 1:
            return
        others = mailboxes(fields.get(b"to", b"")) + mailboxes(fields.get(b"cc", b""))
        if boxes[0].handle in {mailbox.handle for mailbox in others}:
            self._delivered.add(delivered)
            self._learn(boxes[0].handle)

    def _learn(self, handle: Handle) -> None:
        if handle.address not in self._own:
            self._own.add(handle.address)
            self._known.clear()
            self.announced.append(OwnHandle(handle))

    def _conversation(self, sender: bytes, to: bytes, copies: bytes) -> Conversation:
        author = mailboxes(sender)[:1]
        if not author:
            return Conversation(None)
        others = mailboxes(to) + mailboxes(copies)
        people = {mailbox.handle: mailbox for mailbox in (*others, *author)}
        handle = author[0].handle
        too_many = len(people) > MOST_RECIPIENTS + 1
        if too_many or is_machine(handle.address) or all(map(self.is_own, people)):
            return Conversation(handle)
        return Conversation(handle, self._announce(handle, people))

    def _announce(self, author: Handle, people: dict[Handle, Mailbox]) -> str:
        participants = tuple(sorted(people))
        key = f"{SERVICE}:" + ",".join(handle.address for handle in participants)
        for mailbox in people.values():
            self._introduce(mailbox)
        if key not in self._threads:
            self._threads.add(key)
            other, group = self._other_side(author, participants)
            title = people[other].name if other else ""
            self.announced.append(Thread(key, SERVICE, title, participants, other, group))
            for handle in participants:
                self.presence[handle] = self.presence.get(handle, 0) + 1
        return key

    def _introduce(self, mailbox: Mailbox) -> None:
        named = mailbox.name and mailbox.name.lower() != mailbox.handle.address
        if named and mailbox not in self._named:
            self._named.add(mailbox)
            self.announced.append(Contact(mailbox.name, (mailbox.handle,)))

    def _other_side(
        self, author: Handle, participants: tuple[Handle, ...]
    ) -> tuple[Handle | None, bool]:
        """The counterpart where it is certain, and whether these are a group.

        What reached the owner from somebody who wrote to one address only came to the owner, be
        it under an address of theirs that is not known yet.
        """
        if not self._own:
            return None, len(participants) > 2
        strangers = [handle for handle in participants if not self.is_own(handle)]
        if not self.is_own(author) and len(participants) <= 2:
            return author, False
        return (strangers[0], False) if len(strangers) == 1 else (None, True)
