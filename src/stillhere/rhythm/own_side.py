"""The owner's own messages and calls around a turning point: what came before it and what did not.

It tells the order of things and nothing else.
"""

from __future__ import annotations

import numpy as np

from stillhere.records.assessment import TurningPoint
from stillhere.records.basis import Item, OwnSide
from stillhere.records.columns import KINDS
from stillhere.rhythm.arrays import MILLISECONDS_A_DAY, Bools, distinct
from stillhere.rhythm.made_of import MOST_ITEMS, Record
from stillhere.rhythm.replies import turns

BEFORE_DAYS = 28


def own_side(made: Record, turn: TurningPoint, most: int = MOST_ITEMS) -> OwnSide:
    """What the owner wrote or called in the four weeks before `turn`, during it, and since."""
    at, own = made.history.at, made.me.own
    start = turn.low - BEFORE_DAYS * MILLISECONDS_A_DAY
    before = own & (at >= start) & (at < turn.low)
    between = own & (at >= turn.low) & (at < turn.high)
    after = own & (at >= turn.high)
    asked, answered = _answered(made, before, turn.low)
    newest = np.flatnonzero(before | between | after)[::-1][:most]
    return OwnSide(
        low=turn.low,
        high=turn.high,
        before=int(before.sum()),
        before_days=len(distinct(made.day[before])),
        asked=asked,
        answered=answered,
        between=int(between.sum()),
        after=int(after.sum()),
        after_days=len(distinct(made.day[after])),
        items=tuple(
            Item(int(at[place]), True, None, KINDS[made.history.kind[place]]) for place in newest
        ),
    )


def _answered(made: Record, before: Bools, end: int) -> tuple[int, int]:
    """How many waits began in that time, and how many had an answer before its end."""
    waits = turns(made.them)
    asked = before[waits.event]
    answer = made.history.at[waits.answer]
    done = asked & waits.answered & (answer < end)
    return int(asked.sum()), int(done.sum())
