"""Which entries of a calendar tell of a life event, by the rules in `life_rules.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import msgspec

from stillhere.records.intake import Occasion, Outcome


class TitleRule(msgspec.Struct, frozen=True):
    """A kind of life event and the words by which a title tells of it."""

    kind: str
    words: tuple[str, ...]
    ends: bool = False


class ChannelRule(msgspec.Struct, frozen=True):
    """When most of what is written goes over to another app; see the file."""

    days: int
    messages: int
    share: float


class NumberRule(msgspec.Struct, frozen=True):
    """When one number comes in the place of another; see the file."""

    events: int
    overlap_days: int


class LifeRules(msgspec.Struct, frozen=True):
    """Everything in `life_rules.toml`."""

    never: tuple[str, ...]
    title: tuple[TitleRule, ...]
    channel: ChannelRule
    number: NumberRule


@cache
def rules() -> LifeRules:
    """The rules that are shipped."""
    text = files("stillhere.services").joinpath("life_rules.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), LifeRules)


def rule_for(title: str) -> TitleRule | None:
    """The rule that the title of an entry fits; None where it tells of no life event."""
    if _pattern(rules().never).search(title):
        return None
    return next((rule for rule in rules().title if _pattern(rule.words).search(title)), None)


def telling(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes of a reading without the entries that tell of no life event."""
    for item in outcomes:
        if type(item) is not Occasion or rule_for(item.words) is not None:
            yield item


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
