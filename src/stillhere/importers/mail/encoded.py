"""Bytes of mails as text: character sets, and words in headers that are encoded (RFC 2047)."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from functools import lru_cache

from stillhere.importers.text import readable

WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?\n]*)\?=")
BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
NOT_FOR_TEXT = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
"""Codecs of Python that are no character sets."""
TRIED_FIRST = NOT_FOR_TEXT | {"utf_8", "us_ascii"}
"""What is read as UTF-8 first."""


def text_of(data: bytes, charset: str = "utf-8") -> str:
    """The bytes as text; where the character set is unknown, as UTF-8 or Windows-1252."""
    name = charset.lower().replace("-", "_")
    if name not in TRIED_FIRST:
        try:
            return readable(data.decode(name, "replace"))
        except (LookupError, ValueError):
            pass
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\0", "\ufffd")


@lru_cache(maxsize=16_384)
def decoded(value: bytes) -> str:
    """A header's value as text on one line, with its encoded words put together."""
    text = " ".join(text_of(value).split("\n")) if b"\n" in value else text_of(value)
    if "=?" not in text:
        return text
    return readable(WORD.sub(_word, BETWEEN_WORDS.sub(r"\1", text)))


def _word(match: re.Match[str]) -> str:
    charset, encoding, content = match.groups()
    data = content.encode("ascii", "replace")
    return text_of(unpacked(data, b"base64" if encoding in "bB" else b"q"), charset)


def unpacked(data: bytes, encoding: bytes) -> bytes:
    """The bytes that were written as base64, quoted-printable or in a header as "q"."""
    if encoding == b"base64":
        try:
            return a2b_base64(data)
        except Error:
            return _unpacked_base64(data)
    if encoding == b"q":
        return a2b_qp(data, header=True)
    return a2b_qp(data) if encoding == b"quoted-printable" else data


def _unpacked_base64(data: bytes) -> bytes:
    """What can be read of base64 that lacks its end."""
    letters = NOT_BASE64.sub(b"", data)
    return a2b_base64(letters[: len(letters) // 4 * 4])
