"""Walks over a `result.json`: one chat, or a whole account with its chats in lists.

The layout is that of telegramdesktop/tdesktop:Telegram/SourceFiles/export/output/
export_output_json.cpp: the order of keys is fixed, so the owner comes before the chats and a
chat's name, type and id before its messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.json_stream import JsonReader
from stillhere.importers.telegram.chats import Chat, Header, chat_of
from stillhere.importers.telegram.messages import Message
from stillhere.importers.telegram.people import People
from stillhere.importers.text import encoding_of
from stillhere.records.intake import Coverage, Outcome, Question, Skipped
from stillhere.support.clock import milliseconds

TYPES = (
    "saved_messages|replies|verify_codes|personal_chat|bot_chat|private_group|private_supergroup"
    "|public_supergroup|private_channel|public_channel"
)
SINGLE = re.compile(rf'"type"\s*:\s*"(?:{TYPES})"[^{{}}]*"messages"\s*:\s*\[')
WHOLE = re.compile(
    r'\{\s*"about"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*'
    r'"(?:personal_information|profile_pictures|stories|contacts|frequent_contacts|chats)"'
)
DATED = re.compile(r'"date_unixtime"\s*:\s*"\d+"')
FOLDER = re.compile(r"(?:ChatExport|DataExport)_(\d{4}-\d{2}-\d{2})")
HEADER = frozenset({"name", "type", "id"})

TORN = "The file stops making sense here. What came before it was kept."
WHEN_EXPORTED = "When did you save this from Telegram?"
DAMAGED = "damaged"
CHANNEL = "telegram"


class Telegram:
    """The file `result.json` that Telegram Desktop writes."""

    name = "telegram"
    title = "Telegram exports"
    knows = Knows(calls=True, call_length=True, reactions=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A JSON object with a chat's type, an account's parts, or Telegram's own kind of date."""
        text = head.decode(encoding_of(head), "replace").lstrip("\ufeff \t\r\n")
        if not text.startswith("{"):
            return False
        found = WHOLE.match(text) or SINGLE.search(text) or DATED.search(text)
        return found is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The chats in file order, each with its coverage at its end."""
        export = _Export(source, reading)
        with JsonReader(source) as reader:
            yield from export.outcomes(reader)
            if reader.torn:
                yield Skipped(reader.torn, TORN)
        yield from export.rest()


class _Export:
    """One pass over a file."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._reading = reading
        self._people = People(reading)
        self._exported = source.modified or reading.exported or _folder_day(source, reading)
        self._asks = False

    def outcomes(self, reader: JsonReader) -> Iterator[Outcome]:
        """Everything under the outermost object, which is itself a chat where it has messages."""
        header: Header = {}
        for key in reader.members():
            if key == "personal_information":
                yield from self._people.owner(reader.value())
            elif key == "contacts":
                yield from self._contacts(reader)
            elif key in {"chats", "left_chats"}:
                yield from self._chats(reader)
            else:
                yield from self._part(key, header, reader)

    def rest(self) -> Iterator[Outcome]:
        """What can only be said at the end."""
        if self._asks:
            yield Question("exported", WHEN_EXPORTED)

    def _contacts(self, reader: JsonReader) -> Iterator[Outcome]:
        for key in reader.members():
            if key == "list":
                for entry in reader.elements():
                    yield from self._people.card(entry)

    def _chats(self, reader: JsonReader) -> Iterator[Outcome]:
        for key in reader.members():
            if key == "list":
                for _ in reader.entered_elements():
                    header: Header = {}
                    for part in reader.members():
                        yield from self._part(part, header, reader)

    def _part(self, key: str, header: Header, reader: JsonReader) -> Iterator[Outcome]:
        """A chat's name, type or id is kept for its messages; anything else is passed over."""
        if key in HEADER:
            header[key] = reader.value()
        elif key == "messages":
            chat = chat_of(header, self._people, self._reading)
            if chat is not None:
                yield from chat.outcomes(reader.elements(Message))
                yield from self._covered(chat, damaged=reader.torn is not None)

    def _covered(self, chat: Chat, *, damaged: bool) -> Iterator[Outcome]:
        """A chat is whole up to the export, unless the file breaks off in it."""
        if chat.first is None or chat.last is None:
            return
        end = self._exported and max(self._exported, chat.last + 1)
        if damaged:
            yield Coverage(CHANNEL, chat.first, chat.last + 1, chat.key, (DAMAGED,))
            return
        self._asks = self._asks or end is None
        yield Coverage(CHANNEL, chat.first, end, chat.key)


def _folder_day(source: Source, reading: Reading) -> int | None:
    """The beginning of the day that is in the name of the folder Telegram makes."""
    folder = str(PurePosixPath(source.path).parent)
    found = FOLDER.search(folder) or FOLDER.search(source.container)
    if found is None:
        return None
    try:
        return milliseconds(datetime.fromisoformat(found[1]).replace(tzinfo=reading.zone))
    except ValueError:
        return None
