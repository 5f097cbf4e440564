"""Who waits for me, from what was found."""

from __future__ import annotations

from stillhere.insight.fairness import About, Fairness, Turn
from stillhere.insight.sentence import text
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages import waiting as pages
from stillhere.web.pages.parts import Step

WAITING = "/waiting"


def waiting_page(view: Fairness) -> pages.Waiting:
    """The page for `view`."""
    return pages.Waiting(
        lead=text(view.lead),
        waiting=tuple(map(_turn, view.waiting)),
        quieter=tuple(map(_told, view.quieter)),
        first_again=tuple(map(_told, view.first_again)),
        closing=text(view.closing),
        steps=(Step("Back to Today", "/"),),
    )


def _turn(turn: Turn) -> pages.Turn:
    return pages.Turn(
        turn.name,
        address(turn.person),
        text(turn.said),
        (
            Step(turn.write, address(turn.person, "write")),
            Step(turn.leave, address(turn.person, "no-answer"), post=True),
        ),
    )


def _told(line: About) -> pages.Told:
    return pages.Told(text(line.said), Step(f"Open the page of {line.name}", address(line.person)))
