"""Somebody who knows both: whom one can ask, once."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Step


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who knows both.

    Attributes:
        name: Their name.
        known_from: From where the record knows that.
        words: How to ask them, to take or leave.
        step: The step to a message of one’s own to them.
    """

    name: str
    known_from: str
    words: str
    step: Step


@dataclass(frozen=True, slots=True)
class Between:
    """Whom one could ask whether a person is well.

    Attributes:
        name: About whom.
        back: The step to the desk.
        how: What keeps it kind, a sentence each.
        helpers: At most three people; none once somebody was asked.
        instead: What is said where nobody is named.
        words: How to ask somebody who is not named, or "".
        pair: It was done, or not now; none once somebody was asked.
        undo: Nobody was asked after all.
    """

    name: str
    back: Step
    how: tuple[str, ...]
    helpers: tuple[Helper, ...]
    instead: str
    words: str
    pair: tuple[Step, ...]
    undo: Step | None = None
