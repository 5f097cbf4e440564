"""Mails in a file each: saved ones (.eml) and the folders of a Maildir."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.mail.folders import folders
from stillhere.importers.mail.kinds import looks_like_mail
from stillhere.importers.mail.letters import WHEN_SAVED, Letters, mail_of, whose
from stillhere.importers.mail.splitter import KEPT
from stillhere.records.intake import Coverage, Outcome, Question

FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
"""How the name of a mail in a Maildir ends; Windows allows no colon in it."""
LEFT_OUT = frozenset("DT")
"""Drafts, and what was put in the bin (cr.yp.to/proto/maildir.html)."""
SINGLE = ("single-mails",)
IN_MAILDIR = re.compile(r"(?:^|/)(?:cur|new)/[^/]+$")


class Eml:
    """Mails that lie in a file each."""

    name = "eml"
    title = "single mails (eml) and Maildir folders"
    knows = Knows()
    gathers = True

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A text that begins with the header of a mail: who, when, to whom."""
        return looks_like_mail(head)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The one event that a mail is, if it is one between people.

        Where it says too little about whose mailbox it is from, the owner is asked for.
        """
        flags = FLAGS.search(source.name)
        if flags is not None and not LEFT_OUT.isdisjoint(flags[1]):
            return
        letters = Letters(reading, folders(source.path.rpartition("/")[0]))
        with source.open() as stream:
            text = stream.read(KEPT + 1)
        letters.take(mail_of(text[:KEPT], whole=len(text) <= KEPT), "this mail")
        yield from letters.ready
        if letters.last and not letters.people.know_owner:
            yield whose(letters)
        yield from _coverage(letters, source, reading)


def _coverage(letters: Letters, source: Source, reading: Reading) -> Iterator[Outcome]:
    """A mail that came into a Maildir is part of a whole; any other proves only itself."""
    if not letters.last:
        return
    if not letters.received or not IN_MAILDIR.search(source.path):
        yield Coverage("mail", letters.last, letters.last + 1, blind=SINGLE)
        return
    end = reading.exported or source.modified
    yield Coverage("mail", letters.first, end and max(end, letters.last + 1))
    if end is None:
        yield Question("exported", WHEN_SAVED)
