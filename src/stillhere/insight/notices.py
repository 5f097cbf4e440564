"""Which findings become cards: at most two, in order, and none twice for the same pause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from stillhere.insight.boundaries import may_notice
from stillhere.insight.guess import Guess
from stillhere.insight.status import ENOUGH_CONTACTS
from stillhere.records.assessment import AlarmKind, Assessment
from stillhere.records.person import Person

MOST = 2
STAYS = timedelta(days=14)
APART = timedelta(days=7)
"""A person's next notice of trouble comes a week after the last one at the earliest (E9)."""

_ORDER: tuple[AlarmKind, ...] = ("gone_quiet", "reconnecting", "quieter", "shallower")
_SAME_MS = 56 * 86_400_000
_EPOCH = date(1970, 1, 1)


class Known(msgspec.Struct, frozen=True):
    """A person with what the rhythm found; None where there is no record to find anything in.

    `guess` is what the owner remembers. `silent` is true while the owner lets it rest, `resting`
    while the rest rule holds.
    """

    person: Person
    found: Assessment | None = None
    guess: Guess | None = None
    silent: bool = False
    resting: bool = False

    @property
    def recorded(self) -> bool:
        """Whether any contact is on record."""
        return self.found is not None and self.found.contacts > 0


class Shown(msgspec.Struct, frozen=True):
    """A card that was shown: kept by the store, so that the same pause makes no second one.

    `anchor` names the episode: the last sign before a silence, or when the change or the return
    began, in Unix milliseconds. `first_day` is "YYYY-MM-DD". `acted` is true once the person has
    chosen anything on it. `hushed` is the day on which the owner asked to hear no more of it.
    """

    person: int
    kind: AlarmKind
    anchor: int
    first_day: str
    acted: bool = False
    hushed: str | None = None


def episode(person: Person, found: Assessment, today: date) -> Shown | None:
    """The card that `found` would make today; None where it is no finding."""
    kind = _kind(found)
    if kind is None:
        return None
    anchor = {
        "gone_quiet": found.last_out if found.who == "me" else found.last_in,
        "reconnecting": found.back_since,
    }.get(kind, found.since)
    return Shown(person.id, kind, anchor if anchor is not None else found.at, today.isoformat())


class Chosen(NamedTuple):
    """The findings that are cards today, each with what the store should remember.

    `more` counts those for which there was no room.
    """

    cards: list[tuple[Known, Shown]]
    more: int


def choose(people: Iterable[Known], earlier: Sequence[Shown], today: date) -> Chosen:
    """Which findings are cards today. Of several new ones the most unusual comes first."""
    open_: list[tuple[Known, Shown]] = []
    for known in people:
        card = _card(known, earlier, today)
        if card is not None:
            open_.append((known, card))
    open_.sort(key=lambda pair: (*_place(pair[1], earlier), -_unusual(pair[0])))
    return Chosen(open_[:MOST], len(open_[MOST:]))


def _place(card: Shown, earlier: Sequence[Shown]) -> tuple[int, str, bool]:
    return _ORDER.index(card.kind), card.first_day, card not in earlier


def _unusual(known: Known) -> float:
    return 0.0 if known.found is None else known.found.score


def _card(known: Known, earlier: Sequence[Shown], today: date) -> Shown | None:
    found = known.found
    if found is None or found.contacts < ENOUGH_CONTACTS:
        return None
    if known.silent or not may_notice(known.person, today):
        return None
    new = episode(known.person, found, today)
    if new is None:
        return None
    own = [shown for shown in earlier if shown.person == known.person.id]
    if any(_is_hushed(shown, new, found) for shown in own):
        return None
    same = next((shown for shown in own if _same(shown, new)), None)
    if same is not None:
        over = same.acted or today - date.fromisoformat(same.first_day) >= STAYS
        return None if over else same
    return None if _too_soon(new, own, today) else new


def _same(one: Shown, other: Shown) -> bool:
    if one.kind != other.kind:
        return False
    slack = 0 if one.kind in ("gone_quiet", "reconnecting") else _SAME_MS
    return abs(one.anchor - other.anchor) <= slack


def _is_hushed(shown: Shown, new: Shown, found: Assessment) -> bool:
    """Whether `new` is of a change that had begun when the owner asked to hear no more of it.

    So "quieter" that becomes "gone quiet" stays hushed, and a later change does not.
    """
    if shown.hushed is None or new.kind == "reconnecting":
        return False
    begun = new.anchor if found.since is None else min(found.since, new.anchor)
    end_of_that_day = (date.fromisoformat(shown.hushed) - _EPOCH).days + 1
    return begun < end_of_that_day * 86_400_000


def _too_soon(new: Shown, own: Sequence[Shown], today: date) -> bool:
    if new.kind == "reconnecting":
        return False
    return any(today - date.fromisoformat(shown.first_day) < APART for shown in own)


def _kind(found: Assessment) -> AlarmKind | None:
    return next((kind for kind in _ORDER if kind == found.status), None)
