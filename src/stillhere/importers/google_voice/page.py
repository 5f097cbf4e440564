"""The pages of Google Voice, taken apart.

Sources of the form: psanford/google-voice-takeout-parser:testdata,
lbeder/google-voice-takeout-merger:docs/samples, kenn-io/msgvault:internal/gvoice/parser.go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

ME = "Me"
WITHOUT_WORDS = frozenset({"MMS Sent", "MMS Received"})
"""What Google writes where a message has a picture or a card and no words."""
CALLS = frozenset({"placed", "received", "missed", "voicemail", "recorded"})
PERIOD = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
LATEST = 4_102_444_800_000


class Sender(NamedTuple):
    """Who wrote or called: the raw number ("" where it is hidden), the name, whether it is me."""

    number: str
    name: str
    mine: bool


NOBODY = Sender("", "", mine=False)


class Text(NamedTuple):
    """A message; `at` is Unix milliseconds, None where its time makes no sense."""

    at: int | None
    sender: Sender
    words: str


class Call(NamedTuple):
    """A call of one of CALLS, "" where the page does not say which; `words` of a voicemail."""

    at: int | None
    other: Sender
    kind: str
    seconds: int | None
    words: str


class Page:
    """One page, parsed."""

    def __init__(self, html: str) -> None:
        self._tree = LexborHTMLParser(html)

    @property
    def labels(self) -> frozenset[str]:
        """What Google has filed it under, in the language of its links: "sms", "spam" …"""
        links = self._tree.css("a[rel=tag]")
        return frozenset((link.attrs.sget("href")).rpartition("#")[2].lower() for link in links)

    @property
    def other_name(self) -> str:
        """The name in the page's title, which stands on a line of its own; "" without one."""
        title = self._tree.css_first("title")
        return "" if title is None else title.text().strip().partition("\n")[2].strip()

    @property
    def is_group(self) -> bool:
        """Whether it names those who take part."""
        return self._tree.css_first("div.participants") is not None

    def participants(self) -> list[Sender]:
        """Those whom a group names."""
        return [_sender(node) for node in self._tree.css("div.participants a.tel")]

    def texts(self) -> Iterator[Text]:
        """The messages, in file order."""
        for node in self._tree.css("div.message"):
            yield _text(node)

    def call(self) -> Call | None:
        """The call that it tells of, None where it is no page of a call."""
        node = self._tree.css_first("div.haudio")
        if node is None:
            return None
        who = node.css_first("div.contributor a.tel")
        told = node.css_first("span.full-text")
        return Call(
            at=instant(_title(node, "abbr.published")),
            other=NOBODY if who is None else _sender(who),
            kind=next(iter(self.labels & CALLS), ""),
            seconds=duration(_title(node, "abbr.duration")),
            words="" if told is None else told.text().strip(),
        )


def _text(node: LexborNode) -> Text:
    """A message. Walking over its few children is several times as fast as asking by selectors."""
    at, sender, words = None, NOBODY, ""
    for child in node.iter():
        tag = child.tag
        if tag == "abbr":
            at = instant(child.attrs.sget("title"))
        elif tag == "cite":
            link = next((inner for inner in child.iter() if inner.tag == "a"), None)
            sender = sender if link is None else _sender(link)
        elif tag == "q":
            words = _words(child)
    return Text(at, sender, "" if words in WITHOUT_WORDS else words)


def _sender(link: LexborNode) -> Sender:
    number = link.attrs.sget("href").removeprefix("tel:").strip()
    label = next(link.iter(), None)
    name = "" if label is None else label.text().strip()
    mine = name == ME and label is not None and label.tag == "abbr"
    return Sender(number, "" if mine or name == number else name, mine)


def _words(said: LexborNode) -> str:
    if next(said.iter(), None) is None:
        return said.text().replace("\0", "\ufffd")
    parts = (_piece(node) for node in said.traverse(include_text=True))
    return "".join(parts).removesuffix("\n").replace("\0", "\ufffd")


def _piece(node: LexborNode) -> str:
    if node.tag == "-text":
        return node.text(deep=False)
    return "\n" if node.tag == "br" else ""


def _title(node: LexborNode, query: str) -> str:
    found = node.css_first(query)
    return "" if found is None else found.attrs.sget("title")


def instant(text: str) -> int | None:
    """Unix milliseconds of an RFC 3339 time with offset; None where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        return None
    at = (moment - EPOCH) // MILLISECOND
    return at if 0 <= at < LATEST else None


def duration(text: str) -> int | None:
    """Seconds of an ISO 8601 period like "PT1H2M3S"; None where it is none."""
    found = PERIOD.fullmatch(text)
    if found is None or text == "PT":
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
