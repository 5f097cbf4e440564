"""The XML as a stream of elements, read by hand.

The files have gigabytes (pictures as base64 in one attribute), entities that no XML parser accepts,
and may be cut off or damaged. So this reads what the app writes, tags with attributes and nothing
else, in constant memory, repairs the entities, and goes on after damage at the next whole tag.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from stillhere.importers.sms_backup_restore.values import plain
from stillhere.importers.streams import CHUNK
from stillhere.importers.text import masked

LONGEST = 2**20
KEPT = 2**16
"""Of a tag longer than LONGEST characters the first and last KEPT are kept."""
CUT = "\0"
MOST_SHAPES = 1000

WANTED: Mapping[str, tuple[str, ...]] = {
    "smses": ("backup_date",),
    "calls": ("backup_date",),
    "sms": ("address", "date", "type", "status", "body", "contact_name"),
    "mms": ("address", "date", "msg_box", "m_type", "contact_name"),
    "part": ("seq", "ct", "text"),
    "addr": ("address", "type"),
    "call": ("number", "duration", "date", "type", "presentation", "contact_name"),
    "/mms": (),
    "/smses": (),
    "/calls": (),
}
"""The tags that matter, closing ones with a slash, and which of their attributes."""

NAME = r"[A-Za-z_][\w:.\-]*+"
SHAPE = re.compile(rf'(/?{NAME})((?:\s++{NAME}\s*+=\s*+"")*+)\s*+/?>\s*+')
TAG = re.compile(
    rf"""(/?{NAME})((?:\s++{NAME}\s*+=\s*+(?:"[^"]*+"|'[^']*+'))*+)\s*+/?>\s*+""",
)
ATTRIBUTE = re.compile(rf"""({NAME})\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")


class Element(NamedTuple):
    """A tag: its name (with a slash when it closes) and the attributes that matter, as text."""

    name: str
    values: Mapping[str, str]
    line: int


class Damage(NamedTuple):
    """A place that is no whole tag, with what a person reads about it."""

    line: int
    why: str
    excerpt: str


BROKEN = "This entry is damaged and was left out."
TOO_LONG = "This entry is far too long and was left out."
CUT_OFF = "The file ends in the middle of an entry."


def elements(stream: BinaryIO, encoding: str) -> Iterator[Element | Damage]:
    """The tags of WANTED in file order. A run of damage is told once."""
    shapes: dict[tuple[str, ...], tuple[str, tuple[tuple[str, int], ...]]] = {}
    intact = True
    for line, piece in tags(stream, encoding):
        parts = piece.split('"')
        shape = shapes.get(tuple(parts[::2]))
        if shape is None:
            shape = shape_of(parts)
            if shape is not None and len(shapes) < MOST_SHAPES:
                shapes[tuple(parts[::2])] = shape
        if shape is not None and len(piece) < KEPT:
            name, places = shape
            values = {key: parts[place] for key, place in places}
            if "&" in piece:
                values = {key: plain(value) for key, value in values.items()}
            found: Element | Damage = Element(name, values, line)
        else:
            found = parsed(line, piece)
        if isinstance(found, Element):
            intact = True
            if found.name in WANTED:
                yield found
        elif intact:
            intact = False
            yield found


def shape_of(parts: list[str]) -> tuple[str, tuple[tuple[str, int], ...]] | None:
    """The name of a tag split at its double quotes, and where its wanted values stand.

    Tags that one version of the app writes all have the same shape, so this is asked once a shape.
    None where the tag is not whole or uses other quotes.
    """
    match = SHAPE.fullmatch('""'.join(parts[::2])) if len(parts) % 2 else None
    if match is None:
        return None
    wanted = WANTED.get(match[1], ())
    attributes = re.findall(NAME, match[2])
    places = {key: 2 * place + 1 for place, key in enumerate(attributes) if key in wanted}
    return match[1], tuple(places.items())


def parsed(line: int, piece: str) -> Element | Damage:
    """A tag by the rules of XML: either kind of quotes, any length."""
    match = TAG.fullmatch(piece)
    if match is None:
        return Damage(line, BROKEN, masked(piece))
    name = match[1]
    if CUT in piece and name != "part":
        return Damage(line, TOO_LONG, masked(piece))
    wanted = WANTED.get(name, ())
    pairs = ((found[1], found[2] or found[3] or "") for found in ATTRIBUTE.finditer(match[2]))
    return Element(name, {key: plain(value) for key, value in pairs if key in wanted}, line)


def tags(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, str]]:
    """What stands between one "<" and the next, with its line; comments and the like left out."""
    comment = False
    for line, piece in pieces(stream, encoding):
        if comment or piece.startswith("!--"):
            comment = "-->" not in piece
        elif not piece.startswith(("?", "!")):
            yield line, piece


def pieces(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, str]]:
    """The text after each "<" up to the next, with its line; an endless one without its middle."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    line, rest, seen = 1, "", False
    while block := stream.read(CHUNK):
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
