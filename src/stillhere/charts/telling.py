"""The descriptions of the ribbons: the same findings for those who do not see them."""

from __future__ import annotations

import numpy as np

from stillhere.charts.record import RibbonData, Strands
from stillhere.charts.table import coverage
from stillhere.charts.waits import Wait
from stillhere.charts.words import counted, date, local, month

READING = "Above the line what {who} wrote, below it what you wrote, calls as lights on the line."


def title(data: RibbonData) -> str:
    """Who, from, to."""
    first, last = (month(local(at, data.zone)) for at in (data.start, data.end))
    return f"You and {data.who}, {first}" + ("" if first == last else f" to {last}")


def description(data: RibbonData, sides: Strands, waits: list[Wait]) -> str:
    """Three to five sentences."""
    sentences = [READING.format(who=data.who), coverage(data)]
    sentences += [_ended(note.words) for note in data.turning]
    sentences += _last_sign(data, sides)
    still = sum(w.open for w in waits)
    if still:
        verb = "has" if still == 1 else "have"
        what = counted(still, "attempt", "attempts")
        sentences.append(f"{what} of yours {verb} no answer in your record yet.")
    return " ".join(sentences)


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _last_sign(data: RibbonData, sides: Strands) -> list[str]:
    signs = sides.signs[: int(np.searchsorted(sides.signs, data.end))]
    if not len(signs):
        return []
    day = date(local(int(signs[-1]), data.zone))
    return [f"The last sign from {data.who} in your record is of {day}."]
