"""Warm moments in our own words, to begin a message from: offered, never filled in (R2).

Specific, and mutual: laughter on both sides, a thank-you that was answered, a picture, "remember
when". Never from a quarrel, nor around a death or an illness. What makes a moment stands in
`rules/memories/`, a file for each language; in other languages nothing is offered.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from stillhere.desk.check import check
from stillhere.desk.language import is_english

Kind = Literal["laughter", "thanks", "picture", "remember", "near"]
KINDS: dict[Kind, int] = {"laughter": 3, "remember": 3, "thanks": 2, "picture": 2, "near": 1}
"""The kinds, and how much each counts."""

FEWEST, MOST = 5, 50
"""Words of a message that can be quoted."""

LAUGHED = timedelta(hours=1)
ANSWERED = timedelta(days=1)
QUARREL = timedelta(days=3)
GRIEF = timedelta(days=30)
RECENT = timedelta(days=60)
"""What is newer is no memory yet."""

_LINK = re.compile(r"https?://|www\.|\d{6,}")
_DAY_MS = 86_400_000


class Said(msgspec.Struct, frozen=True):
    """A message with its words; `at` is Unix milliseconds UTC, `out` true where it is mine."""

    id: int
    at: int
    out: bool
    words: str


class Memory(msgspec.Struct, frozen=True):
    """A moment to begin from: one message of it, and of which kind the moment was.

    "near" is one that only its meaning tells.
    """

    said: Said
    kind: Kind


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    laughter: tuple[str, ...]
    thanks: tuple[str, ...]
    picture: tuple[str, ...]
    remember: tuple[str, ...]
    warm: tuple[str, ...]
    quarrel: tuple[str, ...]
    grief: tuple[str, ...]
    about: tuple[str, ...]


class Patterns(msgspec.Struct, frozen=True):
    """The lists of a language, each as one pattern by its name; `about` are whole sentences."""

    of: dict[str, re.Pattern[str]]
    about: tuple[str, ...]

    def has(self, name: str, words: str) -> bool:
        """Whether a word of the list `name` is in `words`."""
        return self.of[name].search(words) is not None


def memories(
    messages: Sequence[Said],
    now: int,
    declined: frozenset[int] = frozenset(),
    hard: Sequence[tuple[int, int]] = (),
    near: frozenset[int] = frozenset(),
) -> list[Memory]:
    """The warm moments in `messages`, the warmest first.

    Args:
        messages: of one person and me, in order of time.
        now: Unix milliseconds UTC.
        declined: the ids of messages that are not to be offered, nor any with the same words.
        hard: times (from, until; Unix ms) of illness or loss that the owner has told of.
        near: the ids of messages that mean about the same as one of `Patterns.about`.
    """
    rules = patterns()
    times = [said.at for said in messages]
    lower = [said.words.casefold().replace("’", "'") for said in messages]
    apart = [*hard, *_around(messages, lower, rules, "quarrel", QUARREL)]
    apart += _around(messages, lower, rules, "grief", GRIEF)
    gone = {words for said, words in zip(messages, lower, strict=True) if said.id in declined}
    found = []
    for place, said in enumerate(messages):
        if lower[place] in gone or now - said.at < _ms(RECENT) or not _quotable(said.words):
            continue
        kind = _kind(messages, lower, times, place, rules)
        if kind is None and said.id in near and _answered(messages, times, place):
            kind = "near"
        if kind and not any(start <= said.at <= end for start, end in apart):
            found.append(Memory(said, kind))
    return sorted(found, key=lambda one: _warmth(one, rules), reverse=True)


def first(candidates: Sequence[Memory]) -> Memory | None:
    """The first whose words are English and kind; most are never looked at so closely."""
    return next((one for one in candidates if _is_kind(one.said.words)), None)


@cache
def patterns(language: str = "en") -> Patterns:
    """The lists of `language`, two letters."""
    text = files("stillhere.desk").joinpath(f"rules/memories/{language}.toml").read_text("utf-8")
    rules = msgspec.convert(tomllib.loads(text), _Rules)
    lists: dict[str, tuple[str, ...]] = msgspec.structs.asdict(rules)
    plain = {name: words for name, words in lists.items() if name not in ("language", "about")}
    return Patterns({name: _pattern(words) for name, words in plain.items()}, rules.about)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    parts = [
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _kind(
    messages: Sequence[Said], lower: Sequence[str], times: Sequence[int], place: int,
    rules: Patterns,
) -> Kind | None:  # fmt: skip
    words, at = lower[place], times[place]
    if rules.has("laughter", words) or rules.has(
        "laughter", " ".join(lower[place + 1 : place + 3])
    ):
        near = _others(messages, times, place, at - _ms(LAUGHED), at + _ms(LAUGHED))
        own = any(rules.has("laughter", lower[one]) for one in (place, place + 1, place + 2)
                  if one < len(messages) and messages[one].out == messages[place].out)  # fmt: skip
        if own and any(rules.has("laughter", lower[one]) for one in near):
            return "laughter"
    kinds: tuple[Kind, ...] = ("remember", "thanks", "picture")
    for kind in kinds:
        if rules.has(kind, words) and (kind != "picture" or rules.has("warm", words)):
            return kind if _answered(messages, times, place) else None
    return None


def _answered(messages: Sequence[Said], times: Sequence[int], place: int) -> bool:
    at = times[place]
    return bool(_others(messages, times, place, at, at + _ms(ANSWERED)))


def _others(
    messages: Sequence[Said], times: Sequence[int], place: int, start: int, end: int
) -> list[int]:
    """The messages of the other side between two times."""
    places = range(bisect_left(times, start), bisect_right(times, end))
    return [one for one in places if messages[one].out != messages[place].out]


def _around(
    messages: Sequence[Said], lower: Sequence[str], rules: Patterns, name: str, wide: timedelta
) -> list[tuple[int, int]]:
    """The times around words of the list `name`, joined where they overlap."""
    spans: list[tuple[int, int]] = []
    for said, words in zip(messages, lower, strict=True):
        if rules.has(name, words):
            start, end = said.at - _ms(wide), said.at + _ms(wide)
            if spans and start <= spans[-1][1]:
                start = spans.pop()[0]
            spans.append((start, end))
    return spans


def _quotable(words: str) -> bool:
    """Long enough to be about something, short enough to be read, and no question."""
    asks = words.rstrip().endswith("?")
    return FEWEST <= len(words.split()) <= MOST and not asks and not _LINK.search(words)


def _is_kind(words: str) -> bool:
    found = check(words)
    return is_english(words) and not (found.flags or found.distress or found.danger)


def _warmth(one: Memory, rules: Patterns) -> tuple[int, int]:
    words = one.said.words.casefold()
    warm = len(set(rules.of["warm"].findall(words)))
    return (KINDS[one.kind] + min(warm, 3) + (0 if one.said.out else 1), one.said.at // _DAY_MS)


def _ms(wide: timedelta) -> int:
    return int(wide.total_seconds() * 1000)
