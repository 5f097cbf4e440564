"""Pages of few words: a question before something final, and what to say when something fails."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Step


@dataclass(frozen=True, slots=True)
class Confirm:
    """A question before something that cannot be undone.

    Attributes:
        heading: The question.
        body: What would go, and what would stay.
        pair: Keep, then go on.
    """

    heading: str
    body: tuple[str, ...]
    pair: tuple[Step, Step]


@dataclass(frozen=True, slots=True)
class Sorry:
    """Something did not work.

    Attributes:
        heading: What happened, in plain words.
        body: That nothing is lost, and what to do next.
        steps: Where to go from here.
    """

    heading: str
    body: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Away:
    """The neutral page of the quick exit; it has no frame and names nothing."""
