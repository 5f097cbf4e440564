"""A person's own mailbox at their provider (IMAP4rev1, RFC 3501), looked at and never changed.

Folders are opened with EXAMINE and mails are asked for with BODY.PEEK, so nothing is marked as
read. The password goes over an encrypted line, or stays on this computer.
"""

from __future__ import annotations

import imaplib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

from stillhere.errors import MailAnswer, MailBroken, MailRefused
from stillhere.outbound.line import Server, connect, hang_up, told
from stillhere.outbound.mailbox_names import readable

EVERYTHING = '"*"'
"""The pattern that fits every folder."""
BATCH = 200
"""Mails that are asked for at once."""
SEARCHED = 20_000
"""Mails that are searched at once: imaplib reads no line above a megabyte."""
HEADER = 1 << 17
"""Bytes of a header that are asked for at most."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LISTED = re.compile(rb'\((?P<uses>[^)]*)\) (?:"(?P<mark>\\?.)"|NIL) (?P<name>.*)', re.DOTALL)
UNTOLD = re.compile(rb"\d+ \(")
"""How a line begins that tells of another mail, unasked."""
UID = re.compile(rb"\bUID (\d+)")
SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")

Answer = TypeVar("Answer")


class Folder(NamedTuple):
    """A folder: `name` as the server writes it, `path` with "/" between its parts.

    `uses` are its special uses in lower case (RFC 6154): "sent", "junk", "trash", "all" …
    """

    name: bytes
    path: str
    uses: frozenset[str]


class Opened(NamedTuple):
    """How a folder is: numbers of mails mean the same as before while `validity` is the same."""

    validity: int
    following: int
    held: int


class Fetched(NamedTuple):
    """A mail as far as it was asked for; `arrived` is Unix milliseconds, None where not told."""

    uid: int
    text: bytes
    size: int
    arrived: int | None


class Mailbox:
    """A mailbox that is looked at. Use it as a context manager.

    Raises:
        MailUnreachable: nobody answers there.
        MailNotPrivate: the line cannot be encrypted, or not with whom it should be.
        MailRefused: user and password are not accepted.
        MailBroken: the server went away in between; raised by every method.
    """

    def __init__(self, server: Server, user: str, password: str) -> None:
        self._host = server.host
        self._imap = connect(server)
        try:
            self._log_in(user, password)
        except BaseException:
            hang_up(self._imap)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._imap.logout()
        except (imaplib.IMAP4.error, OSError):
            hang_up(self._imap)

    def folders(self) -> list[Folder]:
        """All folders that can be opened."""
        more = " RETURN (SPECIAL-USE)" if "SPECIAL-USE" in self._imap.capabilities else ""
        lines = self._ask(lambda: self._imap.list('""', EVERYTHING + more))
        found = [_folder(line) for line in lines if line]
        return [each for each in found if each and not each.uses & {"noselect", "nonexistent"}]

    def open(self, folder: Folder) -> Opened:
        """Open a folder to look, not to change."""
        quoted = b'"' + folder.name.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
        count = self._ask(lambda: self._imap.select(quoted.decode("latin-1"), readonly=True))
        validity, following = self._number("UIDVALIDITY"), self._number("UIDNEXT")
        return Opened(validity, following, int(count[0] or 0))

    def since(self, day: date, opened: Opened) -> list[int]:
        """The mails of the open folder that came in on `day` (of the server) or later."""
        asked = f"SINCE {day.day}-{MONTHS[day.month - 1]}-{day.year}"
        return self._search(asked, opened)

    def beyond(self, uid: int, opened: Opened) -> list[int]:
        """The mails of the open folder that have the number `uid` or a higher one."""
        if opened.following and uid >= opened.following:
            return []
        return [each for each in self._search(f"UID {uid}:*", opened) if each >= uid]

    def mails(self, uids: Sequence[int], text: int = 0) -> Iterator[Fetched]:
        """The headers of these mails; the first `text` bytes of each whole mail, if any.

        A mail that is gone by now is passed over.
        """
        part = f"BODY.PEEK[]<0.{text}>" if text else f"BODY.PEEK[HEADER]<0.{HEADER}>"
        for start in range(0, len(uids), BATCH):
            numbers = ",".join(map(str, uids[start : start + BATCH]))
            asked = f"(UID RFC822.SIZE INTERNALDATE {part})"
            yield from _mails(self._uid("FETCH", numbers, asked))

    def _log_in(self, user: str, password: str) -> None:
        """By AUTHENTICATE PLAIN (RFC 4616) where it is offered: it takes letters of any script."""
        secret = f"\0{user}\0{password}".encode()
        try:
            if "AUTH=PLAIN" in self._imap.capabilities:
                self._imap.authenticate("PLAIN", lambda _: secret)
            elif user.isprintable() and f"{user}{password}".isascii() and password.isprintable():
                self._imap.login(user, password)
            else:
                raise MailRefused(host=self._host)
        except self._imap.abort as error:
            raise MailBroken(host=self._host) from error
        except self._imap.error as error:
            raise MailRefused(host=self._host) from error
        except OSError as error:
            raise told(error, self._host) from error

    def _search(self, asked: str, opened: Opened) -> list[int]:
        found: list[int] = []
        for first in range(1, opened.held + 1, SEARCHED):
            among = f"{first}:{min(first + SEARCHED - 1, opened.held)}"
            for line in self._uid("SEARCH", among, asked):
                found += map(int, (line or b"").split())
        return sorted(found)

    def _uid(self, command: str, *words: str) -> list[Any]:
        return self._ask(lambda: self._imap.uid(command, *words))

    def _number(self, name: str) -> int:
        """A number that the server told when the folder was opened, 0 where it told none."""
        told_ = self._imap.response(name)[1]
        value = told_[-1] if told_ else None
        return int(value) if isinstance(value, bytes) and value.isdigit() else 0

    def _ask(self, command: Callable[[], tuple[str, list[Any]]]) -> list[Any]:
        try:
            state, lines = command()
        except imaplib.IMAP4.abort as error:
            raise MailBroken(host=self._host) from error
        except (imaplib.IMAP4.error, UnicodeError) as error:
            raise MailAnswer(host=self._host) from error
        except OSError as error:
            raise MailBroken(host=self._host) from error
        if state != "OK":
            raise MailAnswer(host=self._host)
        return lines


def check(server: Server, user: str, password: str) -> None:
    """Log in and out again.

    Raises:
        As `Mailbox`.
    """
    with Mailbox(server, user, password):
        pass


def _folder(line: bytes | tuple[bytes, bytes]) -> Folder | None:
    """A line of LIST; a name with special letters comes apart from it."""
    start, name = line if isinstance(line, tuple) else (line, None)
    found = LISTED.match(start)
    if found is None:
        return None
    raw = _unquoted(found["name"].strip()) if name is None else name
    uses = found["uses"].decode("latin-1").replace("\\", "").lower().split()
    mark = (found["mark"] or b"/")[-1:].decode("latin-1")
    return Folder(raw, readable(raw).replace(mark, "/"), frozenset(uses))


def _unquoted(name: bytes) -> bytes:
    if len(name) >= 2 and name[:1] == name[-1:] == b'"':
        return re.sub(rb"\\(.)", rb"\1", name[1:-1])
    return name


def _mails(lines: Sequence[bytes | tuple[bytes, bytes] | None]) -> Iterator[Fetched]:
    """The mails of an answer: of each its numbers, before and behind its text."""
    numbers, text = b"", b""
    for line in lines:
        if isinstance(line, tuple):
            yield from _mail(numbers, text)
            numbers, text = line
        elif line and not UNTOLD.match(line):
            numbers += b" " + line
    yield from _mail(numbers, text)


def _mail(numbers: bytes, text: bytes) -> Iterator[Fetched]:
    uid, size = UID.search(numbers), SIZE.search(numbers)
    if uid is None or not text:
        return
    arrived = imaplib.Internaldate2tuple(numbers)
    at = None if arrived is None else round(time.mktime(arrived)) * 1000
    yield Fetched(int(uid[1]), text, int(size[1]) if size else len(text), at)
