from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stillhere.store import keyfile
from stillhere.store.open import open_store
from stillhere.store.store import Store


@pytest.fixture(autouse=True)
def quick_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cheap cost for argon2id: what is tested is not its strength."""
    monkeypatch.setattr(keyfile, "COST", keyfile.Cost(time=1, memory=64, parallelism=1))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with open_store(home) as opened:
        yield opened
        assert opened.problems() == []
