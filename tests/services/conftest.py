from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stillhere.services.home import Home
from stillhere.store.store import Store
from tests.services.made import home_at


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(tmp_path / "home")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with home.store() as opened:
        yield opened
