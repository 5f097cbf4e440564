"""Writing out what people shorten: contractions, texting words, missing apostrophes, slips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from stillhere.desk.reading import Span


class Followed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that stands for others only before certain words: "ill" before "stop"."""

    then: str
    before: frozenset[str]


class Shorthand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of a language.

    `words` are whole words, `endings` what follows an apostrophe, `is_after` the words whose "'s"
    means "is". `slips` are words that are also known with two letters swapped or one left out,
    unless that makes one of `real`.
    """

    words: dict[str, str]
    endings: dict[str, str]
    is_after: frozenset[str]
    followed: dict[str, Followed]
    slips: tuple[str, ...] = ()
    real: frozenset[str] = frozenset()

    def with_slips(self) -> Shorthand:
        """The same table, with every slip as a word of its own."""
        known = {slip: word for word in self.slips for slip in _slips(word)}
        slips = {slip: word for slip, word in known.items() if slip not in self.real}
        return msgspec.structs.replace(self, words=slips | self.words)

    def written_out(self, tokens: list[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
        """Each word of `tokens` as the words that it stands for, all at its place."""
        followers = [*(word for word, _ in tokens), ""][1:]
        for (word, span), after in zip(tokens, followers, strict=True):
            for part in self._parts(word, after):
                yield part, span

    def _parts(self, word: str, after: str) -> list[str]:
        followed = self.followed.get(word)
        if followed is not None and after in followed.before:
            return followed.then.split()
        whole = self.words.get(word)
        if whole is not None:
            return whole.split()
        if "'" not in word:
            return [word]
        return self._apart(word)

    def _apart(self, word: str) -> list[str]:
        head, _, ending = word.rpartition("'")
        if word.endswith("n't"):
            return [*self._parts(word[:-3], ""), "not"]
        if ending == "s":
            return [*self._parts(head, ""), "is" if head in self.is_after else "'s"]
        meant = self.endings.get(ending)
        return [*self._parts(head, ""), meant] if meant and head else [word]


def _slips(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
