"""What follows a beginning: messages to and fro, or a call with its ways of failing.

Each quantity is drawn from a stream of its own, so that a later change of course alters nothing
that came before it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.simulate.bouts import DAY, HOUR, Openings
from stillhere.rhythm.simulate.course import Course
from stillhere.rhythm.simulate.parameters import Ways

QUICK_SECONDS, QUICK_SPREAD = 50.0, 1.3
"""Median seconds between turns once both are talking, and the deviation of the logarithm."""

WITHIN_SECONDS, WITHIN_SPREAD = 12.0, 0.8
"""The same between the messages of one turn."""

BACK_SECONDS, BACK_SPREAD = 2_400.0, 1.3
"""Median seconds until a missed call is called back, and the deviation of the logarithm."""

LONGEST_DELAY = 30 * DAY
MOST_TURNS = 60
MORNING = 7
LIE_IN = 2.5
"""An answer that would fall into the night comes within so many hours after the morning hour."""

LOGISTIC_DEVIATION = np.pi / np.sqrt(3)

MESSAGE, CALL = 0, 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Events of one tie, unsorted, shape (n,). at: float milliseconds from the start.

    side 0 them, 1 me; kind 0 message, 1 call; seconds NaN and answered -1 where it is no call;
    length -1 where it is no message; bout, turn, first as in `Life`.
    """

    at: NDArray[np.float64]
    side: NDArray[np.int64]
    kind: NDArray[np.int64]
    seconds: NDArray[np.float64]
    answered: NDArray[np.int64]
    length: NDArray[np.int64]
    bout: NDArray[np.int64]
    turn: NDArray[np.int64]
    first: NDArray[np.bool_]
    moved: NDArray[np.bool_]


class Streams:
    """Named random streams of one tie, each independent of how often another is used."""

    NAMES = [
        "ways",
        "gaps",
        "sides",
        "episode",
        "kind",
        "answer",
        "delay",
        "turns",
        "burst",
        "pace",
        "length",
        "moved",
        "taken",
        "seconds",
        "back",
        "later",
    ]

    def __init__(self, seed: np.random.SeedSequence) -> None:
        children = seed.spawn(len(self.NAMES))
        self._streams = dict(zip(self.NAMES, map(np.random.default_rng, children), strict=True))

    def __getitem__(self, name: str) -> np.random.Generator:
        return self._streams[name]


def talk(found: Openings, ways: Ways, course: Course, streams: Streams) -> Lines:
    """All that is said and called in the conversations that `found` begins."""
    calls = streams["kind"].random(len(found.at)) < ways.call
    number = np.arange(len(found.at))
    return join(
        messages(found, number, ~calls, ways, course, streams),
        call_lines(found, number, calls, ways, course, streams),
    )


def join(one: Lines, other: Lines) -> Lines:
    """Both, one after the other."""
    return Lines(
        *(np.concatenate([getattr(one, n), getattr(other, n)]) for n in Lines.__dataclass_fields__)
    )


