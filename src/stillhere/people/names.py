"""Comparing names: as written, by short forms, by spelling, and across scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from stillhere.people.nicknames import groups, same_given_name

_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэіїґ", "abvgdeziiklmnoprstufyeiig", strict=True)),
        "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
        "ь": "", "ю": "iu", "я": "ia", "є": "ie",
        **dict(zip("αβγδεζηικλμνξοπρσςτυω", "avgdeziiklmnxoprsstyo", strict=True)),
        "θ": "th", "φ": "f", "χ": "ch", "ψ": "ps",
        "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i",
    }
)  # fmt: skip
_APART = re.compile(r"[^\w]+")


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The name for exact comparison: one spelling of each character, one space, no case."""
    seen = "".join(char for char in name if unicodedata.category(char) not in ("Cf", "So", "Sk"))
    return " ".join(unicodedata.normalize("NFKC", seen).casefold().split())


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same string but for case, spaces and invisible marks."""
    return plain(one) == plain(other) != ""


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name in plain Latin letters: "Мария Соколова" → ("mariia", "sokolova")."""
    letters = plain(name).translate(_LATIN)
    folded = unicodedata.normalize("NFKD", letters)
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return tuple(part for part in _APART.split(bare.translate(_LATIN)) if part)


@lru_cache(maxsize=65536)
def keys(name: str) -> frozenset[str]:
    """What two names must share to be alike at all: a word, or a name whose forms they bear."""
    words = parts(name)
    forms = groups(words[0]) if words else frozenset()
    return frozenset({*words, *(f"form {form}" for form in forms)})


def likeness(one: str, other: str) -> str | None:
    """In which way two different names may be one person's, in words; None where they are not."""
    left, right = parts(one), parts(other)
    if not left or not right:
        return None
    if sorted(left) == sorted(right):
        return _as_written(one, other)
    if len(left) > 1 and len(right) > 1:
        return _full_names(left, right)
    if left[0] == right[0]:
        return "share a first name"
    if len(left) == len(right) == 1 and same_given_name(left[0], right[0]):
        return "are forms of one name"
    return "share a name, one of them short" if same_given_name(left[0], right[0]) else None


def _as_written(one: str, other: str) -> str:
    if plain(one) == plain(other):
        return "are the same name"
    if not (one.isascii() and other.isascii()):
        return "are the same name in another spelling or script"
    return "are the same name in another order"


def _full_names(left: tuple[str, ...], right: tuple[str, ...]) -> str | None:
    given = same_given_name(left[0], right[0])
    if left[-1] == right[-1] and given:
        return "share a family name, and the first names are forms of one name"
    if given and (left[-1][0] == right[-1][0]) and 1 in (len(left[-1]), len(right[-1])):
        return "share a first name, and the initial of the family name fits"
    if _near(" ".join(left), " ".join(right)):
        return "differ by one or two letters"
    return None


def _near(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    allowed = 1 if longest < 12 else 2
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed
