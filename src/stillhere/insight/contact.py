"""What the contact of two people consists of, and so which verb is true: wrote, called, or both."""

from __future__ import annotations

from typing import NamedTuple

from stillhere.insight.pronouns import Voice
from stillhere.records.assessment import Assessment, ThenNow

_FEW_CALLS = 0.25


class Verb(NamedTuple):
    """A verb with what follows it: base "write", past "wrote", participle "written", rest ""."""

    base: str
    past: str
    done: str
    rest: str = ""

    def they_do(self, them: Voice) -> str:
        """Such as "he writes", "they are in touch"."""
        return f"{them.does(self.base)}{self.rest}"

    def they_did(self, them: Voice) -> str:
        """Such as "he wrote", "they were in touch"."""
        past = them.verb("was") if self.base == "be" else self.past
        return f"{them.subject} {past}{self.rest}"

    def you_do(self) -> str:
        """Such as "you write", "you are in touch"."""
        return f"you {'are' if self.base == 'be' else self.base}{self.rest}"

    def you_did(self) -> str:
        """Such as "you wrote", "you were in touch"."""
        return f"you {'were' if self.base == 'be' else self.past}{self.rest}"

    def have_done(self) -> str:
        """After "has" or "have": "written", "been in touch"."""
        return f"{self.done}{self.rest}"


WRITE = Verb("write", "wrote", "written")
CALL = Verb("call", "called", "called")
TOUCH = Verb("be", "was", "been", " in touch")


def verb(found: Assessment) -> Verb:
    """The verb that holds for all of their contact."""
    words, calls = _any(found.message_length, 0.0), _any(found.calls_week, _FEW_CALLS)
    if words and not calls:
        return WRITE
    return CALL if calls and not words else TOUCH


def last_verb(found: Assessment) -> Verb:
    """The verb for their last sign alone."""
    known = {"message": WRITE, "call": CALL}
    return known.get(found.last_in_kind or "", TOUCH)


def _any(measure: ThenNow, above: float) -> bool:
    return any(value is not None and value > above for value in (measure.then, measure.now))
