"""Stillhere’s own table EVENTS, brought in again, adds nobody and nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.services.home import Home
from stillhere.services.write_events import write_tables
from tests.services.made import home_at
from tests.services.test_twins import bring
from tests.services.test_twins_of_formats import counts, undo
from tests.services.twin_databases import texts
from tests.services.twin_exports import android, conversation, iphone

FRIEND, OTHER = conversation(seed=5, count=80), conversation(seed=6, count=90)
AFTER = conversation(seed=7, count=60, start=FRIEND[-1].at)


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    """A friend who writes in two ways, and another."""
    return [
        iphone(tmp_path / "one", FRIEND, "Ada Quill"),
        texts(tmp_path / "two", AFTER, name="Ada Quill"),
        android(tmp_path / "three", OTHER, "Tomas Brandt"),
    ]


@pytest.fixture
def table(tmp_path: Path, exports: list[Path]) -> Path:
    home = home_at(tmp_path / "before")
    bring(home, *exports)
    with home.store() as store:
        write_tables(store, home.clock, tmp_path / "events.csv")
    return tmp_path / "events.csv"


def test_the_table_of_ones_own_record_adds_nothing(
    home: Home, exports: list[Path], table: Path
) -> None:
    bring(home, *exports)
    before = counts(home)
    (told,) = bring(home, table)
    assert (told.new, told.repeated, counts(home)) == (0, 230, before)
    undo(home, told)
    assert counts(home) == before


def test_exports_after_the_table_add_nothing(home: Home, exports: list[Path], table: Path) -> None:
    (told,) = bring(home, table)
    before = counts(home)
    bring(home, *exports)
    assert sorted(counts(home)) == sorted(before)
    undo(home, told)
    assert sorted(counts(home)) == sorted(before)
