"""A conversation as a page: blocks of a sender, what was sent, and a time.

The names of the classes change from year to year, the order does not. So a block is found from its
end: the text that is nothing but a time. Classes as of 2026 (`_a6-h`, `_a6-p`, `_a6-o`):
kenn-io/msgvault:internal/fbmessenger/testdata/html_simple.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stillhere.importers.meta.moments import SHORTEST, Moment, moment_of
from stillhere.importers.text import readable

_HIGHEST = 6
_DEEPEST = 40
_MOST_OPEN = 8_000
_OPENED = re.compile(rb"<[A-Za-z]")
_PIECE = 1 << 19
_BEGINNINGS = (b'<div class="pam ', b'<section class="_a6-g"')
LARGEST = 1 << 22
"""Bytes of a page, or of a part of it, that are read at once: its tree takes far more."""
_ENDING = re.compile(r"[\dmM.]\s*$")
_PARTICIPANTS = re.compile(r"Participants: (.+)")
_LEAVES = "div, p, time, span"
_MEDIA = "img, video, audio, a[href]"


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """A page in parts of whole messages, as far as their beginnings are known.

    Of a page that has none, no more than `LARGEST` bytes.
    """
    rest = b""
    while block := stream.read(_PIECE):
        rest += block
        cut = max(rest.rfind(beginning) for beginning in _BEGINNINGS)
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > LARGEST:
            break
    yield rest


def is_sound(piece: bytes) -> bool:
    """Whether about as many elements end as begin; reading them takes forever otherwise."""
    return len(_OPENED.findall(piece)) - piece.count(b"</") < _MOST_OPEN


class Block(NamedTuple):
    """One message as it is shown, the lines of what was sent, and who reacted."""

    sender: str
    lines: tuple[str, ...]
    media: bool
    reactors: tuple[str, ...]
    moment: Moment


class Page:
    """A page, or the beginning of one."""

    def __init__(self, content: bytes) -> None:
        self._tree = LexborHTMLParser(content.decode("utf-8", "replace"))

    @property
    def title(self) -> str:
        """The name of the conversation."""
        node = self._tree.css_first("title") or self._tree.css_first("h1")
        return _text(node) if node is not None else ""

    @property
    def participants(self) -> tuple[str, ...]:
        """Those whom the page names at its beginning; () where it names nobody."""
        for node in self._tree.css("div, p")[:200]:
            found = _PARTICIPANTS.fullmatch(_own(node))
            if found:
                return tuple(re.split(r", (?:and )?| and ", found[1]))
        return ()

    def blocks(self) -> Iterator[Block]:
        """The messages in the order of the page."""
        found: dict[int, tuple[LexborNode, LexborNode, Moment]] = {}
        for leaf in self._tree.css(_LEAVES):
            text = leaf.text(deep=False)
            if len(text) < SHORTEST or not _ENDING.search(text[-3:]):
                continue
            moment = moment_of(_single_spaced(text))
            if moment is None:
                continue
            place = _block_of(leaf)
            if place is not None:
                container, branch = place
                found[container.mem_id] = (container, branch, moment)
        for container, branch, moment in found.values():
            yield _block(container, branch, moment)


def _block_of(leaf: LexborNode) -> tuple[LexborNode, LexborNode] | None:
    """The element that holds a sender before this time, and its child in which the time is."""
    branch = leaf
    for _ in range(_HIGHEST):
        parent = branch.parent
        if parent is None or parent.tag in {"body", "html", "-undef"}:
            return None
        before = branch.prev
        while before is not None:
            if before.tag != "-text" and before.text().strip():
                return parent, branch
            before = before.prev
        branch = parent
    return None


def _block(container: LexborNode, branch: LexborNode, moment: Moment) -> Block:
    sender = ""
    lines: list[str] = []
    reactors: list[str] = []
    media = False
    for child in container.iter():
        if child.mem_id == branch.mem_id:
            break
        if not sender:
            sender = _text(child)
            continue
        reactors.extend(_reactor(_text(item)) for item in child.css("ul li"))
        media = media or child.css_first(_MEDIA) is not None
        lines.extend(_lines(child))
    return Block(sender, tuple(lines), media, tuple(filter(None, reactors)), moment)


def _lines(node: LexborNode, depth: int = 0) -> Iterator[str]:
    """The texts of the innermost elements, without the reactions."""
    if node.tag == "ul":
        return
    inner = [child for child in node.iter() if child.tag in {"div", "p", "ul"}]
    if inner and depth < _DEEPEST:
        for child in inner:
            yield from _lines(child, depth + 1)
        return
    text = _text(node)
    if text:
        yield text


def _reactor(text: str) -> str:
    """The name after the picture of a reaction."""
    return re.sub(r"^[^\w]+", "", text)


def _own(node: LexborNode) -> str:
    return _single_spaced(node.text(deep=False))


def _text(node: LexborNode) -> str:
    return _single_spaced(readable(node.text()))


def _single_spaced(text: str) -> str:
    return " ".join(text.split())
