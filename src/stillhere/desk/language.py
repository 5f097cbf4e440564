"""Which language a text is in, told cheaply by its small words, and for which there are rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")
SMALL_WORDS = "small_words"


def language_of(text: str) -> str | None:
    """The language of `text` in two letters; English in doubt, None where it is an unknown one."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if _is_english(text, words):
        return "en"
    counts = {name: sum(word in small for word in words) for name, small in _small_words().items()}
    best = max(counts, key=lambda name: counts[name])
    return best if best != "en" and counts[best] >= 2 else None


def is_english(text: str) -> bool:
    """False only where the small words, or the script, speak for another language."""
    return _is_english(text, [word.casefold() for word in _WORD.findall(text)])


@cache
def languages() -> frozenset[str]:
    """The languages whose rules a native writer has written: the files of `rules/`, by name."""
    names = (file.name for file in files("stillhere.desk").joinpath("rules").iterdir())
    found = {name.removesuffix(".toml") for name in names if name.endswith(".toml")}
    return frozenset(found - {SMALL_WORDS})


def _is_english(text: str, words: Sequence[str]) -> bool:
    letters = len(_LETTER.findall(text))
    if letters and len(_BEYOND_LATIN.findall(text)) * 2 > letters:
        return False
    english, others = _small_words()["en"], _of_others()
    ours = sum(word in english for word in words)
    theirs = sum(word in others for word in words)
    if theirs > ours and theirs >= 2:
        return False
    accents = sum(not word.isascii() for word in words)
    return bool(ours) or len(words) < 3 or (accents < 2 and not theirs)


@cache
def _small_words() -> dict[str, frozenset[str]]:
    text = files("stillhere.desk").joinpath(f"rules/{SMALL_WORDS}.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


@cache
def _of_others() -> frozenset[str]:
    """The small words of other languages that are no English ones."""
    small = _small_words()
    return (
        frozenset().union(*(words for name, words in small.items() if name != "en")) - small["en"]
    )
