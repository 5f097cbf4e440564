"""The studies that a sentence may rest on: only ones whose abstract was read (EVIDENCE 3, E8c)."""

from __future__ import annotations

import msgspec


class Source(msgspec.Struct, frozen=True):
    """A study as it is named under a sentence. `id` is its number in the table of findings."""

    id: str
    authors: str
    year: int
    where: str
    found: str


NEW_FATHERS = Source(
    "13", "Pedersen and others", 2021, "PMC8202277",
    "Eight fathers told why it was hard to say how it was since the baby.",
)  # fmt: skip
TWO_SIDES = Source(
    "15c", "Carr, Holman, Abetz, Koenig Kellas and Vagnoni", 2015,
    "digitalcommons.unl.edu/commstudiespapers/66",
    "Parents and grown children gave other reasons for a distance.",
)  # fmt: skip

SOURCES = {each.id: each for each in (NEW_FATHERS, TWO_SIDES)}
