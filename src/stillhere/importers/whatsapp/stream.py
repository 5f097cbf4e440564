"""Bytes to text to blocks of whole messages, in constant memory."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

OPENING = 1 << 18
"""Bytes read at first: enough to find the file's form."""
CHUNK = 1 << 15
"""Bytes read at a time after that: few enough for a processor's cache and to reuse memory."""

LONGEST = 1 << 20
"""Characters of the longest text that is kept whole; a message has 65,536 at most."""

PARTIAL_HEADER = 400
"""A header line is never longer; so much of an unfinished line is kept while text is dropped."""


@dataclass(frozen=True, slots=True)
class Block:
    """Whole messages: `text` starts with a line break and a header; `line` is its first line.

    `cut` means that it holds a single message that was too long and of which the rest is missing.
    """

    text: str
    line: int
    cut: bool = False


def encoding_of(head: bytes) -> str:
    """The encoding: by its mark, else UTF-8, else the Western code page of an old converter."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = head[: head.rfind(b"\n") + 1] or head
    decoded = sample.decode("utf-8-sig", errors="replace")
    broken = decoded.count("�")
    if not broken:
        return "utf-8-sig"
    beyond_ascii = len(decoded) - len(decoded.encode("ascii", "ignore"))
    return "cp1252" if broken == beyond_ascii else "utf-8-sig"


def text_chunks(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The text, chunk by chunk, with every line break as one character. Never raises."""
    plain = codecs.getincrementaldecoder(encoding)(errors="replace")
    decoder: codecs.IncrementalDecoder | io.IncrementalNewlineDecoder = plain
    size = OPENING
    while data := stream.read(size):
        size = CHUNK
        if decoder is plain and b"\r" in data:
            decoder = io.IncrementalNewlineDecoder(plain, translate=True)
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def blocks(
    chunks: Iterator[str], header: re.Pattern[str], *, numbered: bool = True
) -> Iterator[Block]:
    """Cut `chunks` in front of headers. What stands before the first header comes as is.

    Who needs no numbers of lines spares their counting.
    """
    text, line, dropping = "\n", 1, False
    for chunk in chunks:
        text += chunk
        if dropping:
            text, line, dropping = _resume(text, line, header)
        enough = not dropping and len(text) >= CHUNK // 2
        cut = _last_header(text, header) if enough else 0
        if cut:
            yield Block(text[:cut], line)
            line += text.count("\n", 0, cut) if numbered else 0
            text = text[cut:]
        if not dropping and len(text) > LONGEST:
            yield Block(text[:LONGEST], line, cut=True)
            line += text.count("\n", 0, LONGEST)
            text, line, dropping = _resume(text[LONGEST:], line, header)
    if not dropping and len(text) > 1:
        yield Block(text, line)


def _last_header(text: str, header: re.Pattern[str]) -> int:
    position = text.rfind("\n")
    while position > 0 and not header.match(text, position):
        position = text.rfind("\n", 0, position)
    return max(position, 0)


def _resume(text: str, line: int, header: re.Pattern[str]) -> tuple[str, int, bool]:
    found = header.search(text)
    if found:
        return text[found.start() :], line + text.count("\n", 0, found.start()), False
    tail = max(text.rfind("\n"), 0)
    if len(text) - tail > PARTIAL_HEADER:
        return "", line + text.count("\n"), True
    return text[tail:], line + text.count("\n", 0, tail), True


def line_numbers(block: Block, header: re.Pattern[str]) -> list[int]:
    """The line of each header in `block`."""
    numbers, line, position = [], block.line - 1, 0
    for found in header.finditer(block.text):
        line += block.text.count("\n", position, found.start() + 1)
        position = found.start() + 1
        numbers.append(line)
    return numbers
