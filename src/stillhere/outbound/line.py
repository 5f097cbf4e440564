"""The line to a mail server: encrypted from its first byte, or before a password is said.

Only on this computer itself may it be plain (a mail bridge, for instance).
"""

from __future__ import annotations

import imaplib
import ssl
from contextlib import suppress
from typing import Literal

import msgspec

from stillhere.errors import MailBroken, MailError, MailNotPrivate, MailUnreachable

Security = Literal["tls", "starttls", "plain"]

PATIENCE = 60.0
"""Seconds until a server that says nothing counts as gone."""
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
TLS_PORT, STARTTLS_PORT = 993, 143


class Server(msgspec.Struct, frozen=True):
    """Where a mailbox is, and how the line to it is kept private."""

    host: str
    port: int = TLS_PORT
    security: Security = "tls"


def server(written: str) -> Server:
    """The server in "imap.example.org" or "imap.example.org:143".

    Port 143 begins plain and is encrypted before anything is said (RFC 3501, 6.2.1); on this
    computer itself any other port than that of TLS is plain.

    Raises:
        ValueError: that names no server.
    """
    host, _, port = written.strip().rpartition(":") if _has_port(written) else (written, "", "")
    number = int(port or TLS_PORT)
    name = host.strip().strip("[]").lower()
    if not name or not 0 < number < 65536 or any(map(str.isspace, name)):
        raise ValueError("no server")
    if number == TLS_PORT:
        return Server(name)
    if name in HERE:
        return Server(name, number, "plain")
    return Server(name, number, "starttls" if number == STARTTLS_PORT else "tls")


def _has_port(written: str) -> bool:
    """Whether a port is written; the colons of a bare IPv6 address are none."""
    return written.count(":") == 1 or "]:" in written


def connect(to: Server) -> imaplib.IMAP4:
    """A line to the server, encrypted unless it is on this computer.

    Raises:
        MailUnreachable: nobody answers there.
        MailNotPrivate: the line cannot be encrypted, or not with whom it should be.
    """
    if to.security == "plain" and to.host not in HERE:
        raise MailNotPrivate(host=to.host)
    context = ssl.create_default_context()
    try:
        if to.security == "tls":
            return imaplib.IMAP4_SSL(to.host, to.port, ssl_context=context, timeout=PATIENCE)
        line = imaplib.IMAP4(to.host, to.port, timeout=PATIENCE)
    except (imaplib.IMAP4.error, OSError) as error:
        raise told(error, to.host) from error
    if to.security == "starttls":
        _encrypt(line, to.host, context)
    return line


def _encrypt(line: imaplib.IMAP4, host: str, context: ssl.SSLContext) -> None:
    try:
        line.starttls(context)
    except (imaplib.IMAP4.error, OSError) as error:
        hang_up(line)
        raise MailNotPrivate(host=host) from error


def hang_up(line: imaplib.IMAP4) -> None:
    """End a line without a word, be it broken already."""
    with suppress(OSError):
        line.shutdown()


def told(error: Exception, host: str) -> MailError:
    """What a person reads of a line that did not come about, or that broke."""
    if isinstance(error, ssl.SSLError):
        return MailNotPrivate(host=host)
    if isinstance(error, ConnectionResetError | BrokenPipeError):
        return MailBroken(host=host)
    return MailUnreachable(host=host)
