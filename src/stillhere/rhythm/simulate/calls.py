"""Calls: taken or not, how long, and called back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.simulate.lines import CALL, Lines, join
from stillhere.rhythm.simulate.parameters import Ways
from stillhere.rhythm.simulate.scene import Scene

BACK_SECONDS, BACK_SPREAD = 2_400.0, 1.3
"""Median seconds until a missed call is called back, and the deviation of the logarithm."""

LONGEST_SECONDS = 14_400.0
LOGISTIC_DEVIATION = np.pi / np.sqrt(3)


def calls(scene: Scene, chosen: NDArray[np.bool_]) -> Lines:
    """The conversations that are calls, and the calls back."""
    ways, streams = scene.ways, scene.streams
    share = np.array(ways.taken)[scene.other] * scene.answers
    taken = streams["taken"].random(scene.size) < share
    seconds = call_seconds(ways, streams["seconds"], scene.size) * scene.course.calls[scene.day]
    share = ways.called_back * np.minimum(scene.answers, 1)
    back = ~taken & (streams["back"].random(scene.size) < share)
    noise = streams["later"].standard_normal(scene.size)
    later = scene.answer_at(BACK_SECONDS * np.exp(BACK_SPREAD * noise))
    rows, again = np.flatnonzero(chosen), np.flatnonzero(chosen & back)
    first = called(rows, scene.found.at, scene.found.side, np.where(taken, seconds, 0.0), turn=0)
    return join(first, called(again, later, scene.other, seconds, turn=1))


def call_seconds(ways: Ways, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
    """Lengths of calls from the tie's own law."""
    if ways.call_law == "log-normal":
        noise = rng.standard_normal(size)
    else:
        noise = rng.logistic(size=size) / LOGISTIC_DEVIATION
    seconds = ways.call_seconds * np.exp(ways.call_spread * noise)
    return np.clip(seconds, 2, LONGEST_SECONDS)


def called(
    rows: NDArray[np.int64],
    at: NDArray[np.float64],
    side: NDArray[np.int64],
    seconds: NDArray[np.float64],
    *,
    turn: int,
) -> Lines:
    """The calls of the conversations `rows`; one of no seconds was not taken."""
    size = len(rows)
    return Lines(
        at=at[rows],
        side=side[rows],
        kind=np.full(size, CALL),
        seconds=np.ceil(seconds[rows]),
        answered=(seconds[rows] > 0).astype(np.int64),
        length=np.full(size, -1),
        bout=rows,
        turn=np.full(size, turn),
        first=np.ones(size, dtype=np.bool_),
        moved=np.zeros(size, dtype=np.bool_),
    )
