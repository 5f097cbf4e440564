"""Letters as they are compared in a search: without case, accents and what cannot be seen.

Every character is changed by itself, so that what is found can be shown in its place.
"""

from __future__ import annotations

import unicodedata

ALIKE = {
    **dict.fromkeys("‘’‚‛ʼ´", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th",
    "ـ": "", "\0": "",
}  # fmt: skip
"""What people type for one another, or leave out, though Unicode does not take it apart."""

ABOVE_OR_BELOW = (*range(10, 37), *range(200, 241))
"""Combining classes of accents and of the points of Hebrew and Arabic, not of vowels of Asia."""


def plain(text: str) -> str:
    """`text` as it is compared: "Café" and "cafe" are the same, "ß" is "ss", "’" is "'"."""
    if text.isascii():
        return text.lower().replace("\0", "")
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


def in_one_line(text: str) -> str:
    """`plain` letters with one space between words: how several words are compared."""
    return " ".join(plain(text).split())


class _Letters(dict[int, str]):
    """Makes the plain form of a character when it is first met."""

    def __missing__(self, code: int) -> str:
        made = self[code] = _plain(chr(code))
        return made


def _plain(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter)
    bare = "".join(part for part in apart if not _is_left_out(part))
    if bare == apart:
        whole = unicodedata.normalize("NFKC", letter)
    else:
        whole = unicodedata.normalize("NFC", bare)
    return "".join(ALIKE.get(part, part) for part in whole.casefold())


def _is_left_out(part: str) -> bool:
    kind = unicodedata.category(part)
    if kind == "Cf" or "VARIATION SELECTOR" in unicodedata.name(part, ""):
        return True
    return kind == "Mn" and unicodedata.combining(part) in ABOVE_OR_BELOW


_LETTERS = _Letters()
