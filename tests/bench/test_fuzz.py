"""The fuzzer reaches every importer, and what it does can be done again."""

from __future__ import annotations

import random

import apsw
import pytest

from bench.damage import DATABASE, damaged, odd_cells
from bench.fuzz_seeds import NAMES, SAMPLES, seeds
from stillhere.importers.registry import BUILT_IN
from stillhere.testing.reading import sample_reading


@pytest.mark.parametrize("name", NAMES)
def test_every_importer_and_container_has_seeds_that_say_something(name: str) -> None:
    found = seeds(name)
    assert any(list(seed.read(seed.content, sample_reading())) for seed in found)


def test_all_importers_of_ours_are_among_the_names() -> None:
    assert set(BUILT_IN) < set(NAMES)


def test_the_same_seed_gives_the_same_damage() -> None:
    content = (SAMPLES / "imessage" / "chat.db").read_bytes()
    broken = [damaged(content, random.Random(f"1:{number}")) for number in range(20)]
    assert broken == [damaged(content, random.Random(f"1:{number}")) for number in range(20)]
    assert all(each != content for each in broken)


def test_a_database_with_odd_cells_still_is_one() -> None:
    content = (SAMPLES / "imessage" / "chat.db").read_bytes()
    for number in range(20):
        changed = odd_cells(content, random.Random(number))
        assert changed.startswith(DATABASE)
        connection = apsw.Connection(":memory:")
        connection.deserialize("main", changed)
        assert list(connection.execute("PRAGMA integrity_check")) == [("ok",)]
