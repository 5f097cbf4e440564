"""Conversations in writing: an attempt, an answer at any delay or none, and what follows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.simulate.bouts import DAY
from stillhere.rhythm.simulate.lines import MESSAGE, Lines
from stillhere.rhythm.simulate.scene import Scene

QUICK_SECONDS, QUICK_SPREAD = 50.0, 1.3
"""Median seconds between turns once both are talking, and the deviation of the logarithm."""

WITHIN_SECONDS, WITHIN_SPREAD = 12.0, 0.8
"""The same between the messages of one turn."""

LENGTH_SPREAD = 0.8
MOST_TURNS = 60


def messages(scene: Scene, chosen: NDArray[np.bool_]) -> Lines:
    """The conversations that are written."""
    ways, streams, other = scene.ways, scene.streams, scene.other
    share = np.array(ways.answer)[other] * scene.answers
    answered = streams["answer"].random(scene.size) < share
    noise = streams["delay"].standard_normal(scene.size)
    seconds = np.array(ways.delay)[other] * np.exp(np.array(ways.spread)[other] * noise)
    delay = scene.answer_at(seconds) - scene.found.at
    following = geometric(
        streams["turns"].random(scene.size), ways.turns * scene.course.chat[scene.day]
    )
    turns = np.where(answered, 2 + following, 1)
    return written(scene, np.flatnonzero(chosen), turns, delay)


def geometric(uniform: NDArray[np.float64], mean: NDArray[np.float64]) -> NDArray[np.int64]:
    """A geometric number from 0 to `MOST_TURNS` with the given mean."""
    going_on = np.log(np.maximum(mean, 1e-9) / (1 + mean))
    drawn = np.log(np.maximum(uniform, 1e-300)) / going_on
    return np.minimum(np.floor(drawn), MOST_TURNS).astype(np.int64)


def written(
    scene: Scene,
    rows: NDArray[np.int64],
    turns: NDArray[np.int64],
    delay: NDArray[np.float64],
) -> Lines:
    """Spread the conversations `rows` over their turns, and turns over their messages."""
    bout = np.repeat(rows, turns[rows])
    turn = position(turns[rows])
    burst = burst_sizes(scene, len(bout))
    bout, turn = np.repeat(bout, burst), np.repeat(turn, burst)
    first = position(burst) == 0
    at = scene.found.at[bout] + waited(scene, bout, turn, first, delay)
    side = scene.found.side[bout] ^ (turn & 1)
    return Lines(
        at=at,
        side=side,
        kind=np.full(len(at), MESSAGE),
        seconds=np.full(len(at), np.nan),
        answered=np.full(len(at), -1),
        length=lengths(scene, at, side),
        bout=bout,
        turn=turn,
        first=first,
        moved=moved(scene)[bout],
    )


def burst_sizes(scene: Scene, turns: int) -> NDArray[np.int64]:
    """How many messages each of so many turns has."""
    mean = np.full(turns, scene.ways.burst - 1)
    return 1 + geometric(scene.streams["burst"].random(turns), mean)


def waited(
    scene: Scene,
    bout: NDArray[np.int64],
    turn: NDArray[np.int64],
    first: NDArray[np.bool_],
    delay: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Milliseconds of each message since its conversation began."""
    noise = scene.streams["pace"].standard_normal(len(bout))
    quick = QUICK_SECONDS * np.exp(QUICK_SPREAD * noise)
    within = WITHIN_SECONDS * np.exp(WITHIN_SPREAD * noise)
    gap = np.where(first, quick, within) * 1000
    gap = np.where(first & (turn == 1), delay[bout], gap)
    begins = first & (turn == 0)
    gap[begins] = 0
    total = np.cumsum(gap)
    return np.asarray(total - total[begins][np.cumsum(begins) - 1])


def lengths(scene: Scene, at: NDArray[np.float64], side: NDArray[np.int64]) -> NDArray[np.int64]:
    """Characters of each message, one at least."""
    day = np.minimum(at // DAY, scene.course.days - 1).astype(np.int64)
    noise = scene.streams["length"].standard_normal(len(at))
    median = np.array(scene.ways.length)[side] * scene.course.length[side, day]
    return np.maximum(np.rint(median * np.exp(LENGTH_SPREAD * noise)), 1).astype(np.int64)


def moved(scene: Scene) -> NDArray[np.bool_]:
    """Whether each conversation goes by the second channel."""
    share = scene.course.moved[scene.day]
    return np.asarray(scene.streams["moved"].random(scene.size) < share)


def position(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, 2 … within consecutive groups of the given sizes."""
    starts = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) - np.repeat(starts, sizes)
