"""A sentence and the figures that it rests on."""

from __future__ import annotations

import msgspec


class Sentence(msgspec.Struct, frozen=True):
    """Words that a person reads, whole and with their full stop.

    `rests_on` names the fields of `Assessment` from which they were made, so that a page can open
    them (U5). It is empty where nothing measured is said.
    """

    text: str
    rests_on: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


def say(words: str, *rests_on: str) -> Sentence:
    """A sentence that begins with a capital, resting on the named fields."""
    return Sentence(capital(words), rests_on)


def capital(words: str) -> str:
    """`words` with their first letter as a capital, but for a name like iMessage."""
    return words if words[1:2].isupper() else words[:1].upper() + words[1:]


def text(sentences: tuple[Sentence, ...]) -> str:
    """Several sentences as one paragraph."""
    return " ".join(sentence.text for sentence in sentences)
