"""Numbers without a name that turn up around a silence, and whose they may be.

Nothing is joined here: whose number it is only the owner can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from stillhere.people.names import parts

DAY = 86_400_000
OVERLAP = 3 * DAY
"""Who changes a number may use both for some days."""
LONGEST = 183 * DAY
"""Later than that, the time alone says nothing."""
SIGNS = 2
"""So often a number wrote or called where only the time speaks for it."""
SHORTEST_NAME = 3
MOST_EACH = 3


class Quiet(msgspec.Struct, frozen=True):
    """Somebody who gives no sign: their last one (Unix ms), and how they are called."""

    person: int
    last: int
    name: str


class Newcomer(msgspec.Struct, frozen=True):
    """A number or address without a name that contacted the owner first.

    `first` is when (Unix ms), `signs` how often since, `openings` their first words where kept.
    """

    person: int
    first: int
    signs: int
    openings: tuple[str, ...] = ()


class Meant(msgspec.Struct, frozen=True):
    """`newcomer` may be `person`; `named` where the first words have the person's name in them."""

    newcomer: int
    person: int
    named: bool


def whose(newcomers: Iterable[Newcomer], quiet: Sequence[Quiet]) -> tuple[Meant, ...]:
    """Each newcomer with the one person whom they may be: by name, else by the time.

    By the time it is the one whose silence had begun last; at most three for a person, the
    earliest first.
    """
    found = [(each.first, meant) for each in newcomers if (meant := _whose(each, quiet))]
    kept: list[Meant] = []
    for _, meant in sorted(found, key=lambda each: (not each[1].named, each[0])):
        if sum(one.person == meant.person for one in kept) < MOST_EACH:
            kept.append(meant)
    return tuple(kept)


def _whose(newcomer: Newcomer, quiet: Sequence[Quiet]) -> Meant | None:
    after = [each for each in quiet if newcomer.first > each.last - OVERLAP]
    named = [each for each in after if _says(newcomer.openings, each.name)]
    if len(named) == 1:
        return Meant(newcomer.person, named[0].person, named=True)
    soon = [each for each in after if newcomer.first - each.last <= LONGEST]
    if not soon or newcomer.signs < SIGNS:
        return None
    nearest = max(soon, key=lambda each: (each.last, -each.person))
    return Meant(newcomer.person, nearest.person, named=False)


def _says(openings: Iterable[str], name: str) -> bool:
    """Whether a first name stands in the words; scripts without spaces have no words apart."""
    first = next(iter(parts(name)), "")
    if first.isascii():
        return len(first) >= SHORTEST_NAME and any(first in parts(words) for words in openings)
    return len(first) > 1 and any(first in "".join(parts(words)) for words in openings)
