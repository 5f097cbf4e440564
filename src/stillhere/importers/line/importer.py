"""Reads a chat history: the days, the messages in them, and when it was saved.

On phones a tab stands between clock, name and words, on computers a blank. A message of several
lines is in double quotes, or goes on with a tab. A line without a name is the app's.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.line.bodies import CALL, body_of
from stillhere.importers.line.days import (
    Order,
    clock_of,
    day_of,
    has_order,
    order_of,
    saved_at,
)
from stillhere.importers.named_chat import Chat, Said, outcomes
from stillhere.importers.text import encoding_of, lines, masked
from stillhere.importers.wall_clock import WallClock
from stillhere.records.intake import Outcome, Question, Skipped

SERVICE = "line"
MARK = "[LINE]"
TITLES = (
    re.compile(r"Chat history (?:with|in) (?P<title>.+)"),
    re.compile(r"(?P<title>.+?)と?の?トーク(?:履歴)?"),
    re.compile(r"[與与](?P<title>.+?)的(?:聊天|對話)?(?:記錄|记录|紀錄)"),
    re.compile(r"(?P<title>.+?)的(?:聊天|對話)?(?:記錄|记录|紀錄)"),
    re.compile(r"(?:ประวัติการ)?(?:แชท|สนทนา)กับ\s*(?P<title>.+)"),
)
GROUP_TITLE = re.compile(r"Chat history in .+|.+(?<!と)のトーク(?:履歴)?")
FILE_NAME = re.compile(r"\[LINE\]\s*(?:Chat with )?(.+?)(?:とのトーク)?(?: ?\(\d+\))?\.txt")
HEADERS = {
    gap: re.compile(rf"((?:[^\W\d_]{{2}} ?)?\d{{1,2}}:\d{{2}}(?: ?[AaPp]\.?[Mm]\.?)?){gap}(.*)")
    for gap in "\t "
}
LONGEST_QUOTE = 400
MOST_DAYS = 2000
NAME_LINES = 3
SCREEN = 20

NOTHING_HERE = "No line of this file looks like a message of LINE."
BEFORE_DAY = "This stands before the first day."
ODD_DAY = "There is no such day. What follows it was left out."


class Line:
    """The text that "Export chat history" of LINE writes, on phones and computers."""

    name = SERVICE
    title = "LINE chat history"
    knows = Knows(direction=False, calls=True, call_length=True, seconds=False, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """Its mark in the first line, or a day and then a message of three columns."""
        text = head.decode(encoding_of(head), "replace").lstrip("\ufeff\u200e")
        screen = [line.rstrip("\r") for line in text.split("\n", SCREEN)[:SCREEN] if line.strip()]
        if not screen:
            return False
        if screen[0].startswith(MARK):
            return True
        column = screen[1].split("\t") if len(screen) > 1 else []
        clock = clock_of(column[0]) if len(column) == 3 else None
        return clock is not None and day_of(screen[0].strip(), "dmy") is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The thread, what has to be asked, the events, and the window that they cover."""
        found = survey(source)
        if not found.names:
            yield Skipped("line 1", NOTHING_HERE, masked(found.first))
            return
        asked = reading.date_order if reading.date_order in {"dmy", "mdy"} else None
        order: Order = found.order or ("mdy" if asked == "mdy" else "dmy")
        chat = _chat(found, source, order, reading)
        if found.open and not asked and found.order is None:
            yield _question(order)
        yield from outcomes(chat, _Lines(order, found).of(source), body_of, reading)


class Survey(NamedTuple):
    """What the whole file says of itself: its first lines, who wrote, and the order of its days."""

    first: str
    saved: str
    names: tuple[str, ...]
    gap: str
    order: Order | None
    open: bool


def survey(source: Source) -> Survey:
    """Go through the file once, for its names and days alone."""
    opening: list[str] = []
    days: list[str] = []
    names: dict[str, int] = {}
    rests: dict[str, list[str]] = {}
    for number, line in lines(source):
        if number <= 5:
            opening.append(line.lstrip("\ufeff\u200e").strip())
        columns = line.split("\t", 2)
        if len(columns) == 3 and columns[1]:
            if columns[1] not in names and HEADERS["\t"].match(line):
                names[columns[1]] = 1
        elif len(line) < 40 and "," in line and has_order(line.strip()) and len(days) < MOST_DAYS:
            days.append(line.strip())
        elif not names and (found := HEADERS[" "].match(line)):
            words = rests.setdefault(found[2].split(" ", 1)[0], [])
            if len(words) < 50:
                words.append(found[2])
    gap = "\t" if names else " "
    if not names:
        names = dict.fromkeys(_desktop_names(rests, opening), 1)
    saved = next((line for line in opening if saved_at(line, "dmy") or saved_at(line, "mdy")), "")
    first = opening[0] if opening else ""
    return Survey(first, saved, tuple(names), gap, order_of(days), open=bool(days))


