"""The XML as a stream of elements, read by hand.

The files have gigabytes (pictures as base64 in one attribute), entities that no XML parser accepts,
and may be cut off or damaged. So this reads what the app writes, tags with attributes and nothing
else, in constant memory, repairs the entities, and goes on after damage at the next whole tag.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from stillhere.importers.sms_backup_restore.values import plain
from stillhere.importers.text import masked

BLOCK = 2**16
"""Bytes read at a time. Larger ones leave holes in the memory: four times as much is taken."""
LONGEST = 2**18
KEPT = 2**14
"""Of a tag longer than LONGEST characters the first and last KEPT are kept."""
CUT = "\0"
MOST_SHAPES = 8
MOST_LESSONS = 100
FREQUENT = ("sms ", "mms ", "call", "part", "addr")

WANTED: Mapping[str, tuple[str, ...]] = {
    "smses": ("backup_date",),
    "calls": ("backup_date",),
    "sms": ("address", "date", "type", "body", "status", "contact_name"),
    "mms": ("date", "msg_box", "address", "m_type", "contact_name"),
    "part": ("seq", "ct", "text"),
    "addr": ("address", "type"),
    "call": ("number", "duration", "date", "type", "presentation", "contact_name"),
    "/mms": (),
    "/smses": (),
    "/calls": (),
}
"""The tags that matter, closing ones with a slash, and which of their attributes."""

NAME = r"[A-Za-z_][\w:.\-]*+"
TAG = re.compile(
    rf"""(/?{NAME})((?:\s++{NAME}\s*+=\s*+(?:"[^"]*+"|'[^']*+'))*+)\s*+/?>\s*+""",
)
ATTRIBUTE = re.compile(rf"""({NAME})\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")


MOST_ATTRIBUTES = 200
"""More than any tag of the app has; a pattern for thousands takes seconds to prepare."""

Values = tuple[str | None, ...]
Element = tuple[str, Values, int]
"""A tag's name, its attributes in the order of WANTED (None where missing), and its line.

A plain tuple, because there are millions. Damage is a tag called DAMAGE whose values are the
sentence that a person reads and an excerpt.
"""
DAMAGE = "damage"
BROKEN = "This entry is damaged and was left out."
TOO_LONG = "This entry is far too long and was left out."
CUT_OFF = "The file ends in the middle of an entry."


def elements(stream: BinaryIO, encoding: str) -> Iterator[Element]:
    """The tags of WANTED in file order. A run of damage is told once."""
    shapes = Shapes()
    intact, comment = True, False
    for line, piece in pieces(stream, encoding):
        if comment:
            comment = "-->" not in piece
            continue
        for name, order, match in shapes.of(piece):
            found = match(piece)
            if found is not None:
                intact = True
                yield name, _values(found.groups(), order, piece), line
                break
        else:
            if piece.startswith(("!", "?")):
                comment = piece.startswith("!--") and "-->" not in piece
                continue
            shapes.learn(piece)
            element = parsed(line, piece)
            if element[0] in WANTED or (intact and element[0] == DAMAGE):
                yield element
            intact = element[0] != DAMAGE


class Shape(NamedTuple):
    """A frequent tag as this file writes it.

    `match` matches one such tag with a group for each wanted attribute; `order` says which groups
    are the values of WANTED (None for a missing one), or is None where they are them already.
    """

    name: str
    order: tuple[int | None, ...] | None
    match: Callable[[str], re.Match[str] | None]


class Shapes:
    """How this file writes its frequent tags, learned from the first of each kind.

    One version of the app always writes the same attributes in the same order, and a pattern for
    just that order is several times as fast as taking a tag apart.
    """

    def __init__(self) -> None:
        self._learned: dict[str, list[Shape]] = {start: [] for start in FREQUENT}
        self._lessons = MOST_LESSONS

    def of(self, piece: str) -> Sequence[Shape]:
        """The shapes that a tag may have by its first letters."""
        return self._learned.get(piece[:4], ())

    def learn(self, piece: str) -> None:
        """Remember the shape of a tag of a frequent kind."""
        shapes = self._learned.get(piece[:4])
        if shapes is None or len(shapes) >= MOST_SHAPES or not self._lessons:
            return
        self._lessons -= 1
        shape = shape_of(piece)
        if shape is not None:
            shapes.append(shape)


def shape_of(piece: str) -> Shape | None:
    """The shape of a tag, with the quotes that it uses; None where it is not whole."""
    whole = TAG.fullmatch(piece)
    if whole is None or CUT in piece:
        return None
    wanted = WANTED.get(whole[1], ())
    pattern, end, keys = "", 0, []
    attributes = list(ATTRIBUTE.finditer(piece, whole.end(1)))
    if len(attributes) > MOST_ATTRIBUTES:
        return None
    for found in attributes:
        quote = '"' if found[2] is not None else "'"
        value = f"[^{quote}]*+"
        if found[1] in wanted:
            keys.append(found[1])
            value = f"({value})"
        start = max(found.start(2), found.start(3))
        pattern += re.escape(piece[end:start]) + value + quote
        end = found.end()
    order = tuple(keys.index(key) if key in keys else None for key in wanted)
    compiled = re.compile((pattern or re.escape(whole[1])) + r"\s*+/?>\s*+")
    same = order == tuple(range(len(keys)))
    return Shape(whole[1], None if same else order, compiled.fullmatch)


def _values(groups: Values, order: tuple[int | None, ...] | None, piece: str) -> Values:
    if order is not None:
        groups = tuple(None if place is None else groups[place] for place in order)
    if "&" in piece:
        return tuple([plain(value) if value and "&" in value else value for value in groups])
    return groups


def parsed(line: int, piece: str) -> Element:
    """A tag by the rules of XML: either kind of quotes, any order."""
    match = TAG.fullmatch(piece)
    if match is None:
        return DAMAGE, (BROKEN, masked(piece)), line
    name = match[1]
    if CUT in piece and name != "part":
        return DAMAGE, (TOO_LONG, masked(piece)), line
    found = {pair[1]: pair[2] or pair[3] or "" for pair in ATTRIBUTE.finditer(match[2])}
    values = (found.get(key) for key in WANTED.get(name, ()))
    return name, tuple(value and plain(value) for value in values), line


def pieces(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, str]]:
    """The text after each "<" up to the next, with its line; an endless one without its middle."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    line, rest, seen = 1, "", False
    while block := stream.read(BLOCK):
        first, *others = decoder.decode(block).split("<")
        rest, dropped = shortened(rest + first)
        for other in others:
            if seen:
                yield line, rest
            line += rest.count("\n") + dropped
            rest, dropped, seen = other, 0, True
        line += dropped
    rest += decoder.decode(b"", final=True)
    if seen and rest:
        yield line, rest


def shortened(text: str) -> tuple[str, int]:
    """A text without its middle where it is too long, and how many line ends that cost."""
    if len(text) <= LONGEST:
        return text, 0
    short = text[:KEPT].replace(CUT, "") + CUT + text[-KEPT:].replace(CUT, "")
    return short, text.count("\n") - short.count("\n")
