"""Whether a message is long for a first word after a silence.

The limits are choices of this program. Messages that were studied as caring contacts have one or
two sentences (Comtois et al. 2019).
"""

from __future__ import annotations

import re
from typing import NamedTuple

WORDS = 120
SENTENCES = 6
QUESTIONS = 1
UNANSWERED = 3
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUESTION = re.compile(r"[?？][?!]*|![!]*\?[?!]*")
_CRY = re.compile(r"(?:^|(?<=[.!?]\s))\w+\?+!+[?!]*")
_SENTENCE = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b[DM]r)(?<!\bMrs)(?<!\bSt)(?<!\bProf)"
    r"[.!?…]+(?=[\s”\"')]|$)"
)
_ADDED = re.compile(r"\bP\.?\s?(?:P\.?\s?)*S\b\.?(?!\w)", re.IGNORECASE)
_ANOTHER = re.compile(
    r"(?:^|[.!?\n]\s*)(?:and|oh and|oh|also)?,?\s*(?:another|one more) thing\b"
    r"(?!\s+(?:i|we)\s+(?:love|like|adore)|\s*:\s*i (?:love|miss))",
    re.IGNORECASE,
)
_QUARREL = re.compile(
    r"\b(?:argument|row|fight|quarrel|falling.out|what happened (?:at|that)"
    r"|that night)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:you|i|he|she|we)(?:['’]d| had)? (?:said|told|shouted|slammed|yelled|called|started|"
    r"accused|walked|answered|replied|screamed|threw|left|did|insisted|refused)\b",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\b(?:did(?:n['’]?t| not)|never|no) (?:even )?(?:call|ring|phone|come|write|text|visit|"
    r"answer|reply|show|word|card|message|letter)\w*|\bnothing\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
    r"|(?:19|20)\d\d"
    r"|(?:on|in|at|since) (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|christmas|easter|\w+day|my birthday)|my birthday)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b\d{1,2}[.:]\d{2}\b|\b(?:at|until|by|from) \d{1,2}\b|\bplatform \d|\b\d{1,4}[a-z]? [A-Z]\w+ "
    r"(?:Road|Street|Lane|Avenue|Square|Close|Way|Drive|Hill)\b|\b(?:bus|tram|gate|flight) \d",
)


class Length(NamedTuple):
    """What a message is made of."""

    words: int
    sentences: int
    questions: int


def measured(text: str) -> Length:
    """The words, sentences and questions of `text`."""
    plain = _ADDED.sub("PS", text)
    return Length(
        len(_WORD.findall(text)),
        len(_SENTENCE.findall(plain)),
        len(_QUESTION.findall(_CRY.sub("", text))),
    )


def is_too_long(text: str, unanswered: int = 0) -> bool:
    """Whether `text` is long, asks much, or goes over what was; times and places may be many."""
    length = measured(text)
    practical = len(_PLACE.findall(text)) >= 2 and not _lists_silence(text)
    spare = 6 if practical else 0
    return (
        length.words > WORDS
        or length.sentences > SENTENCES + spare
        or length.questions > QUESTIONS + spare
        or unanswered >= UNANSWERED
        or len(_ADDED.findall(text)) > 1
        or _ANOTHER.search(text) is not None
        or _lists_silence(text)
        or (_QUARREL.search(text) is not None and len(_TOLD.findall(text)) > 1)
    )


def _lists_silence(text: str) -> bool:
    return len(_MISSED.findall(text)) >= 2 and len(_DATE.findall(text)) >= 2
