"""A text as the rules compare it: lower case, plain words, contractions written out.

The line has one space between words; a comma, a full stop and a question mark stand as words of
their own, so that a phrase never runs on into the next sentence. Every word knows where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from stillhere.desk.shorthand import Shorthand

_TOKEN = re.compile(
    r"(?P<word>\w+(?:['’ʼ`´]\w+)*['’]?|[\U0001f300-\U0001faff☹☺♥❤])"
    r"|(?P<ask>[?¿？][?!]*|![?!]*\?[?!]*)"
    r"|(?P<end>\.{3,}|…|[.!;]+(?=[\s)\]\"”’']|$)|[。！]|\n+)"
    r"|(?P<pause>[,:()\[\]/—–]|\s-+\s|--+)"
)
_APOSTROPHES = str.maketrans("’ʼ`´‘", "'''''")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "st", "e.g", "i.e", "vs", "p.s", "p.p.s"}
)
BEGIN = ". "


class Span(NamedTuple):
    """Where something stands in the text as it was written: characters, end excluded."""

    start: int
    end: int


class Reading(msgspec.Struct, frozen=True):
    """The line, the set of its words and beginnings, and where each word came from.

    `line` begins with a full stop. `words` tells where each word stands in it, and each
    beginning of a word with an asterisk ("call*"). `begins` are offsets in `line`, `spans` the
    places in the text.
    """

    line: str
    words: dict[str, list[int]]
    begins: tuple[int, ...]
    spans: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """The place in the text of line[start:end]."""
        first = max(0, bisect_right(self.begins, start) - 1)
        last = max(first, bisect_right(self.begins, end - 1) - 1)
        while last > first and self.line[self.begins[last]] in ".,?":
            last -= 1
        return Span(self.spans[first].start, self.spans[last].end)

    def around(self, start: int, end: int, count: int) -> tuple[int, int]:
        """The part of the line that reaches `count` words before and after line[start:end]."""
        first = max(0, bisect_right(self.begins, start) - 1)
        last = max(first, bisect_right(self.begins, end - 1) - 1)
        before = self.begins[max(0, first - count)]
        after = last + count + 1
        return before, self.begins[after] if after < len(self.begins) else len(self.line)


def read(text: str, shorthand: Shorthand) -> Reading:
    """Make the line of `text`; what was taken out of it must already be blank."""
    pieces, begins, spans, length = [BEGIN], [0], [Span(0, 0)], len(BEGIN)
    for word, span in shorthand.written_out(list(_tokens(text))):
        pieces.append(f"{word} ")
        begins.append(length)
        spans.append(span)
        length += len(word) + 1
    return Reading("".join(pieces), _places(pieces, begins), tuple(begins), tuple(spans))


def _places(pieces: list[str], begins: list[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for piece, at in zip(pieces, begins, strict=True):
        word = piece[:-1]
        places.setdefault(word, []).append(at)
        for length in range(2, len(word) + 1):
            places.setdefault(f"{word[:length]}*", []).append(at)
    return places


def _tokens(text: str) -> Iterator[tuple[str, Span]]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        span = Span(*found.span())
        if kind == "word":
            yield _plain(found.group()), span
        elif kind == "ask":
            yield "?", span
        elif kind == "end":
            if not _abbreviates(text, found.start()):
                yield ".", span
        elif kind == "pause":
            yield ",", span


def _plain(word: str) -> str:
    return _STRETCHED.sub(r"\1", word.casefold().translate(_APOSTROPHES).rstrip("'"))


def _abbreviates(text: str, stop: int) -> bool:
    before = text[max(0, stop - 8) : stop].rsplit(None, 1)[-1:] if text[stop] == "." else []
    return bool(before) and before[0].casefold() in _ABBREVIATIONS
