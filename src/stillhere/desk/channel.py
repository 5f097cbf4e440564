"""Where and when somebody has most often answered me (R3, decision 8).

An answer counts at any delay. Only the latest hundred count, so that an old habit fades. Whether a
lead is more than chance is judged with Wilson's interval at 80 percent (Wilson 1927): a wrong guess
here costs nothing but an hour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from math import sqrt

from stillhere.records.reaching import Answer, Habit

LEAST = 3
LATEST = 100
Z = 1.2816
"""The normal quantile of an interval of 80 percent."""

WINDOW = 3
"""Hours of the time of day that is named."""

WINDOWS = tuple((first, (first + WINDOW) % 24) for first in range(24))
PARTS = ((5, 12), (12, 18), (18, 23), (23, 5))
"""Morning, afternoon, evening and night: named where they hold half of the answers, and no three
hours do."""

LEAST_FOR_HOURS = 8
STANDS_OUT = 1.6
"""How many times its share of the day a time must hold, surely, to be named."""


def habit(answers: Sequence[Answer], zone: tzinfo, *, resting: bool = False) -> Habit:
    """The habit that `answers` show, in order of time, the hours in `zone`.

    Under the rest rule (`resting`) only the channel of the last answer is named, and only where
    they answered on it three times; nothing then points to another way.
    """
    latest = list(answers)[-LATEST:]
    counts = Counter(one.channel for one in latest)
    total = Counter(one.channel for one in answers)
    often = [channel for channel, _ in counts.most_common() if total[channel] >= LEAST]
    if resting:
        often = [latest[-1].channel] if latest and total[latest[-1].channel] >= LEAST else []
    if not often:
        return Habit(among=len(latest), last_only=resting)
    channel = often[0]
    hours, then = _hours([one for one in latest if one.channel == channel], zone)
    return Habit(
        channel=channel,
        answers=counts[channel],
        among=len(latest),
        clear=_lower(counts[channel], len(latest)) > _next(counts, channel) / len(latest),
        hours=hours,
        then=then,
        last_only=resting,
    )


def channels(answers: Sequence[Answer], *, resting: bool = False) -> frozenset[str]:
    """The channels that may be offered: three answers, or under the rest rule the last one's."""
    total = Counter(one.channel for one in answers)
    if resting:
        return frozenset({answers[-1].channel} if answers else ())
    return frozenset(channel for channel, count in total.items() if count >= LEAST)


def _next(counts: Counter[str], channel: str) -> int:
    return max((count for other, count in counts.items() if other != channel), default=0)


def _lower(count: int, among: int) -> float:
    """The lower end of Wilson's interval of a share."""
    share = count / among
    middle = share + Z**2 / (2 * among)
    width = Z * sqrt(share * (1 - share) / among + Z**2 / (4 * among**2))
    return (middle - width) / (1 + Z**2 / among)


def _hours(answers: Sequence[Answer], zone: tzinfo) -> tuple[tuple[int, int] | None, int]:
    """The time of day with the most answers, and how many; None where none stands out.

    Three hours that hold half of the answers go first, then a part of the day that does.
    """
    if len(answers) < LEAST_FOR_HOURS:
        return None, 0
    counts = Counter(datetime.fromtimestamp(one.at / 1000, UTC).astimezone(zone).hour
                     for one in answers)  # fmt: skip
    clear = [(time, then) for time in (_most(counts, WINDOWS), _most(counts, PARTS))
             if _lower(then := _inside(counts, *time), len(answers))
             >= _length(*time) / 24 * STANDS_OUT]  # fmt: skip
    half = [(time, then) for time, then in clear if then * 2 >= len(answers)]
    return next(iter((*half, *clear)), (None, 0))


def _most(counts: Counter[int], times: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return max(times, key=lambda time: _inside(counts, *time))


def _inside(counts: Counter[int], first: int, after: int) -> int:
    return sum(counts[(first + step) % 24] for step in range(_length(first, after)))


def _length(first: int, after: int) -> int:
    return (after - first) % 24
