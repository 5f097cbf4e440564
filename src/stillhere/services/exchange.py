"""What went to and fro between the owner and one person, as the writing desk needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from stillhere.records.reaching import Answer, Attempt
from stillhere.store.logged import HAND
from stillhere.store.store import Store

if TYPE_CHECKING:
    from stillhere.records.columns import EventColumns
    from stillhere.rhythm.arrays import Ints
    from stillhere.rhythm.history import History, Side


class Exchange(msgspec.Struct, frozen=True):
    """`attempts` are mine since their last sign; `answers` are theirs, at any delay.

    Answers told by hand have no channel and are left out. `tried` are the channels of my attempts,
    oldest first.
    """

    attempts: list[Attempt] = []
    answers: list[Answer] = []
    tried: list[str] = []


def exchange(store: Store, person_id: int, now: int) -> Exchange:
    """The exchange with a person up to `now` (Unix ms)."""
    from stillhere.rhythm.history import histories, side

    events = store.events.columns([person_id])
    found = next(iter(histories(events, now, frozenset({str(person_id)}))), None)
    if found is None or not len(found):
        return Exchange()
    them = side(found, them=True)
    mine = _since_their_last_sign(them)
    tried = [_channel(events, found, place) for place in mine]
    return Exchange(
        attempts=[_attempt(found, place) for place in mine],
        answers=[
            Answer(int(found.at[place]), name)
            for place in _answers(found, them)
            if (name := _channel(events, found, place)) != HAND
        ],
        tried=[*(name for name in tried if name != HAND), *_sent(store, person_id, found, mine)],
    )


def _sent(store: Store, person_id: int, history: History, mine: list[int]) -> list[str]:
    """The channels of those tries of which only the owner's own word is on record."""
    begun = int(history.at[mine[0]]) if mine else 0
    return [one.channel for one in store.sent.list(person_id) if mine and one.at >= begun]


def _since_their_last_sign(them: Side) -> list[int]:
    import numpy as np

    signs = np.flatnonzero(them.sign)
    since = int(signs[-1]) if len(signs) else -1
    return [int(place) for place in np.flatnonzero(them.asked) if place > since]


def _answers(history: History, them: Side) -> list[int]:
    """Where their answers stand, in order of time; a call of mine that they took is one."""
    import numpy as np

    from stillhere.rhythm.history import CALL
    from stillhere.rhythm.replies import turns

    answer: Ints = turns(them).answer
    taken = np.flatnonzero(history.taken & history.out & (history.kind == CALL))
    return sorted({int(place) for place in (*answer, *taken) if place >= 0})


def _attempt(history: History, place: int) -> Attempt:
    from stillhere.rhythm.history import CALL

    length = int(history.length[place])
    return Attempt(
        at=int(history.at[place]),
        call=bool(history.kind[place] == CALL),
        length=None if length < 0 else length,
    )


def _channel(events: EventColumns, history: History, place: int) -> str:
    return events.channels[int(history.channel[place])]
