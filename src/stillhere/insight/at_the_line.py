"""Turning points in the few words that stand at their dotted line."""

from __future__ import annotations

from stillhere.insight import dates
from stillhere.insight.moment import Moment
from stillhere.records.assessment import Assessment, TurningPoint

LESS = ("gone_quiet", "quieter")


def at_the_line(found: Assessment, moment: Moment) -> tuple[tuple[int, str], ...]:
    """When contact changed (Unix ms) and what changed then, oldest first.

    Earlier changes first, then where the present one began and when they last gave a sign.
    """
    earlier = [
        (turn.at, f"{_when(turn, moment)}: {_what(turn)}")
        for turn in found.turning
        if turn.at != found.since and (turn.until is not None or turn.kind == "reconnecting")
    ]
    return (*earlier, *_present(found, moment))


def _present(found: Assessment, moment: Moment) -> tuple[tuple[int, str], ...]:
    if found.since is None or found.status not in LESS:
        return ()
    begun = f"{moment.begun(found) or ''}: less than usual".strip(": ")
    if found.status != "gone_quiet" or found.last_in is None:
        return ((found.since, begun),)
    last = moment.on(found.last_in).removeprefix("on ")
    return (found.since, begun), (found.last_in, f"{last}: the last sign so far")


def _when(turn: TurningPoint, moment: Moment) -> str:
    if turn.kind == "reconnecting":
        return moment.on(turn.at).removeprefix("on ")
    return dates.around(moment.day(turn.low), moment.day(turn.high), moment.today)


def _what(turn: TurningPoint) -> str:
    mine = turn.who == "me"
    match turn.kind:
        case "reconnecting":
            return "in touch again"
        case "gone_quiet":
            return "a long pause of yours" if mine else "a long pause"
        case "shallower":
            what = "talks" if turn.who == "both" else "messages"
            return f"{'your ' if mine else ''}{what} became shorter"
    return "less from you than usual" if mine else "less than usual"
