"""Good news: somebody is reaching back, or is back in touch (N9)."""

from __future__ import annotations

from stillhere.insight import contact, lengths
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment

_JUST_BACK_DAYS = 28


def reconnecting(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    """Contact returns after a long pause, or has lately returned."""
    back = found.back_since
    if back is not None and (moment.today - moment.day(back)).days > _JUST_BACK_DAYS:
        return _back_in_touch(them, found)
    if found.who == "me":
        first = say(f"You are reaching back to {them.name}.", "status", "who")
        return (first,)
    if found.who == "both":
        first = say(f"You and {them.name} are in touch again.", "status", "who")
    else:
        first = say(f"{them.name} is reaching back.", "status", "who")
    return (first, *_came_back(them, found, moment))


def _came_back(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    if found.back_since is None:
        return ()
    when = moment.on(found.back_since)
    after = ""
    if found.quiet_before_days is not None:
        after = f", after {lengths.span(found.quiet_before_days)}"
    last = found.last_in
    if last is None or moment.day(last) <= moment.day(found.back_since):
        did = contact.last_verb(found).they_did(them)
        return (say(f"{did} {when}{after}.", "back_since", "quiet_before_days", "last_in_kind"),)
    did = contact.verb(found).they_did(them)
    return (say(f"{did} {when}, and again {moment.on(last)}{after}.",
                "back_since", "last_in", "quiet_before_days"),)  # fmt: skip


def _back_in_touch(them: Voice, found: Assessment) -> tuple[Sentence, ...]:
    if found.who in ("me", "both"):
        first = say(f"You and {them.name} are back in touch.", "back_since", "who")
    else:
        first = say(f"{them.name} is back in touch.", "back_since", "who")
    if found.their_days.now is None:
        return (first,)
    do = contact.verb(found).they_do(them)
    often = lengths.a_week(found.their_days.now)
    return first, say(f"Lately {do} {often}.", "their_days")
