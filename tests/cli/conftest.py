from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.services.made import NOW

from stillhere.cli.main import cli

Run = Callable[..., Result]
"""Runs a command; `typed` is what is typed where it asks."""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("STILLHERE_NOW", NOW.isoformat())
    monkeypatch.setenv("STILLHERE_HOME", str(folder))
    for name in ("STILLHERE_PASSPHRASE", "STILLHERE_PASSPHRASE_NEW", "STILLHERE_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*words: object, typed: str | None = None) -> Result:
        return CliRunner().invoke(cli, [str(word) for word in words], input=typed)

    return invoke
