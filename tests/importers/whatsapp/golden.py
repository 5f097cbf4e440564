"""The golden results beside the samples.

Run as a script to write them anew, deliberately: python tests/importers/whatsapp/golden.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parents[3]))

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


def main() -> None:
    for sample in samples():
        text = json.dumps(described(result_of(sample)), ensure_ascii=False, indent=1)
        sample.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
