"""Random streams of one tie."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np

Purpose = Literal[
    "scenario",
    "rate",
    "ways",
    "gaps",
    "sides",
    "episode",
    "kind",
    "answer",
    "delay",
    "turns",
    "burst",
    "pace",
    "length",
    "moved",
    "taken",
    "seconds",
    "back",
    "later",
]
"""A new purpose goes to the end: its place is its seed."""


class Streams:
    """A stream for each purpose, none of them moved on by the use of another.

    So a later change of course alters nothing that came before it, which makes two lives with and
    without an episode comparable event by event.
    """

    def __init__(self, *seed: int) -> None:
        names: tuple[Purpose, ...] = get_args(Purpose)
        children = np.random.SeedSequence(seed).spawn(len(names))
        self._streams: dict[Purpose, np.random.Generator] = {
            name: np.random.default_rng(child) for name, child in zip(names, children, strict=True)
        }

    def __getitem__(self, purpose: Purpose) -> np.random.Generator:
        return self._streams[purpose]
