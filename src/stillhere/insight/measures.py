"""When then and now differ clearly enough to be told (U2)."""

from __future__ import annotations

from stillhere.records.assessment import Assessment, ThenNow

LONGER, DAYS_LONGER = 1.25, 3
"""How much longer than every pause before it a pause is that nobody would call usual."""


def as_usual(found: Assessment) -> bool:
    """Whether it may be said that all is as usual.

    Not while a pause is clearly longer than every one before it, even where that is no finding
    yet: too little evidence for a notice is no evidence that all is well.
    """
    if found.status != "steady" or found.longest_before is None:
        return found.status == "steady"
    longest = found.longest_before.days
    return found.current_gap_days <= max(LONGER * longest, longest + DAYS_LONGER)


def known(measure: ThenNow) -> bool:
    """Whether there is something to say of then and of now."""
    return measure.then is not None and measure.now is not None


def differs(measure: ThenNow, factor: float, least: float) -> bool:
    """Whether then and now are apart by a `factor` and by at least `least` of the measure's unit.

    Both are asked for: a small number doubles easily, and a large one moves by much easily.
    """
    if measure.then is None or measure.now is None:
        return False
    low, high = sorted((measure.then, measure.now))
    return high - low >= least and high >= factor * low


def fell(measure: ThenNow) -> bool:
    """Whether it is less now than it was."""
    return measure.then is not None and measure.now is not None and measure.now < measure.then