def _desktop_names(rests: dict[str, list[str]], opening: list[str]) -> Iterator[str]:
    """Names where only blanks part them from words: the beginning that all their lines share."""
    title = _title(opening[0]) if opening else ""
    for first, texts in rests.items():
        if title.split(" ")[0] == first and all(text.startswith(title) for text in texts):
            yield title
            continue
        words = [text.split(" ") for text in texts]
        shared = 1
        while len(texts) >= NAME_LINES and len({tuple(word[: shared + 1]) for word in words}) == 1:
            shared += 1
            if any(len(word) <= shared + 1 for word in words):
                break
        if first and not first.startswith(CALL) and any(len(word) > shared for word in words):
            yield " ".join(words[0][:shared])


def _title(line: str) -> str:
    if not line.startswith(MARK):
        return ""
    text = line.removeprefix(MARK).strip()
    found = next((match for form in TITLES if (match := form.fullmatch(text))), None)
    return found["title"].strip() if found else ""


def _chat(found: Survey, source: Source, order: Order, reading: Reading) -> Chat:
    named = FILE_NAME.fullmatch(source.name)
    title = _title(found.first) or (named[1] if named else "")
    stated = GROUP_TITLE.fullmatch(found.first.removeprefix(MARK).strip()) is not None
    moment = saved_at(found.saved, order)
    exported = None if moment is None else WallClock(reading.zone).at(*moment) + 60_000
    group = len(found.names) > 2 or (stated and title not in found.names)
    return Chat(SERVICE, title, found.names, group, "minute", exported)


def _question(order: Order) -> Question:
    choices = (("dmy", "5 June"), ("mdy", "6 May"))
    return Question(
        "date_order", "What day is meant by a date like 5/6 in this chat?", choices, assumed=order
    )


class _Lines:
    """The messages of a file, put together from its lines."""

    def __init__(self, order: Order, found: Survey) -> None:
        self._order = order
        self._header = HEADERS[found.gap].match
        self._gap = found.gap
        self._names = sorted(found.names, key=len, reverse=True)
        self._clocks: dict[str, int | None] = {}
        self._day: int | None = None
        self._waiting: deque[tuple[int, str]] = deque()

    def of(self, source: Source) -> Iterator[Said | Skipped]:
        """The messages in file order."""
        said: Said | None = None
        self._rows = lines(source)
        while row := self._next():
            number, line = row
            header = self._header(line)
            if header is None:
                day = self._begins(line)
                if day is None and said is not None and line.strip(" \r"):
                    more = said.text + "\n" + line.removeprefix("\t")
                    said = structs.replace(said, text=more) if len(more) < 2**17 else said
                elif day is not None and said is not None:
                    yield said
                    said = None
                continue
            if said is not None:
                yield said
            said = self._said(number, header)
            if said is not None and self._day is None:
                yield Skipped(f"line {number:,}", BEFORE_DAY, masked(line))
                said = None
        if said is not None:
            yield said

    def _next(self) -> tuple[int, str] | None:
        return self._waiting.popleft() if self._waiting else next(self._rows, None)

    def _begins(self, line: str) -> int | None:
        text = line.strip()
        if not text[:1] or len(text) > 40:
            return None
        day = day_of(text, self._order)
        if day is not None:
            self._day = day
        return day

    def _said(self, number: int, header: re.Match[str]) -> Said | None:
        clock, rest = header.groups()
        since = self._clock(clock)
        name, text = self._parted(rest)
        if since is None or (not name and not text.startswith(CALL)):
            return None
        if text.startswith('"') and text.count('"') % 2:
            text = self._quoted(text)
        return Said(number, self._day or 0, since, name, text.replace("\0", "\ufffd"))

    def _parted(self, rest: str) -> tuple[str, str]:
        """The name and the words; a line with two columns has no name."""
        if self._gap == "\t":
            name, tab, text = rest.partition("\t")
            return (name, text) if tab else ("", rest)
        for name in self._names:
            if rest.startswith(f"{name} "):
                return name, rest[len(name) + 1 :]
        return "", rest

    def _clock(self, text: str) -> int | None:
        if text not in self._clocks:
            self._clocks[text] = clock_of(text)
        return self._clocks[text]

    def _quoted(self, first: str) -> str:
        """A message in quotes to the line that closes them; one never closed is what it says."""
        taken: list[tuple[int, str]] = []
        while len(taken) < LONGEST_QUOTE and (row := self._next()):
            taken.append(row)
            if row[1].rstrip().endswith('"') and row[1].count('"') % 2:
                whole = "\n".join([first[1:], *(line for _, line in taken)])
                return whole.rstrip().removesuffix('"').replace('""', '"')
        self._waiting.extendleft(reversed(taken))
        return first
