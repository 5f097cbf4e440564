"""The package of one's data that Discord sends: what the owner wrote, and nobody else.

Files: purarue/discord_data:discord_data/parse.py. Each channel has a folder with `channel.json`
beside its messages. What others wrote is not in it, so a window proves no more than its message.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.importers.text import encoding_of, lines, readable
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Skipped
from stillhere.support.clock import milliseconds

SERVICE = "discord"
JSON_MARK = re.compile(r'\ufeff?\s*\[\s*\{\s*"ID"\s*:\s*"?\d+"?\s*,\s*"Timestamp"\s*:')
CSV_MARK = re.compile(r"\ufeff?ID,Timestamp,Contents,Attachments\r?\n")
OWN_ID = re.compile(rb'"id"\s*:\s*"(\d+)"')
ACCOUNTS = ("../../account/user.json", "../../Account/user.json")
DIRECT, GROUPS = frozenset({"DM", 1}), frozenset({"GROUP_DM", 3})
INDEX_PREFIX = "Direct Message with "
LARGEST = 2**24
LATEST = 4_102_444_800_000
SENSELESS = "This message makes no sense and was left out."
TORN = "The file stops making sense here. What came before it was kept."
NO_CHANNEL = "Nothing beside it says with whom this was, so it was left out."


class DiscordPackage:
    """The data package of Discord, one import for all of its channels."""

    name = "discord_package"
    title = "Discord data packages"
    gathers = True
    knows = Knows()

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A list of messages, or a table, with Discord's own column names."""
        text = head.decode(encoding_of(head), "replace")
        return (JSON_MARK.match(text) or CSV_MARK.match(text)) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """One channel. Those of servers are left out: they are with nobody in particular."""
        channel = _json_beside(source, "channel.json")
        kind = channel.get("type")
        if not channel:
            yield Skipped(source.name, NO_CHANNEL)
            return
        if kind not in DIRECT | GROUPS:
            return
        own = _own_id(source)
        author = Handle(SERVICE, own) if own else SELF
        thread, contact = _thread(source, channel, own, group=kind in GROUPS)
        window: list[int] = []
        for item in _events(source, thread.key, author, words=reading.words):
            if isinstance(item, Event):
                if not window:
                    yield thread
                    yield from ([contact] if contact else [])
                    yield from ([OwnHandle(author)] if own else [])
                    window = [item.at]
                window[0] = min(window[0], item.at)
            yield item
        if window:
            yield Coverage(SERVICE, window[0], window[0] + 1, thread.key, ("one-sided",))


def _thread(
    source: Source, channel: dict[str, Any], own: str, *, group: bool
) -> tuple[Thread, Contact | None]:
    id_ = readable(str(channel.get("id") or PurePosixPath(source.path).parent.name[1:]))
    given = channel.get("recipients")
    people = [str(one) for one in given] if isinstance(given, list) else []
    others = tuple(Handle(SERVICE, readable(one)) for one in people if one != own)
    title = readable(str(channel.get("name") or ""))
    if group:
        return Thread(f"channel:{id_}", SERVICE, title, others, group=True), None
    other = others[0] if len(others) == 1 else None
    name = title or readable(str(_json_beside(source, "../index.json").get(id_) or ""))
    name = name.removeprefix(INDEX_PREFIX).removesuffix("#0")
    contact = Contact(name, (other,)) if other and name else None
    return Thread(f"channel:{id_}", SERVICE, name, others, other), contact


def _events(
    source: Source, thread: str, author: Handle, *, words: bool
) -> Iterator[Event | Skipped]:
    for number, row in enumerate(_rows(source), 1):
        if isinstance(row, Skipped):
            yield row
            continue
        try:
            text = _text(row["Contents"])
            yield Event(
                thread,
                _number(row["ID"]),
                _instant(row["Timestamp"]),
                author,
                SERVICE,
                length=len(text),
                words=readable(text) if words else None,
            )
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
            yield Skipped(f"message {number:,}", SENSELESS)


def _rows(source: Source) -> Iterator[Any]:
    if CSV_MARK.match(source.head(100).decode("utf-8", "replace")):
        text = (line.replace("\0", "") + "\n" for _, line in lines(source))
        try:
            yield from csv.DictReader(text)
        except csv.Error:
            yield Skipped("the rest of the file", TORN)
        return
    with JsonReader(source) as reader:
        for row in reader.elements():
            yield Skipped(row.where, SENSELESS) if isinstance(row, Torn) else row
        if reader.torn:
            yield Skipped(reader.torn, TORN)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("no text")
    return value


def _number(value: Any) -> int:
    number = int(value)
    if not 0 <= number < 2**63:
        raise ValueError("out of range")
    return number


def _instant(text: str) -> int:
    """Unix ms; a time without an offset is UTC."""
    moment = datetime.fromisoformat(text)
    at = milliseconds(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    if not 0 <= at < LATEST:
        raise ValueError("out of range")
    return at


def _own_id(source: Source) -> str:
    """The owner's id, "" where the account does not lie beside the messages."""
    for way in ACCOUNTS:
        beside = source.beside(way)
        found = OWN_ID.search(beside.head()) if beside else None
        if found:
            return found[1].decode()
    return ""


def _json_beside(source: Source, way: str) -> dict[str, Any]:
    beside = source.beside(way)
    if beside is None:
        return {}
    try:
        found = json.loads(beside.head(LARGEST))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
