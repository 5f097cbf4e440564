"""Whether a text is English, told cheaply by its small words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")


def is_english(text: str) -> bool:
    """False only where the small words, or the script, speak for another language."""
    letters = len(_LETTER.findall(text))
    if letters and len(_BEYOND_LATIN.findall(text)) * 2 > letters:
        return False
    words = [word.casefold() for word in _WORD.findall(text)]
    english, others = _small_words()
    ours = sum(word in english for word in words)
    theirs = sum(word in others for word in words)
    if theirs > ours and theirs >= 2:
        return False
    accents = sum(not word.isascii() for word in words)
    return bool(ours) or len(words) < 3 or (accents < 2 and not theirs)


@cache
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    text = files("stillhere.desk").joinpath("rules/small_words.toml").read_text("utf-8")
    table: dict[str, str] = tomllib.loads(text)
    english = frozenset(table.pop("en").split())
    return english, frozenset(" ".join(table.values()).split()) - english
