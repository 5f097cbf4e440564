"""Puts words to the simulated messages: by voice, side, turn and how far the story has come."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import numpy as np


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """All lines by "voice.side.mood"."""
    text = files("stillhere.services.demo").joinpath("phrases.toml").read_text(encoding="utf-8")
    return {
        f"{voice}.{side}.{mood}": tuple(lines["lines"])
        for voice, sides in tomllib.loads(text).items()
        for side, moods in sides.items()
        for mood, lines in moods.items()
    }


class Speaker:
    """Draws lines for one voice, never the same twice in a row."""

    def __init__(self, voice: str, seed: int) -> None:
        self._voice = voice
        self._draw = np.random.default_rng([seed, *voice.encode()])
        self._last = ""

    def line(self, side: str, mood: str) -> str:
        """A line of `side` ("them", "me") in `mood` ("open", "reply", "late", "waiting" …)."""
        lines = phrases().get(f"{self._voice}.{side}.{mood}") or phrases()[f"friend.{side}.{mood}"]
        choices = [line for line in lines if line != self._last] or list(lines)
        self._last = choices[int(self._draw.integers(len(choices)))]
        return self._last
