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

DISTANCE = Source(
    "15d", "Agllias", 2015, "doi 10.1080/0312407X.2015.1004355",
    "26 grown children told why they kept a distance to a parent. Most had come and gone.",
)  # fmt: skip

SOURCES = {each.id: each for each in (NEW_FATHERS, TWO_SIDES, DISTANCE)}
