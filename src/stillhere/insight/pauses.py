"""The present pause beside the longest ones before it, which say whether it is unusual."""

from __future__ import annotations

from stillhere.insight import dates, lengths
from stillhere.insight.change import Change
from stillhere.insight.moment import Moment
from stillhere.insight.opened import Opened
from stillhere.insight.sentence import Sentence, say
from stillhere.insight.uncertainty import uncertainty
from stillhere.records.assessment import Assessment, Pause
from stillhere.records.person import Person

HEADING = "How long this pause is"


def pause(person: Person, found: Assessment, moment: Moment) -> tuple[Change, Opened] | None:
    """The row about the present pause and what it rests on; None where there is none of theirs."""
    told = uncertainty(person, found, moment)
    if not told:
        return None
    so_far = say(f"So far: {lengths.span(found.current_gap_days)}.", "current_gap_days")
    counted = tuple(_one(each, moment) for each in found.pauses)
    opened = Opened(
        times=_heading(len(counted)),
        counted=counted,
        left_out=(say("Time without any record.", "compared"),),
    )
    return Change("pause", HEADING, (so_far, *told)), opened


def _heading(count: int) -> tuple[Sentence, ...]:
    if count == 0:
        return (say("There is no earlier pause on record.", "pauses"),)
    if count == 1:
        return (say("There is one earlier pause on record.", "pauses"),)
    return (say("The longest pauses before it, the longest first.", "pauses"),)


def _one(each: Pause, moment: Moment) -> Sentence:
    begun = dates.named(moment.day(each.start), moment.today)
    return say(f"{lengths.span(each.days)}, from {begun} on.", "pauses")
