"""How much was sent since their last answer, and how long to leave it (R4).

The numbers are a choice, not a finding: SAFETY E2e names three and two in seven days; that a note
every few weeks is enough follows the slow rhythm of caring letters (Motto & Bostrom 2001,
Psychiatr Serv 52:828: at least four a year).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

from stillhere.records.reaching import Attempt, Pace

REST_AFTER = 3
STOP_AFTER = 6
TOGETHER = timedelta(hours=1)
WEEK = timedelta(days=7)
REST = timedelta(days=21)
"""Two within a week rest for this long, three until there is an answer."""
LONG_REST = timedelta(days=90)
LONG = 400
"""Characters, about 75 words: longer than a small message."""


def pace(attempts: Sequence[Attempt], now: int, zone: tzinfo) -> Pace:
    """The pace after `attempts`, which are mine since their last sign, in order of time.

    Args:
        attempts: what I sent, each message by itself.
        now: Unix milliseconds UTC.
        zone: the owner's, in which days are counted.
    """
    tries = _tries(attempts)
    if not tries:
        return Pace()
    stop = len(tries) >= STOP_AFTER
    until = _day(tries[-1].at, zone) + (LONG_REST if stop else REST)
    over = _day(now, zone) >= until
    resting = len(tries) >= REST_AFTER or (_close_together(tries[-2:]) and not over)
    return Pace(
        tries=len(tries),
        calls=sum(one.call for one in tries),
        days=len({_day(one.at, zone) for one in tries}),
        first=tries[0].at,
        last=tries[-1].at,
        resting=resting,
        rest_until=until.isoformat() if resting and not over else None,
        stop=stop,
        shorter=any((one.length or 0) > LONG for one in tries),
        slower=_close_together(tries),
    )


def _tries(attempts: Sequence[Attempt]) -> list[Attempt]:
    """Several messages within an hour are one try, as long as all of them together."""
    tries: list[Attempt] = []
    before = None
    for one in attempts:
        near = before is not None and one.at - before <= TOGETHER.total_seconds() * 1000
        if near and not one.call and not tries[-1].call:
            tries[-1] = Attempt(tries[-1].at, length=_sum(tries[-1].length, one.length))
        else:
            tries.append(one)
        before = one.at
    return tries


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


def _close_together(tries: Sequence[Attempt]) -> bool:
    """Whether two tries came within a week of each other."""
    return any(
        later.at - sooner.at < WEEK.total_seconds() * 1000 for sooner, later in pairwise(tries)
    )


def _day(at: int, zone: tzinfo) -> date:
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).date()
