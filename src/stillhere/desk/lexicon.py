"""The sets of words that phrases ask for, each known by a number.

A text is held against all of them at once, word by word: far fewer steps than phrase by phrase.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_WORD = re.compile(r"[^\s(){}|\[\]^$\"]+")


class Lexicon:
    """The sets of words of one rule file."""

    def __init__(self, file: str = "") -> None:
        """Begin with no set; `file`, the rule file, tells which words are common."""
        self._common = Counter(_WORD.findall(file))
        self._numbers: dict[frozenset[str], int] = {}
        self._of_word: dict[str, list[int]] = {}

    def __contains__(self, word: str) -> bool:
        """Whether any set holds `word`."""
        return word in self._of_word

    def number(self, words: frozenset[str]) -> int:
        """The number of the set `words`."""
        known = self._numbers.get(words)
        if known is None:
            known = self._numbers[words] = len(self._numbers)
            for word in words:
                self._of_word.setdefault(word, []).append(known)
        return known

    def commonness(self, words: frozenset[str]) -> int:
        """How often words of the set stand in the rule file: a guess at how often in a text."""
        return sum(map(self._common.__getitem__, words))

    def standing(self, places: Mapping[str, int]) -> list[int]:
        """For each set the places of its words, as bits; `places` gives those of each word."""
        bits = [0] * len(self._numbers)
        for word, at in places.items():
            for number in self._of_word.get(word, ()):
                bits[number] |= at
        return bits
