"""Mails to events: which are contact, when they were written, and how much."""

from __future__ import annotations

import msgspec

from stillhere.importers.api import Reading
from stillhere.importers.mail.bodies import own_words
from stillhere.importers.mail.correspondents import SERVICE, Correspondents
from stillhere.importers.mail.dates import DAY, LATEST, when
from stillhere.importers.mail.encoded import decoded
from stillhere.importers.mail.fields import Fields, halves
from stillhere.importers.mail.folders import CHAT, NOT_CONTACT, SENT, labels
from stillhere.importers.mail.kinds import is_bulk
from stillhere.records.event import Event
from stillhere.records.handle import Handle
from stillhere.records.intake import Question, Skipped

MAIL = Handle(SERVICE, "")
"""Stands for all senders in a key: a Message-ID is the mail's own, whoever wrote it."""

NO_DATE = "This mail has no date that makes sense, so it was left out."
NO_SENDER = "This mail does not say who wrote it, so it was left out."
WHOSE = "Which of these addresses is yours?"
WHEN_SAVED = "When was this mailbox saved? The file does not say."
MOST_CHOICES = 6


class Mail(msgspec.Struct, frozen=True, gc=False):
    """A mail with its header found: its body begins at `body` of `text`, if `whole` to its end."""

    fields: Fields
    body: int
    text: bytes
    opening: bytes = b""
    whole: bool = True


def mail_of(text: bytes, *, whole: bool = True) -> Mail:
    """The mail in `text`, which may begin with the "From " line of an mbox.

    Other lines that begin so were masked with a ">" by whoever wrote the mbox.
    """
    if not text.startswith(b"From "):
        return Mail(*halves(text), text, whole=whole)
    end = text.find(b"\n") + 1 or len(text)
    if b"\n>From " in text:
        text = text.replace(b"\n>From ", b"\nFrom ")
    return Mail(*halves(text, end), text, text[:end], whole)


class Letters:
    """The correspondence in one file.

    Args:
        reading: how the owner wants it.
        purposes: what the folder of all these mails is for, as `folders` tells.
        latest: when the file was exported (Unix ms); no mail is younger.
    """

    def __init__(
        self, reading: Reading, purposes: frozenset[str] = frozenset(), latest: int | None = None
    ) -> None:
        self.people = Correspondents(reading)
        self.ready = self.people.announced
        self.first, self.last = LATEST, 0
        self.received = 0
        self._reading = reading
        self._purposes = purposes
        self._latest = LATEST if latest is None else latest + DAY

    def enter(self, purposes: frozenset[str]) -> None:
        """What comes from now on lies in a folder for `purposes`."""
        self._purposes = purposes

    def learn(self, mail: Mail) -> frozenset[str] | None:
        """Look whose mailbox this is. Gives the mail's labels; None where it is no contact."""
        fields = mail.fields
        value = fields.get(b"x-gmail-labels", b"")
        purposes = self._purposes | labels(value) if value else self._purposes
        if not purposes.isdisjoint(NOT_CONTACT) or is_bulk(fields):
            return None
        if SENT in purposes:
            self.people.learn_sender(fields)
        else:
            self.people.learn_addressee(fields)
        return purposes

    def take(self, mail: Mail, where: str) -> None:
        """The event that a mail is, if it is one between people."""
        purposes = self.learn(mail)
        if purposes is None:
            return
        conversation = self.people.of(mail.fields)
        if conversation.sender is None:
            self.ready.append(Skipped(where, NO_SENDER))
            return
        if not conversation.thread:
            return
        time = when(mail.fields, mail.opening, self._reading.zone, self._latest)
        if time is None:
            self.ready.append(Skipped(where, NO_DATE))
            return
        channel = "hangouts" if CHAT in purposes else SERVICE
        self._add(mail, conversation.thread, conversation.sender, time, channel)

    def _add(
        self, mail: Mail, thread: str, sender: Handle, time: tuple[int, bool], channel: str
    ) -> None:
        at, assumed = time
        words = own_words(mail.fields, mail.text[mail.body :], whole=mail.whole)
        self.ready.append(
            Event(
                thread,
                self._key(mail.fields, at, sender),
                at,
                sender,
                channel,
                zone_assumed=assumed,
                length=None if words is None else len(words),
                words=words if self._reading.words else None,
            )
        )
        self.first, self.last = min(self.first, at), max(self.last, at)
        self.received += not self.people.is_own(sender)

    def _key(self, fields: Fields, at: int, sender: Handle) -> int:
        """Of the Message-ID; where there is none of what makes a mail: time, sender, subject."""
        id_ = fields.get(b"message-id", b"").strip(b"<> \t")
        if id_:
            return self._reading.key(0, MAIL, id_.decode("latin-1"))
        return self._reading.key(at, sender, decoded(fields.get(b"subject", b"")))


def whose(letters: Letters) -> Question:
    """Asks which address is the owner's, of those that are in most conversations."""
    presence = letters.people.presence
    likely = sorted(presence, key=lambda handle: (-presence[handle], handle))[:MOST_CHOICES]
    return Question("owner", WHOSE, tuple((one.address, one.address) for one in likely))
