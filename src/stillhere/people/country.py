"""Which country the owner dials from: guessed where the record says it, otherwise asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import msgspec
import phonenumbers

_LOCALE = re.compile(r"^[a-z]{2,3}[_-](?:[A-Z][a-z]{3}[_-])?([A-Z]{2})\b")
_ENOUGH = 3


class CountryGuess(msgspec.Struct, frozen=True):
    """A country in two letters with the reason in words; not `certain` means: ask, with it chosen.

    `country` is None where nothing hints at one: then it is asked without a choice (never the
    United States by default).
    """

    country: str | None
    certain: bool
    why: str


def guess_country(
    own_numbers: Iterable[str] = (),
    locale: str | None = None,
    others_numbers: Iterable[str] = (),
) -> CountryGuess:
    """Guess from the owner's numbers (E.164), then the numbers written to, then the locale.

    Args:
        own_numbers: the owner's own numbers in E.164.
        locale: as in LANG: "en_GB.UTF-8".
        others_numbers: E.164 numbers of the people in the record, repeated as often as they like.
    """
    own = _regions(own_numbers)
    if len(own) == 1:
        return CountryGuess(next(iter(own)), certain=True, why="It is the country of your number.")
    if own:
        return CountryGuess(own.most_common(1)[0][0], certain=False,
                            why="You have numbers in more than one country.")  # fmt: skip
    others = _regions(others_numbers)
    if others:
        country, count = others.most_common(1)[0]
        if count >= _ENOUGH and count * 2 > others.total():
            return CountryGuess(country, certain=False, why="Most of your numbers are from there.")
    match = _LOCALE.match(locale or "")
    if match:
        return CountryGuess(match[1], certain=False, why="Your computer is set to it.")
    return CountryGuess(None, certain=False, why="Nothing in your record says it.")


def _regions(numbers: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for number in set(numbers):
        try:
            region = phonenumbers.region_code_for_number(phonenumbers.parse(number, None))
        except phonenumbers.NumberParseException:
            continue
        if region is not None and len(region) == 2:
            found[region] += 1
    return found
