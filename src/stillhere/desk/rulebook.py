"""The rules of one language, read from its file and compiled."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from stillhere.desk.finder import Finder, Match
from stillhere.desk.lexicon import Lexicon
from stillhere.desk.phrase import classes_of, compiled
from stillhere.desk.reading import Reading, read
from stillhere.desk.shorthand import Shorthand

Phrases = tuple[str, ...]
TOO_LONG = "too_long"
FLAGS = (
    "blame", "guilt", "pressure", "demand_explanation", "sarcasm", "conditional_love", "minimising",
    "unsolicited_advice", "comparison", "ultimatum", TOO_LONG, "surveillance", "third_party",
    "absolute_self",
)  # fmt: skip
STRENGTHS = (
    "specific_memory", "no_need_to_answer", "appreciation", "small_offer", "open_door",
    "own_vulnerability", "acknowledge", "warmth",
)  # fmt: skip


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    cues: Phrases
    unless: Phrases = ()


class _Flag(_Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    label: str
    weight: int
    reason: str
    kinder: str
    near: Phrases = ()
    anywhere: Phrases = ()


class _Strength(_Rule, frozen=True, forbid_unknown_fields=True, kw_only=True):
    says: str


class _Distress(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    now: Phrases
    thoughts: Phrases
    struggling: Phrases
    idioms: Phrases
    softened: Phrases
    recent: Phrases
    raise_: Phrases = msgspec.field(name="raise")
    calm: Phrases
    other_before: Phrases
    other: Phrases


class _Permission(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: Phrases


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    shorthand: Shorthand
    classes: dict[str, Phrases]
    permission: _Permission
    flag: dict[str, _Flag]
    strength: dict[str, _Strength]
    distress: _Distress
    danger: _Rule
    no: _Rule


class FlagRule(NamedTuple):
    """A flag: what the file says of it, and its phrases."""

    id: str
    label: str
    weight: int
    reason: str
    kinder: str
    cues: Finder
    unless: Finder
    near: Finder
    anywhere: Finder


class Plain(NamedTuple):
    """Cues, and what takes them back. `says` names a strength."""

    cues: Finder
    unless: Finder
    says: str = ""

    def standing(self, reading: Reading) -> list[Match]:
        """The cues in `reading` that nothing takes back."""
        found = list(self.cues.find(reading))
        back = self.unless.over(reading, found)
        return [one for one in found if not any(one.overlaps(other) for other in back)]


class Rulebook(NamedTuple):
    """The rules of a language. `distress` has a finder for each list of the file."""

    language: str
    shorthand: Shorthand
    permission: Finder
    flags: dict[str, FlagRule]
    strengths: dict[str, Plain]
    distress: dict[str, Finder]
    danger: Plain
    no: Plain
    lexicon: Lexicon

    def read(self, text: str) -> Reading:
        """`text` as these rules compare it."""
        return read(text, self.shorthand, self.lexicon)


@cache
def rulebook(language: str = "en") -> Rulebook:
    """The rules of `language`, two letters.

    Raises:
        BadPhraseError: a phrase of the file cannot be read.
        msgspec.ValidationError: something is missing in the file, or there is too much.
    """
    text = files("stillhere.desk").joinpath(f"rules/{language}.toml").read_text("utf-8")
    return parsed(text)


def parsed(text: str) -> Rulebook:
    """The rules that `text` holds (TOML); raises as `rulebook` does."""
    file = msgspec.convert(tomllib.loads(text), _File)
    if set(file.flag) | {TOO_LONG} != set(FLAGS) or set(file.strength) != set(STRENGTHS):
        msg = "the flags and strengths of a rule file are those that the program knows"
        raise msgspec.ValidationError(msg)
    classes = classes_of(file.classes)
    lexicon = Lexicon(text)

    def finder(phrases: Phrases) -> Finder:
        return Finder((compiled(phrase, classes) for phrase in phrases), lexicon)

    def taking_back(phrases: Phrases) -> Finder:
        return Finder((compiled(phrase, classes, far=True) for phrase in phrases), lexicon)

    distress = msgspec.structs.asdict(file.distress)
    return Rulebook(
        file.language,
        file.shorthand.with_slips(),
        finder(file.permission.phrases),
        {
            name: FlagRule(
                name, one.label, one.weight, one.reason, one.kinder,
                finder(one.cues), taking_back(one.unless), finder(one.near), finder(one.anywhere),
            )
            for name, one in file.flag.items()
        },
        {
            name: Plain(finder(file.strength[name].cues), taking_back(file.strength[name].unless),
                        file.strength[name].says)
            for name in STRENGTHS
        },
        {name: taking_back(phrases) for name, phrases in distress.items()},
        Plain(finder(file.danger.cues), taking_back(file.danger.unless)),
        Plain(finder(file.no.cues), taking_back(file.no.unless)),
        lexicon,
    )  # fmt: skip
