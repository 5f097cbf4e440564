"""Reads the pages of Google Voice: who was called, who wrote, and with whom.

The number of a person who never answered stands in no page: it is taken from the file's name,
"+447700900001 - Text - 2024-03-01T10_15_00Z.html", and where that holds a name, the name is all
that is known (timelinize/timelinize:datasources/googlevoice/googlevoice.go).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stillhere.importers import takeout
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.google_voice.page import Call, Page, Sender, Text
from stillhere.importers.text import encoding_of
from stillhere.importers.vcard import VCard
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle, named
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped

SERVICE = "google_voice"
MARK = re.compile(rb'<div class="(?:hChatLog hfeed|haudio)"')
FILE_NAME = re.compile(
    r"(.*?) ?- (?:Text|Placed|Received|Missed|Voicemail|Recorded) - [\dTZ_-]+(?: ?\(\d+\))?\.html"
)
NUMBER = re.compile(r"\+\d{4,17}|\d{3,6}")
PHONES = ("../Phones.vcf", "Phones.vcf")
LARGEST = 4 * 2**20
"""Bytes of a page. Google begins a new one long before."""

NOT_TAKEN = frozenset({"missed", "voicemail"})
NO_NUMBER = "This call came without a number, so nobody can be named."
NOBODY = "It does not say with whom this was."
NO_KIND = "It does not say whether this call was placed, received or missed."
BAD_TIME = "Its time makes no sense."
TOO_LONG = "This page is far too long. Only its beginning was read."
NOTHING_READ = "Nothing in this page could be read. Please make the export again."
WHEN_EXPORTED = "When did you make this export? The files do not say."


class GoogleVoice:
    """Pages of the folder "Voice" of a Google Takeout archive."""

    name = SERVICE
    title = "Google Voice (Takeout)"
    knows = Knows(calls=True, call_length=True, export_moment=True)
    gathers = True

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A page with the mark of a conversation or of a call."""
        return MARK.search(head) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The owner's numbers, the thread, its events, and the window that the export covers."""
        with source.open() as stream:
            data = stream.read(LARGEST)
        page = Page(data.decode(encoding_of(data), "replace"))
        if "spam" in page.labels:
            return
        own = _own_numbers(source, reading)
        yield from map(OwnHandle, sorted(own))
        events: list[Event] = []
        for item in _outcomes(page, source, reading, own):
            yield item
            if type(item) is Event:
                events.append(item)
        if source.size > LARGEST:
            yield Skipped("the end of the page", TOO_LONG)
        yield from _window(events, source, reading)


def _outcomes(page: Page, source: Source, reading: Reading, own: set[Handle]) -> Iterator[Outcome]:
    call = page.call()
    if call is not None:
        yield from _call(call, reading)
        return
    texts = list(page.texts())
    if not texts:
        yield Skipped("the whole page", NOTHING_READ)
        return
    conversation = _Conversation(reading, own)
    conversation.learn_mine(texts)
    yield from map(OwnHandle, sorted(conversation.own - own))
    if page.is_group:
        yield from conversation.in_group(page.participants(), texts)
    else:
        yield from conversation.between_two(texts, _name_in(source.name) or page.other_name)


