"""The words on the sheet, with the versions before them."""

from __future__ import annotations

import msgspec

MOST = 50
"""Versions of one draft that are kept."""

LONGEST = 20_000
"""Characters of a draft; a letter of six pages."""


class Draft(msgspec.Struct, frozen=True):
    """A draft: its versions, oldest first. Typing on does not make a version; a change does."""

    versions: tuple[str, ...] = ("",)

    @property
    def words(self) -> str:
        """What stands on the sheet now."""
        return self.versions[-1]

    @property
    def has_before(self) -> bool:
        """Whether there is an earlier version."""
        return len(self.versions) > 1

    def changed(self, words: str) -> Draft:
        """With `words` on the sheet."""
        words = words.replace("\r\n", "\n")[:LONGEST]
        if words == self.words:
            return self
        typing_on = self.has_before and words.startswith(self.words) and self.words != ""
        before = self.versions[:-1] if typing_on else self.versions
        return Draft((*before, words)[-MOST:])

    def begun_with(self, start: str) -> Draft:
        """With an offered beginning before what is there."""
        rest = self.words.strip()
        return self.changed(f"{start}\n\n{rest}" if rest else start)

    def back(self) -> Draft:
        """As it was before the last change."""
        return Draft(self.versions[:-1]) if self.has_before else self


def word_count(words: str) -> int:
    """How many words stand on the sheet."""
    return len(words.split())
