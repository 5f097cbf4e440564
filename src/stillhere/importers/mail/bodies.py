"""What somebody wrote in a mail themselves: its plain text without quotes and signature."""

from __future__ import annotations

import re
from functools import lru_cache

from stillhere.importers.mail.encoded import text_of, unpacked
from stillhere.importers.mail.fields import Fields, halves

DEEPEST = 4
BOUNDARY = re.compile(
    rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE
)
CHARSET = re.compile(rb"charset\s*=\s*\"?([\w.:+-]{1,40})", re.IGNORECASE)

QUOTED = re.compile(
    r"(?:^(?!>)(?=[^\n]{0,300}\d)[^\n]{1,300}(?:\n(?!>)[^\n\d]{1,80})?"
    r"(?:(?<=[:：])|(?<=[:：] ))\n\s{0,4})?"
    r"^>.*(?:\n+>.*)*",
    re.MULTILINE,
)
"""Lines that begin with ">", with the line before them that tells who wrote them, and when."""
ORIGINAL = re.compile(
    r"^(?:-{3,} ?[^\n-]{4,40} ?-{3,}[ \t]*$|_{20,}[ \t]*\n[^\n:]{2,20}: )", re.MULTILINE
)
"""Where Outlook puts the mail that is answered: "-----Original Message-----" or a long line."""
SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def own_words(fields: Fields, body: bytes, *, whole: bool) -> str | None:
    """What the sender wrote, without quotes and signature; None where there is no plain text.

    Args:
        fields: the header.
        body: what follows it, as far as it was kept.
        whole: whether that is all; of a text that is cut off nothing can be said.
    """
    text = _plain_text(fields, body, whole=whole, depth=0)
    return None if text is None else without_quotes(text.replace("\r\n", "\n"))


def without_quotes(text: str) -> str:
    """A mail's text without what it quotes and without its signature."""
    if "--" in text or "____" in text:
        for cut in (SIGNATURE, ORIGINAL):
            found = cut.search(text)
            text = text[: found.start()] if found else text
    if ">" in text:
        text = QUOTED.sub("", text)
    return text.strip()


def _plain_text(fields: Fields, body: bytes, *, whole: bool, depth: int) -> str | None:
    kind = fields.get(b"content-type", b"")
    if kind[:10].lower() == b"multipart/" and depth < DEEPEST:
        return _of_first_part(kind, body, whole=whole, depth=depth)
    charset = _charset(kind)
    if not whole or charset is None:
        return None
    if fields.get(b"content-disposition", b"")[:10].lower() == b"attachment":
        return None
    encoding = fields.get(b"content-transfer-encoding", b"").lower()
    return text_of(unpacked(body, encoding) if encoding else body, charset)


@lru_cache(maxsize=1024)
def _charset(kind: bytes) -> str | None:
    """The character set of plain text; None for anything else."""
    if not (kind[:10].lower() == b"text/plain" or kind.lower() in {b"", b"text"}):
        return None
    found = CHARSET.search(kind)
    return found[1].decode() if found else "utf-8"


def _of_first_part(kind: bytes, body: bytes, *, whole: bool, depth: int) -> str | None:
    """The plain text of the first part: the text of a mail comes before all that hangs on it.

    A part that begins but does not end is not whole.
    """
    named = BOUNDARY.search(kind)
    if named is None:
        return None
    line = b"--" + (named[1] or named[2])
    begun = body.find(line)
    if begun < 0:
        return None
    start = body.find(b"\n", begun) + 1
    if not start:
        return None
    end = body.find(b"\n" + line, start - 1)
    fields, at = halves(body, start)
    content = body[at:] if end < 0 else body[at : max(at, end)].removesuffix(b"\r")
    return _plain_text(fields, content, whole=whole or end >= 0, depth=depth + 1)
