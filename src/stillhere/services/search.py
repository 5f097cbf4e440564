"""Looks for what was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from stillhere.services.choose import choose
from stillhere.services.find import midnight
from stillhere.services.home import zone
from stillhere.services.said_days import days_of
from stillhere.store.event_rows import StoredEvent
from stillhere.store.plain_letters import in_one_line
from stillhere.store.store import Store
from stillhere.store.wanted import LAST, Place, Wanted

By = Literal["", "me", "them"]
PAGE = 20
SECONDS = 0.08
"""After so long a search shows what it has, and where it would look on."""

QUOTES = str.maketrans("“”„«»", '"' * 5)
PARTS = re.compile(r'([-−]?)"([^"]+)"|([-−]?)(\S+)')


class Asked(msgspec.Struct, frozen=True):
    """A search as it is typed. `start` and `end` are days, months or years: "June 2024"."""

    text: str = ""
    person: str = ""
    start: str = ""
    end: str = ""
    by: By = ""
    channel: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether it asks for more than words."""
        return any((self.person, self.start, self.end, self.by, self.channel))


class Hit(msgspec.Struct, frozen=True):
    """One message that was found, with the other side's name, or the group's title."""

    event: StoredEvent
    name: str
    group: bool


class Results(msgspec.Struct, frozen=True):
    """What was found, newest first.

    `words` are those that were looked for, in plain letters. `further` is where older ones would
    be, None without any; `complete` is false where the time ran out before there was a page of
    them. There are `total` in all, or with `more` at least so many; later pages are not counted
    again. `no_words` is true where none are kept, with that person or at all.
    """

    hits: tuple[Hit, ...] = ()
    words: tuple[str, ...] = ()
    further: Place | None = None
    complete: bool = True
    total: int = 0
    more: bool = False
    no_words: bool = False


def search(
    store: Store,
    asked: Asked,
    before: Place = LAST,
    limit: int = PAGE,
    seconds: float | None = SECONDS,
) -> Results:
    """The newest `limit` messages that are asked for, of those before `before`.

    Raises:
        MeaningUnclear: a day is none.
        UnknownPerson: nobody is called so.
        AmbiguousPerson: several are.
    """
    words, without = parted(asked.text)
    person = choose(store, asked.person).id if asked.person else None
    wanted = _wanted(store, asked, words, without, person)
    if not store.search.has_words(person):
        return Results(words=words, no_words=True)
    found = store.search.find(wanted, before=before, limit=limit, seconds=seconds)
    return Results(
        hits_of(store, found.events), words, found.further, found.complete, found.total, found.more
    )


def parted(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a search that must be there, and those that must not, in plain letters.

    Words in quotation marks are one phrase; a minus before a word or phrase says without.
    """
    found: dict[bool, dict[str, None]] = {True: {}, False: {}}
    for minus, phrase, other_minus, word in PARTS.findall(text.translate(QUOTES)):
        plain = in_one_line(phrase or word or other_minus)
        if plain:
            found[bool(minus or (other_minus and word))][plain] = None
    return tuple(found[False]), tuple(found[True])


def _wanted(
    store: Store,
    asked: Asked,
    words: tuple[str, ...],
    without: tuple[str, ...],
    person: int | None,
) -> Wanted:
    where = zone(store)
    first, last = days_of(asked.start, "start"), days_of(asked.end, "end")
    return Wanted(
        words,
        without,
        person=person,
        start=None if first is None else midnight(first.isoformat(), where),
        end=None if last is None else midnight(last.isoformat(), where, days=1),
        out={"me": True, "them": False}.get(asked.by),
        channel=asked.channel or None,
    )


def allowed(store: Store, asked: Asked) -> Callable[[StoredEvent], bool]:
    """Whether a message is of the person, the time, the side and the channel that are asked for.

    Raises:
        As `search`.
    """
    wanted = _wanted(store, asked, (), (), choose(store, asked.person).id if asked.person else None)

    def is_allowed(event: StoredEvent) -> bool:
        return (
            (wanted.person is None or event.person == wanted.person)
            and (wanted.start is None or event.at >= wanted.start)
            and (wanted.end is None or event.at < wanted.end)
            and (wanted.out is None or event.out == wanted.out)
            and (wanted.channel is None or event.channel == wanted.channel)
        )

    return is_allowed


def hits_of(store: Store, events: tuple[StoredEvent, ...]) -> tuple[Hit, ...]:
    """Each of `events` with the other side's name, or the group's title."""
    names = store.people.names() if events else {}
    titles = store.threads.titles({event.thread for event in events if event.person is None})
    return tuple(
        Hit(event, titles.get(event.thread, ""), group=True)
        if event.person is None
        else Hit(event, names.get(event.person, event.author), group=False)
        for event in events
    )
