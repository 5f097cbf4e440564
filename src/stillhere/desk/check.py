"""The message check: one strength, at most two hints, and always “keep as it is”.

It says how words may land, never what the writer is. Nothing is scored, stored or changed. Craft,
not science: the rules rest on clinical summaries and on studies of rated scenarios.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from stillhere.desk.distress import Distress, distress, received
from stillhere.desk.finder import Match
from stillhere.desk.flags import Raised, raised
from stillhere.desk.language import is_english
from stillhere.desk.length import WORDS, is_too_long, measured
from stillhere.desk.quoted import quotations, without_quotations
from stillhere.desk.reading import Reading, Span
from stillhere.desk.rulebook import FLAGS, TOO_LONG, Rulebook, rulebook

Where = Literal["draft", "received"]
HINTS = 2
LONG_REASON = "This is long, or asks much at once. One warm line and an open door may be enough."
LONG_KINDER = "Keep the first warm line. Save the rest for yourself, unsent."


class Around(msgspec.Struct, frozen=True):
    """What is known around a draft.

    `letter`: the person says that it is a letter or stays unsent. `answers`: the last message
    that came in, where this is a reply. `unanswered`: own messages since then. `ours`: jokes that
    the person marked as theirs together.
    """

    letter: bool = False
    answers: str = ""
    unanswered: int = 0
    ours: tuple[str, ...] = ()


class Hint(msgspec.Struct, frozen=True):
    """One suggestion. `phrase` is text[start:end]; of a long message it is empty."""

    flag: str
    phrase: str
    start: int
    end: int
    reason: str
    kinder: str


class Strength(msgspec.Struct, frozen=True):
    """Something that is good in the draft, and the sentence that says so."""

    id: str
    says: str


class Checked(msgspec.Struct, frozen=True):
    """What the check found. `flags` and `strengths` hold all; `hints` and `strength` what to show.

    `english` is false where the text is in another language: then all else is empty.
    `danger` is true for words of violence or control; `no` for a message that asks for distance.
    """

    english: bool = True
    strength: Strength | None = None
    hints: tuple[Hint, ...] = ()
    distress: Distress = None
    danger: bool = False
    no: bool = False
    flags: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()


def check(text: str, where: Where = "draft", around: Around | None = None) -> Checked:
    """Read `text` as a draft, or as a message that came in."""
    if not is_english(text):
        return Checked(english=False)
    rules = rulebook()
    if where == "received":
        return _received(rules.read(text), rules)
    return _draft(text, around or Around(), rules)


def _received(reading: Reading, rules: Rulebook) -> Checked:
    return Checked(
        distress=received(reading, rules),
        danger=bool(rules.danger.standing(reading)),
        no=bool(rules.no.standing(reading)),
    )


def _draft(text: str, around: Around, rules: Rulebook) -> Checked:
    own = without_quotations(text)
    for joke in filter(None, around.ours):
        own = own.replace(joke, " " * len(joke))
    reading = rules.read(own)
    found = raised(reading, rules, but=_waived(around))
    hints = [_hint(text, reading, one) for one in found]
    if TOO_LONG not in _waived(around) and is_too_long(own, around.unanswered):
        hints.append(Hint(TOO_LONG, "", 0, len(text), LONG_REASON, LONG_KINDER))
    strengths = _strengths(reading, rules, [one.match for one in found])
    raised_ids = {hint.flag for hint in hints}
    return Checked(
        strength=strengths[0] if strengths else None,
        hints=tuple(hints[:HINTS]),
        distress=distress(reading, rules) or _quoted_distress(text, rules),
        danger=bool(rules.danger.standing(reading)),
        flags=tuple(name for name in FLAGS if name in raised_ids),
        strengths=tuple(one.id for one in strengths),
    )


def _waived(around: Around) -> frozenset[str]:
    """The flags that what is known around the draft makes pointless."""
    waived = set()
    if around.letter or measured(around.answers).words > WORDS:
        waived.add(TOO_LONG)
    if "?" in around.answers:
        waived |= {"demand_explanation", "unsolicited_advice"}
    return frozenset(waived)


def _hint(text: str, reading: Reading, one: Raised) -> Hint:
    start, end = _trimmed(text, reading.span(one.match.start, one.match.end))
    return Hint(one.rule.id, text[start:end], start, end, one.rule.reason, one.rule.kinder)


def _trimmed(text: str, span: Span) -> Span:
    end = span.start + len(text[span.start : span.end].rstrip(" \n,.;:!"))
    return Span(span.start, end)


def _strengths(reading: Reading, rules: Rulebook, flagged: list[Match]) -> list[Strength]:
    return [
        Strength(name, plain.says)
        for name, plain in rules.strengths.items()
        if any(not _spoiled(match, flagged) for match in plain.standing(reading))
    ]


def _spoiled(match: Match, flagged: list[Match]) -> bool:
    return any(match.overlaps(other) for other in flagged)


def _quoted_distress(text: str, rules: Rulebook) -> Distress:
    quoted = quotations(text)
    return received(rules.read(quoted), rules) if quoted else None
