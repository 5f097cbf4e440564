"""Text out of bytes: which encoding, lines of bounded length, and what may be shown of them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from stillhere.importers.api import Source

LONGEST_LINE = 2**20
BLOCK = 2**16
EXCERPT = 60
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_letter, _digit = re.compile(r"[^\W\d_]"), re.compile(r"\d")
_broken = re.compile("[\0\ud800-\udfff]")
UNREADABLE = "\ufffd"


def encoding_of(head: bytes) -> str:
    """The encoding of a text that begins with `head`.

    A byte-order mark decides; else UTF-8 where the bytes allow it, else Windows-1252, in which
    older exports are written. Decode with errors="replace".
    """
    for mark, name in BOMS:
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def lines(source: Source, limit: int = LONGEST_LINE) -> Iterator[tuple[int, str]]:
    """The lines of a source with their numbers from 1, without their ends.

    Of a line longer than `limit` bytes only the beginning is given, so that a single endless line
    cannot fill the memory.
    """
    encoding = encoding_of(source.head())
    with source.open() as stream:
        if encoding == "utf-16":
            yield from enumerate(_wide_lines(stream, limit), 1)
            return
        texts = (data.decode(encoding, "replace") for data in _whole_lines(stream, limit))
        whole = (line.rstrip("\r") for text in texts for line in text.split("\n"))
        yield from enumerate(whole, 1)


def _whole_lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Many lines at a time, without the last one's end; of each at most `limit` bytes."""
    rest = b""
    while block := stream.read(BLOCK):
        whole, end, rest = (rest + block).rpartition(b"\n")
        if end:
            long = len(whole) > limit
            yield b"\n".join(line[:limit] for line in whole.split(b"\n")) if long else whole
        rest = rest[:limit]
    if rest:
        yield rest


def bounded_lines(stream: BinaryIO, limit: int = LONGEST_LINE) -> Iterator[bytes]:
    """Lines with their ends; the rest of a line after `limit` bytes is passed over."""
    while line := stream.readline(limit):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)


def _wide_lines(stream: BinaryIO, limit: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    rest = ""
    while block := stream.read(limit):
        *whole, rest = (rest + decoder.decode(block)).split("\n")
        yield from (line.rstrip("\r") for line in whole)
        rest = rest[:limit]
    if rest:
        yield rest


def readable(text: str) -> str:
    """A text that can be stored: NULs and halves of characters become U+FFFD."""
    return _broken.sub(UNREADABLE, text)


def masked(text: str) -> str:
    """The shape of a text without its content: letters as x, digits as 9, the first 60."""
    return _letter.sub("x", _digit.sub("9", text[:EXCERPT])).strip()
