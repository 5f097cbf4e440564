"""What I sent since their last sign (N4)."""

from __future__ import annotations

from stillhere.insight.counts import count_of
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment


def unanswered(found: Assessment, *, resting: bool) -> Sentence | None:
    """On how many days I wrote or called since; None where I did not.

    `resting`: the rest rule holds (`desk.pace`).
    """
    if found.unanswered_days < 1:
        return None
    did = _did(found)
    days = count_of(found.unanswered_days, "day", "days")
    if resting:
        return say(
            f"You have {did} on {days} since then, so there is no hurry to write again.",
            "unanswered", "unanswered_days", "not_picked_up",
        )  # fmt: skip
    return say(f"You have {did} on {days} since then.", "unanswered_days", "not_picked_up")


def _did(found: Assessment) -> str:
    if found.not_picked_up == 0:
        return "written"
    return "called" if found.not_picked_up >= found.unanswered else "written or called"
