"""Reads the folders of Google Chat: "Groups/DM ID/messages.json" beside "group_info.json".

Who I am stands in another folder, "Users/User ID/user_info.json", and is read as a file of its own.
The names of the fields: ChatLab/ChatLab:packages/parser/src/formats/google-chat-takeout.test.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec

from stillhere.importers import takeout
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.google_chat.dates import Dates
from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle, named
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped

SERVICE = "google_chat"
MESSAGES = re.compile(rb'\s*\{\s*"messages"\s*:\s*\[\s*\{')
OF_CHAT = (b'"creator"', b'"topic_id"')
USER = re.compile(rb'\s*\{\s*"user"\s*:\s*\{.*"membership_info"', re.DOTALL)
FOLDER = re.compile(r"(?:DM|Space) (.+)")
BOM = b"\xef\xbb\xbf"
PERSON, ROBOT, GONE = "Human", "robot", "gone"
DELETED = "DELETED"
MOST_CHOICES = 6

DAMAGED = "This message is damaged and was left out."
CUT_OFF = "The file stops making sense here. What came before was kept."
BAD_TIME = "Its time is written in a way that cannot be read yet."
NOBODY = "It does not say who wrote it."
WHICH = "Which of these names is yours?"
WHEN_EXPORTED = "When did you make this export? The files do not say."


class GoogleChat:
    """The folder "Google Chat" of a Google Takeout archive."""

    name = SERVICE
    title = "Google Chat (Takeout)"
    knows = Knows(direction=False, export_moment=True)
    gathers = True

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A list of messages with creators and topics, or the page about the owner."""
        start = head.removeprefix(BOM)
        if MESSAGES.match(start):
            return all(mark in start for mark in OF_CHAT)
        return USER.match(start) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Of the page about the owner their address; of messages the thread and its events."""
        if USER.match(source.head().removeprefix(BOM)):
            yield from _owner(source)
            return
        with JsonReader(source) as reader:
            found = (reader.elements(Message) for key in reader.members() if key == "messages")
            messages = _Messages(source, reading)
            yield from messages.of(chain.from_iterable(found))
            if reader.torn:
                yield Skipped(reader.torn, CUT_OFF)
        yield from messages.window()


def _owner(source: Source) -> Iterator[Outcome]:
    with JsonReader(source) as reader:
        for key in reader.members():
            if key == "user":
                user = reader.value()
                handle = _handle(user)
                if handle is not None:
                    yield from _contact(user, handle)
                    yield OwnHandle(handle)


class Message(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    creator: Any = None
    created_date: Any = None
    updated_date: Any = None
    text: Any = None
    message_id: Any = None
    message_state: Any = None


class _Messages:
    """One pass over the messages of one conversation."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source = source
        self._reading = reading
        self._dates = Dates()
        self._thread = ""
        self._authors: dict[str, Handle] = {}
        self._first: int | None = None
        self._last = 0

    def of(self, elements: Iterator[Any]) -> Iterator[Outcome]:
        """The thread before the first message, then the messages."""
        for number, message in enumerate(elements, 1):
            if type(message) is not Message:
                where = message.where if type(message) is Torn else f"message {number:,}"
                yield Skipped(where, DAMAGED)
                continue
            if not self._thread:
                self._thread = _thread_key(message, self._source)
                yield from self._opening()
            item = self._event(message, number)
            if item is not None:
                yield item

    def window(self) -> Iterator[Outcome]:
        """What the export covers: all of Chat where it lies in its archive, else this thread."""
        if self._first is None:
            return
        moment = takeout.exported(self._source, self._reading)
        end = None if moment is None else max(moment, self._last + 1)
        whole = "/Groups/" in f"/{self._source.path}"
        yield Coverage(SERVICE, self._first, end, None if whole else self._thread)
        if end is None:
            yield Question("exported", WHEN_EXPORTED)

    def _opening(self) -> Iterator[Outcome]:
        info = _info(self._source)
        people = _people(info.get("members")) or _people(_creators(self._source))
        for handle, person in people.items():
            yield from _contact(person, handle)
        title = info.get("name")
        yield Thread(
            key=self._thread,
            service=SERVICE,
            title=_clean(title) if isinstance(title, str) else "",
            participants=tuple(people),
            group=len(people) > 2 or _is_space(self._source),
        )
        names = {handle.address for handle in people} | set(map(_name, people.values()))
        if len(people) > 1 and not self._reading.owner & names:
            yield _which(people)

    def _event(self, message: Message, number: int) -> Event | Skipped | None:
        author = self._author(message.creator)
        if type(author) is not Handle:
            return None if author is ROBOT else Skipped(f"message {number:,}", NOBODY)
        at = self._time(message)
        if at is None:
            return Skipped(f"message {number:,}", BAD_TIME)
        self._last = max(self._last, at)
        if self._first is None or at < self._first:
            self._first = at
        text = message.text
        words = _clean(text) if type(text) is str else ""
        key = self._reading.key(at, author, _clean(str(message.message_id)))
        if message.message_state == DELETED:
            return Event(self._thread, key, at, author, SERVICE)
        kept = words if self._reading.words else None
        return Event(self._thread, key, at, author, SERVICE, length=len(words), words=kept)

    def _time(self, message: Message) -> int | None:
        for value in (message.created_date, message.updated_date):
            at = self._dates.instant(value) if type(value) is str else None
            if at is not None:
                return at
        return None

    def _author(self, creator: Any) -> Handle | str:
        try:
            return self._authors[creator["email"]]
        except (KeyError, TypeError):
            found = _handle(creator) or _nobody(creator)
        if type(found) is Handle and found.service == "mail":
            self._authors[creator["email"]] = found
        return found