class _Conversation:
    """The texts of one page."""

    def __init__(self, reading: Reading, own: set[Handle]) -> None:
        self.own = set(own)
        self._reading = reading
        self._handles: dict[str, Handle] = {}

    def learn_mine(self, texts: Iterable[Text]) -> None:
        """The numbers from which the owner has written."""
        mine = {text.sender.number for text in texts if text.sender.mine}
        self.own.update(self._handle(number) for number in mine - {""})

    def in_group(self, members: Iterable[Sender], texts: Iterable[Text]) -> Iterator[Outcome]:
        """The thread of a group and its messages."""
        people = self._people([*members, *(text.sender for text in texts)])
        if not people:
            yield Skipped("the whole page", NOBODY)
            return
        others = tuple(sorted(people))
        key = f"{SERVICE}:" + ",".join(handle.address for handle in others)
        yield from _contacts(people)
        one = others[0] if len(others) == 1 else None
        yield Thread(key, SERVICE, "", others, counterpart=one, group=one is None)
        yield from self._events(key, texts, one)

    def between_two(self, texts: list[Text], title: str) -> Iterator[Outcome]:
        """The thread with one other person and its messages; `title` names them otherwise."""
        people = self._people(text.sender for text in texts)
        if not people and not title:
            yield Skipped("the whole page", NOBODY)
            return
        if not people:
            number = NUMBER.fullmatch(title)
            other = self._reading.phone(title) if number else named(SERVICE, title)
            people = {other: "" if number else title}
        yield from _contacts(people)
        yield _thread(next(iter(people)), people)
        yield from self._events(_key(next(iter(people))), texts, next(iter(people)))

    def _people(self, senders: Iterable[Sender]) -> dict[Handle, str]:
        """Those who are not the owner, with their names."""
        found: dict[Handle, str] = {}
        for sender in senders:
            if sender.number and not sender.mine:
                handle = self._handle(sender.number)
                if handle not in self.own:
                    found[handle] = found.get(handle) or sender.name
        return found

    def _events(self, key: str, texts: Iterable[Text], other: Handle | None) -> Iterator[Outcome]:
        make, keep = self._reading.key, self._reading.words
        for number, (at, sender, words) in enumerate(texts, 1):
            author = self._author(sender, other)
            if at is None or author is None:
                why = BAD_TIME if at is None else NOBODY
                yield Skipped(f"message {number:,}", why)
                continue
            kept = words if keep else None
            yield Event(
                key, make(at, author, words), at, author, SERVICE, length=len(words), words=kept
            )

    def _author(self, sender: Sender, other: Handle | None) -> Handle | None:
        if sender.mine:
            return SELF
        if not sender.number:
            return other
        handle = self._handle(sender.number)
        return SELF if handle in self.own else handle

    def _handle(self, number: str) -> Handle:
        if number not in self._handles:
            self._handles[number] = self._reading.phone(number)
        return self._handles[number]


def _call(call: Call, reading: Reading) -> Iterator[Outcome]:
    if not call.other.number:
        yield Skipped("the call", NO_NUMBER)
        return
    if call.at is None or not call.kind:
        yield Skipped("the call", NO_KIND if call.at else BAD_TIME)
        return
    other = reading.phone(call.other.number)
    people = {other: call.other.name}
    yield from _contacts(people)
    yield _thread(other, people)
    author = SELF if call.kind == "placed" else other
    answered = call.kind not in NOT_TAKEN and (call.kind != "placed" or call.seconds != 0)
    yield Event(
        _key(other),
        reading.key(call.at, author, "call"),
        call.at,
        author,
        SERVICE,
        "call",
        seconds=call.seconds if answered else 0,
        answered=answered,
        length=len(call.words) or None,
        words=call.words if call.words and reading.words else None,
    )


def _thread(other: Handle, people: dict[Handle, str]) -> Thread:
    return Thread(_key(other), SERVICE, people[other], (other,), counterpart=other)


def _key(other: Handle) -> str:
    return f"{SERVICE}:{other.address}"


def _contacts(people: dict[Handle, str]) -> Iterator[Contact]:
    """Names for numbers; the name is a handle too, since pages without an answer have it alone."""
    for handle, name in people.items():
        if name:
            yield Contact(name, tuple(dict.fromkeys((handle, named(SERVICE, name)))))


def _name_in(file_name: str) -> str:
    found = FILE_NAME.fullmatch(file_name)
    return found[1].strip() if found else ""


def _own_numbers(source: Source, reading: Reading) -> set[Handle]:
    """The owner's numbers, which Google writes into an address book of their own."""
    phones = next((found for path in PHONES if (found := source.beside(path))), None)
    if phones is None:
        return set()
    cards = (card for card in VCard().read(phones, reading) if type(card) is Contact)
    return {handle for card in cards for handle in card.handles if handle.service == "phone"}


def _window(events: list[Event], source: Source, reading: Reading) -> Iterator[Outcome]:
    """All of Google Voice where the page lies in its archive; else its conversation."""
    if not events:
        return
    first, last = min(event.at for event in events), max(event.at for event in events)
    moment = takeout.exported(source, reading)
    whole = source.beside(PHONES[0]) is not None or "/Calls/" in f"/{source.path}"
    end = None if moment is None else max(moment, last + 1)
    yield Coverage(SERVICE, first, end, None if whole else events[0].thread)
    if end is None:
        yield Question("exported", WHEN_EXPORTED)
