"""Mailboxes in one file: Gmail's Takeout, Thunderbird, Apple Mail and all that write mbox."""

from __future__ import annotations

import io
from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.mail.folders import folders
from stillhere.importers.mail.kinds import looks_like_mail
from stillhere.importers.mail.letters import WHEN_SAVED, Letters, mail_of, whose
from stillhere.importers.mail.splitter import OPENING, raw_mails
from stillhere.records.intake import Coverage, Outcome, Question, Skipped

SURVEYED = 4 * 2**20
"""Bytes at the beginning from which is learnt whose mailbox it is, before anything is yielded."""
SENT_ONLY = ("sent-only",)

NO_BEGINNING = "What stands before the first mail is no mail and was left out."
NO_MAIL = "There is no mail in this file that could be read."


class Mbox:
    """Mailboxes as Gmail and mail programs save them."""

    name = "mbox"
    title = "mailboxes (mbox)"
    knows = Knows()
    gathers = True

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A text that begins with a “From ” line and the header of a mail."""
        found = OPENING.match(head)
        return found is not None and looks_like_mail(head[found.end() :], least=2)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Every mail between people in file order; what the file says as a whole at the end."""
        exported = reading.exported or source.modified
        letters = Letters(reading, folders(source.path), exported)
        _survey(source, letters)
        ready = letters.ready
        number = 0
        with source.open() as stream:
            for number, raw in enumerate(raw_mails(stream), 1):
                if number == 1 and raw.place:
                    yield Skipped("the beginning", NO_BEGINNING)
                letters.take(mail_of(raw.text, whole=raw.whole), f"mail {number:,}")
                if ready:
                    yield from ready
                    ready.clear()
        if not number:
            yield Skipped("the whole file", NO_MAIL)
        yield from _about(letters, exported)


def _survey(source: Source, letters: Letters) -> None:
    """Learn from the first mails of a long file, or the first quarter of a short one."""
    with source.open() as stream:
        beginning = stream.read(min(SURVEYED, max(2**16, source.size // 4)))
    for raw in raw_mails(io.BytesIO(beginning)):
        letters.learn(mail_of(raw.text, whole=False))


def _about(letters: Letters, exported: int | None) -> Iterator[Outcome]:
    """Coverage, and what only the person can tell.

    A folder of sent mails says nothing about what came: it covers only its own last moment.
    """
    if not letters.last:
        return
    end = None if exported is None else max(exported, letters.last + 1)
    if not letters.received:
        yield Coverage("mail", letters.last, letters.last + 1, blind=SENT_ONLY)
    else:
        yield Coverage("mail", letters.first, end)
    if not letters.people.know_owner:
        yield whose(letters)
    if end is None and letters.received:
        yield Question("exported", WHEN_SAVED)
