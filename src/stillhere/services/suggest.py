"""Life events that the record or a calendar may tell of, for the owner to accept or decline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from stillhere.errors import NothingToAnswer
from stillhere.insight.boundaries import may_suggest
from stillhere.records.columns import KINDS
from stillhere.records.intake import Occasion
from stillhere.records.person import LifeEvent
from stillhere.services.coverage import end_of
from stillhere.services.occasions import ChannelRule, rule_for, rules
from stillhere.services.record_of import RecordOf
from stillhere.store.store import Store
from stillhere.support.clock import instant, local_day

MOST = 3
"""How many are offered at once."""
DAY_MS = 86_400_000
MESSAGE = KINDS.index("message")


class Offer(msgspec.Struct, frozen=True):
    """A life event that may have been. `mark` names it for ever; `mine` is in the owner's life.

    `words` are those of the calendar; for a change of app `before` and `after` name the channels.
    """

    mark: str
    source: Literal["calendar", "channel", "number"]
    day: date
    kind: str = "other"
    words: str = ""
    until: date | None = None
    mine: bool = False
    before: str = ""
    after: str = ""


def offers(store: Store, record: RecordOf) -> tuple[Offer, ...]:
    """What is offered about one person now: a few that were not answered, the newest first.

    Nothing behind a boundary. Entries of calendars are there only where words are kept.
    """
    today = local_day(instant(record.now), record.zone)
    if not len(record.events) or not may_suggest(record.person, today):
        return ()
    begun = local_day(instant(record.first), record.zone)
    answered = store.occasions.answered(record.person.id)
    known = {(event.day, event.kind) for event in record.life}
    found = (*_calendar(store, record), *_new_channels(store, record), *_new_numbers(store, record))
    open_ones = [
        offer
        for offer in found
        if begun <= offer.day <= today
        and offer.mark not in answered
        and (offer.day.isoformat(), offer.kind) not in known
    ]
    return tuple(sorted(open_ones, key=lambda one: (not one.mine, one.day), reverse=True)[:MOST])


def offer_of(store: Store, record: RecordOf, mark: str) -> Offer:
    """The offer with this mark.

    Raises:
        NothingToAnswer: it is not offered, or no more.
    """
    found = next((offer for offer in offers(store, record) if offer.mark == mark), None)
    if found is None:
        raise NothingToAnswer
    return found


def accept(store: Store, record: RecordOf, offer: Offer, words: str) -> LifeEvent:
    """Keep an offer as a life event, called `words`; it is laid over the pictures and counts.

    A new app or number is a mark on its day: it changes nothing of what is expected.
    """
    until = offer.until if offer.source == "calendar" else offer.day
    whose = None if offer.mine else record.person.id
    with store.write():
        store.occasions.answer(whose, offer.mark)
        return store.life.add(
            offer.day.isoformat(),
            words,
            kind=offer.kind,
            until=until.isoformat() if until else None,
            person=whose,
        )


def decline(store: Store, record: RecordOf, offer: Offer) -> None:
    """Offer it never again."""
    store.occasions.answer(None if offer.mine else record.person.id, offer.mark)


def _calendar(store: Store, record: RecordOf) -> Iterator[Offer]:
    """Entries that name the person, and those that name nobody: they are in the owner's life."""
    entries = store.occasions.entries()
    people = store.people.all() if entries else []
    others = [one.name for one in people if one.id != record.person.id]
    for entry in entries:
        rule = rule_for(entry.words)
        theirs = _names(entry, record.person.name)
        if rule is None or not (theirs or not any(_names(entry, name) for name in others)):
            continue
        yield Offer(
            mark=f"calendar {entry.day} {rule.kind}",
            source="calendar",
            day=date.fromisoformat(entry.day),
            kind=rule.kind,
            words=entry.words,
            until=date.fromisoformat(entry.until) if rule.ends and entry.until else None,
            mine=not theirs,
        )


def _names(entry: Occasion, name: str) -> bool:
    """Whether an entry names somebody: in full, or by the first name."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    words = entry.words.casefold()
    if first.casefold() not in words:  # as nearly always: no pattern is made for thousands of names
        return False
    called = (word for word in (name, first) if len(word) > 1)
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?:['’]?s)?(?!\w)", entry.words, re.IGNORECASE)
        for word in called
    )


def _new_channels(store: Store, record: RecordOf) -> Iterator[Offer]:
    """Channels that the two had not used before and that took over most of what they write."""
    events, rule = record.events, rules().channel
    written = events.kind == MESSAGE
    at, channel = events.at[written], events.channel[written]
    for new in np.unique(channel):
        begun = int(at[channel == new][0])
        reach = rule.days * DAY_MS
        first, turn, last = np.searchsorted(at, (begun - reach, begun, begun + reach))
        before, after = channel[first:turn], channel[turn:last]
        old = _took_over(before, after, int(new), rule)
        if old is None or not _covered(store, record, events.channels[old], begun, rule):
            continue
        name = events.channels[int(new)]
        day = local_day(instant(begun), record.zone)
        yield Offer(
            mark=f"channel {day} {name}",
            source="channel",
            day=day,
            before=events.channels[old],
            after=name,
        )


def _took_over(
    before: NDArray[np.int16],
    after: NDArray[np.int16],
    new: int,
    rule: ChannelRule,
) -> int | None:
    """The channel on which most was before, where most is on `new` now."""
    if len(before) < rule.messages or np.count_nonzero(after == new) < rule.messages:
        return None
    old = int(np.bincount(before).argmax())
    enough = np.mean(before == old) >= rule.share and np.mean(after == new) >= rule.share
    return old if enough else None


def _covered(store: Store, record: RecordOf, channel: str, begun: int, rule: ChannelRule) -> bool:
    """Whether the old channel is on record throughout the days after the change."""
    until = min(begun + rule.days * DAY_MS, record.now)
    return any(
        window.start <= begun and end_of(window, record.now) >= until - DAY_MS
        for window in store.coverage.windows()
        if window.channel == channel
        and (window.thread is None or window.person == record.person.id)
    )


def _new_numbers(store: Store, record: RecordOf) -> Iterator[Offer]:
    """Numbers that came in the place of another one."""
    rule, known = rules().number, store.occasions.numbers(record.person.id)
    used = [one for one in known if one.events >= rule.events]
    for old, new in pairwise(used):
        if old.last < new.first + rule.overlap_days * DAY_MS:
            day = local_day(instant(new.first), record.zone)
            yield Offer(mark=f"number {day}", source="number", day=day)
