"""The golden results beside the samples.

To write them anew, deliberately, run the tests once with STILLHERE_WRITE_GOLDEN=1 and read the
difference before it is committed.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from tests.importers.whatsapp.sources import Memory, Result, read_source

SAMPLES = Path(__file__).parents[1] / "samples" / "whatsapp"


def samples() -> list[Path]:
    return sorted(SAMPLES.glob("*.txt"))


def result_of(sample: Path) -> Result:
    return read_source(Memory(sample.read_bytes(), sample.name))


def described(result: Result) -> object:
    """The outcomes as plain values, each with the name of its kind."""
    return [
        {"kind of outcome": type(outcome).__name__, **msgspec.to_builtins(outcome)}
        for outcome in result.outcomes
    ]


def write(sample: Path) -> None:
    text = json.dumps(described(result_of(sample)), ensure_ascii=False, indent=1)
    sample.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")
