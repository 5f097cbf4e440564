"""Mails of invented people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.dovecot import Letter

START = datetime(2026, 4, 1, 8, 30, tzinfo=UTC)
ELSIE = "Elsie Moor <elsie@example.net>"
WORDS = "The garden is waking up.\r\nCome by on Sunday?"


def letter(
    number: int,
    sender: str,
    to: str,
    folder: str = "INBOX",
    *,
    more: str = "",
    dated: bool = True,
    body: str = WORDS,
) -> Letter:
    """The mail that is sent `number` days after the start."""
    at = START + timedelta(days=number)
    date = f"Date: {format_datetime(at)}\r\n" if dated else ""
    text = (
        f"From: {sender}\r\nTo: {to}\r\nSubject: On the garden\r\n{date}"
        f"Message-ID: <{number}.{sender.partition('@')[0][-5:]}@example.net>\r\n{more}"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    )
    return Letter(folder, text.encode(), at + timedelta(minutes=1))
