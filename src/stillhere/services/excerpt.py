"""The part of a message that holds what was looked for, with the hits told apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from stillhere.store.plain_letters import plain

MOST = 180
AHEAD = 60


class Piece(NamedTuple):
    """Some of the words, and whether they are a hit."""

    words: str
    marked: bool


def excerpt(text: str, looked_for: Iterable[str]) -> tuple[Piece, ...]:
    """About MOST letters of `text` from a little before the first hit on, in pieces.

    `looked_for` are words and phrases in plain letters.
    """
    whole = " ".join(unicodedata.normalize("NFC", text).split())
    hits = _hits(whole, looked_for)
    begin = _begin(whole, hits)
    end = min(len(whole), begin + MOST)
    pieces = [Piece("… ", marked=False)] if begin else []
    for start, stop in hits:
        if begin <= start < end:
            pieces += [
                Piece(whole[begin:start], marked=False),
                Piece(whole[start:stop], marked=True),
            ]
            begin = stop
    pieces.append(Piece(whole[begin:end] + (" …" if end < len(whole) else ""), marked=False))
    return tuple(piece for piece in pieces if piece.words)


def _begin(whole: str, hits: list[tuple[int, int]]) -> int:
    """Where to begin: at a word a little before the first hit."""
    if not hits or hits[0][0] <= AHEAD:
        return 0
    earliest = hits[0][0] - AHEAD
    space = whole.find(" ", earliest, hits[0][0])
    return space + 1 if space >= 0 else earliest


def _hits(whole: str, looked_for: Iterable[str]) -> list[tuple[int, int]]:
    """From where to where each hit is, those that touch together."""
    letters, places = _plain_with_places(whole)
    found: list[tuple[int, int]] = []
    for word in looked_for:
        at = letters.find(word)
        while at >= 0:
            found.append((places[at], places[at + len(word)]))
            at = letters.find(word, at + 1)
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(found):
        end = max(stop, start + 1)
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _plain_with_places(whole: str) -> tuple[str, list[int]]:
    """The plain letters of `whole`, and which letter of it each came from; one more at the end."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(whole):
        for each in plain(letter):
            if not (each == " " and letters and letters[-1] == " "):
                letters.append(each)
                places.append(place)
    return "".join(letters), [*places, len(whole)]