def past_night(at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Times moved out of the night into the morning after it, in their order."""
    hour = at % DAY / HOUR
    morning = at - at % DAY + (MORNING + LIE_IN * hour / MORNING) * HOUR
    return np.where(hour < MORNING, np.maximum(morning, at), at)


def answer_at(
    at: NDArray[np.float64],
    delay: NDArray[np.float64],
) -> NDArray[np.float64]:
    """When an answer comes: at once even at night, but a slow one not before the morning."""
    when = at + np.minimum(delay, LONGEST_DELAY)
    return np.where(delay > HOUR / 2, past_night(when), when)


def messages(
    found: Openings,
    number: NDArray[np.int64],
    chosen: NDArray[np.bool_],
    ways: Ways,
    course: Course,
    streams: Streams,
) -> Lines:
    """The conversations in writing."""
    size = len(found.at)
    other = 1 - found.side
    day = np.minimum(found.day, course.days - 1)
    share = np.minimum(np.array(ways.answer)[other] * course.answers[other, day], 1)
    replied = streams["answer"].random(size) < share
    noise = streams["delay"].standard_normal(size)
    delay = np.array(ways.delay)[other] * np.exp(np.array(ways.spread)[other] * noise)
    delay = answer_at(found.at, delay * course.delay[other, day] * 1000) - found.at
    uniform = streams["turns"].random(size)
    turns = 1 + replied * (1 + geometric(uniform, ways.turns * course.chat[day]))
    kept = np.flatnonzero(chosen)
    return written(found, number[kept], turns[kept], delay[kept], ways, course, streams)


def geometric(uniform: NDArray[np.float64], mean: NDArray[np.float64]) -> NDArray[np.int64]:
    """How many more turns, from 0 to `MOST_TURNS`, with the given mean."""
    going_on = np.log(np.maximum(mean, 1e-9) / (1 + mean))
    drawn = np.log(np.maximum(uniform, 1e-300)) / going_on
    return np.minimum(np.floor(drawn), MOST_TURNS).astype(np.int64)


def written(
    found: Openings,
    bouts: NDArray[np.int64],
    turns: NDArray[np.int64],
    delay: NDArray[np.float64],
    ways: Ways,
    course: Course,
    streams: Streams,
) -> Lines:
    """Spread conversations over their turns, and turns over their messages."""
    of_turn = np.repeat(np.arange(len(bouts)), turns)
    turn = position(turns)
    burst = 1 + geometric(streams["burst"].random(len(turn)), np.full(len(turn), ways.burst - 1))
    row = np.repeat(np.arange(len(turn)), burst)
    first = position(burst) == 0
    bout_row, turn = of_turn[row], turn[row]
    noise = streams["pace"].standard_normal(len(row))
    gap = np.where(
        first,
        QUICK_SECONDS * np.exp(QUICK_SPREAD * noise),
        WITHIN_SECONDS * np.exp(WITHIN_SPREAD * noise),
    )
    gap *= 1000
    gap = np.where(first & (turn == 1), delay[bout_row], gap)
    gap[first & (turn == 0)] = 0
    at = found.at[bouts][bout_row] + within(gap, first & (turn == 0))
    side = found.side[bouts][bout_row] ^ (turn & 1)
    day = np.clip(at // DAY, 0, course.days - 1).astype(np.int64)
    noise = streams["length"].standard_normal(len(row))
    length = np.array(ways.length)[side] * np.exp(0.8 * noise) * course.length[side, day]
    return Lines(
        at=at,
        side=side,
        kind=np.full(len(row), MESSAGE),
        seconds=np.full(len(row), np.nan),
        answered=np.full(len(row), -1),
        length=np.maximum(np.rint(length), 1).astype(np.int64),
        bout=bouts[bout_row],
        turn=turn,
        first=first,
        moved=(streams["moved"].random(len(bouts)) < course.moved[day_of(found, bouts, course)])[
            bout_row
        ],
    )


def day_of(found: Openings, bouts: NDArray[np.int64], course: Course) -> NDArray[np.int64]:
    """The day on which each of `bouts` begins."""
    return np.minimum(found.day[bouts], course.days - 1)


def position(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, 2 … within consecutive groups of the given sizes."""
    starts = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) - np.repeat(starts, sizes)


def within(gap: NDArray[np.float64], begins: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The running sum of `gap` since the last row that `begins` a group."""
    total = np.cumsum(gap)
    group = np.cumsum(begins) - 1
    return np.asarray(total - total[begins][group]) if len(gap) else total


def call_lines(
    found: Openings,
    number: NDArray[np.int64],
    chosen: NDArray[np.bool_],
    ways: Ways,
    course: Course,
    streams: Streams,
) -> Lines:
    """The calls, and the calls back."""
    size = len(found.at)
    other = 1 - found.side
    day = np.minimum(found.day, course.days - 1)
    taken = streams["taken"].random(size) < np.array(ways.taken)[other] * course.answers[other, day]
    seconds = call_seconds(ways, streams["seconds"], size) * course.calls[day]
    share = ways.called_back * np.minimum(course.answers[other, day], 1)
    back = ~taken & (streams["back"].random(size) < share)
    delay = BACK_SECONDS * np.exp(BACK_SPREAD * streams["later"].standard_normal(size))
    later = answer_at(found.at, delay * course.delay[other, day] * 1000)
    rows = np.flatnonzero(chosen)
    again = np.flatnonzero(chosen & back)
    one = called(found.at[rows], found.side[rows], taken[rows], seconds[rows], number[rows], 0)
    two = called(later[again], other[again], ~taken[again], seconds[again], number[again], 1)
    return join(one, two)


def call_seconds(ways: Ways, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
    """Lengths of calls from the tie's own law."""
    if ways.call_law == "log-normal":
        noise = rng.standard_normal(size)
    else:
        noise = rng.logistic(size=size) / LOGISTIC_DEVIATION
    return np.asarray(np.minimum(ways.call_seconds * np.exp(ways.call_spread * noise), 14_400))


def called(
    at: NDArray[np.float64],
    side: NDArray[np.int64],
    taken: NDArray[np.bool_],
    seconds: NDArray[np.float64],
    number: NDArray[np.int64],
    turn: int,
) -> Lines:
    """Rows for calls; one that was not taken lasts no second."""
    size = len(at)
    return Lines(
        at=at,
        side=side,
        kind=np.full(size, CALL),
        seconds=np.where(taken, np.maximum(np.rint(seconds), 1), 0.0),
        answered=taken.astype(np.int64),
        length=np.full(size, -1),
        bout=number,
        turn=np.full(size, turn),
        first=np.ones(size, dtype=np.bool_),
        moved=np.zeros(size, dtype=np.bool_),
    )
