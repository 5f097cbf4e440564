"""Every sample gives what is written beside it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.whatsapp import WhatsApp
from stillhere.testing.memory import MemorySource
from tests.importers.whatsapp.golden import described, result_of, samples, write


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_a_sample_gives_its_golden_result(sample: Path) -> None:
    if os.environ.get("STILLHERE_WRITE_GOLDEN"):
        write(sample)
    expected = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))

    assert json.loads(json.dumps(described(result_of(sample)))) == expected


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_a_sample_is_recognised_by_its_content(sample: Path) -> None:
    assert candidates(MemorySource("notes.txt", sample.read_bytes()), (WhatsApp(),))


def test_every_golden_result_has_its_sample() -> None:
    folder = samples()[0].parent

    assert {path.stem for path in folder.glob("*.json")} == {path.stem for path in samples()}
