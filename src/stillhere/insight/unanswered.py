"""What I sent since their last sign, and when it is time to rest (N4, E2e)."""

from __future__ import annotations

from stillhere.insight.counts import count_of
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment

REST_AFTER = 3
REST_AFTER_IN_A_WEEK = 2
_WEEK = 7


def resting(found: Assessment, moment: Moment) -> bool:
    """Whether the rest rule holds: three unanswered, or two within a week.

    An assessment does not keep the times of all attempts. So two unanswered with the last of them
    in the past week count as two within a week: it errs towards rest.
    """
    if found.unanswered >= REST_AFTER:
        return True
    if found.unanswered < REST_AFTER_IN_A_WEEK or found.last_out is None:
        return False
    return (moment.today - moment.day(found.last_out)).days < _WEEK


def unanswered(found: Assessment, moment: Moment) -> Sentence | None:
    """On how many days I wrote or called since; None where I did not."""
    if found.unanswered_days < 1:
        return None
    did = _did(found)
    days = count_of(found.unanswered_days, "day", "days")
    if resting(found, moment):
        return say(
            f"You have {did} on {days} since then, so there is no hurry to write again.",
            "unanswered", "unanswered_days", "not_picked_up",
        )  # fmt: skip
    return say(f"You have {did} on {days} since then.", "unanswered_days", "not_picked_up")


def _did(found: Assessment) -> str:
    if found.not_picked_up == 0:
        return "written"
    return "called" if found.not_picked_up >= found.unanswered else "written or called"