def _nobody(creator: object) -> str:
    """Why there is no author: a program wrote, or nobody knows who."""
    robot = type(creator) is dict and creator.get("user_type", PERSON) != PERSON
    return ROBOT if robot else GONE


def _thread_key(message: Message, source: Source) -> str:
    """By the identity of the conversation, which begins that of each message."""
    space = str(message.message_id or "").partition("/")
    if space[1]:
        return _clean(f"{SERVICE}:{space[0]}")
    folder = FOLDER.fullmatch(_folder(source))
    return f"{SERVICE}:{folder[1] if folder else source.path}"


def _folder(source: Source) -> str:
    return source.path.rpartition("/")[0].rpartition("/")[2]


def _is_space(source: Source) -> bool:
    return _folder(source).startswith("Space ")


def _info(source: Source) -> dict[str, Any]:
    """What stands beside the messages: the name of a space, and who is in it."""
    beside = source.beside("group_info.json")
    if beside is None:
        return {}
    with JsonReader(beside) as reader:
        found = reader.value()
    return found if type(found) is dict else {}


def _creators(source: Source) -> list[object]:
    """Whoever wrote, where nothing says who takes part."""
    found: dict[str, object] = {}
    with JsonReader(source) as reader:
        for key in reader.members():
            if key == "messages":
                for message in reader.elements(Message):
                    creator = message.creator if type(message) is Message else None
                    found.setdefault(repr(creator), creator)
    return list(found.values())


def _people(members: object) -> dict[Handle, dict[str, Any]]:
    listed = members if type(members) is list else []
    found = {handle: one for one in listed if (handle := _handle(one)) is not None}
    return {handle: found[handle] for handle in sorted(found)}


def _handle(person: object) -> Handle | None:
    """Whose address this is; None for programs, and for those whose account is gone."""
    if type(person) is not dict or person.get("user_type", PERSON) != PERSON:
        return None
    mail, name = person.get("email"), _name(person)
    if type(mail) is str and "@" in mail:
        return Handle("mail", _clean(mail.strip().lower()))
    return named(SERVICE, name) if name else None


def _name(person: dict[str, Any]) -> str:
    name = person.get("name")
    return _clean(name.strip()) if type(name) is str else ""


def _contact(person: dict[str, Any], handle: Handle) -> Iterator[Contact]:
    name = _name(person)
    if name and handle.service == "mail":
        yield Contact(name, (handle,))


def _which(people: dict[Handle, dict[str, Any]]) -> Question:
    choices = tuple((one.label, _name(person) or one.label) for one, person in people.items())
    return Question("owner", WHICH, choices[:MOST_CHOICES])


def _clean(text: str) -> str:
    """Without what cannot be stored: NULs and halves of characters."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
