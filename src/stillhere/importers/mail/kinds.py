"""Which mails are contact between people, and which are lists, machines or bulk.

The rules are those of FORMATS: mailing lists say so in List-Id and List-Unsubscribe (RFC 2919,
RFC 2369), programs in Auto-Submitted (RFC 3834) and Precedence, reports of failed delivery in
multipart/report (RFC 6522).
"""

from __future__ import annotations

import re

from stillhere.importers.mail.fields import Fields, halves

MOST_RECIPIENTS = 15
"""A mail to more people than this is a circular."""

_BULK = frozenset({b"bulk", b"list", b"junk", b"auto_reply"})
_MACHINE = re.compile(
    r"(?:no-?_?\.?reply|(?:do-?_?\.?not|dont|never)-?_?\.?reply|ne-?pas-?repondre|nao-?responda"
    r"|no-?responder?|non-?rispondere|nicht-?antworten|keine-?antwort|mailer-daemon|postmaster"
    r"|bounces?|notifications?|notify|newsletters?|auto-?confirm|automailer)(?:[+\-._].*)?@"
    r"|[^@]*[\-._]no-?reply@"
)


def is_bulk(fields: Fields) -> bool:
    """Whether the header says that this went to a list, or that a program wrote it."""
    if b"list-id" in fields or b"list-unsubscribe" in fields:
        return True
    if fields.get(b"precedence", b"").lower() in _BULK:
        return True
    automatic = fields.get(b"auto-submitted", b"").lower()
    if automatic and not automatic.startswith(b"no"):
        return True
    return fields.get(b"content-type", b"")[:16].lower() == b"multipart/report"


def is_machine(address: str) -> bool:
    """Whether nobody reads what is written to this address."""
    return _MACHINE.match(address) is not None


_USUAL = frozenset(
    {b"from", b"to", b"date", b"subject", b"message-id", b"received", b"mime-version"}
)
_LINE = re.compile(rb"[A-Za-z][!-9;-~]{0,100}:")


def looks_like_mail(head: bytes, least: int = 3) -> bool:
    """Whether a text begins with the header of a mail: a sender and `least` usual fields."""
    if not _LINE.match(head):
        return False
    fields, _ = halves(head)
    return b"from" in fields and len(_USUAL & fields.keys()) >= least
