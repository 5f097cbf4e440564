"""Sources know where they lie and what lies beside them, and nothing outside."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from stillhere.importers.api import Source
from stillhere.importers.archives import sources
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import ZONE

FILES = {"users.json": "names", "chat/1.json": "one", "chat/2.json": "two"}


@pytest.fixture(params=["folder", "zip", "memory"])
def first(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    """The source of chat/1.json, however it lies there."""
    if request.param == "memory":
        others = {path: text.encode() for path, text in FILES.items()}
        return MemorySource("chat/1.json", b"one", others=others)
    root = tmp_path / "export"
    root.mkdir()
    (tmp_path / "secret.json").write_text("not yours")
    if request.param == "zip":
        with ZipFile(root / "export.zip", "w") as archive:
            for path, text in FILES.items():
                archive.writestr(path, text)
    else:
        (root / "chat").mkdir()
        for path, text in FILES.items():
            (root / path).write_text(text)
    return next(one for one in sources(root, ZONE) if one.path == "chat/1.json")


def test_a_source_says_where_it_lies(first: Source) -> None:
    assert (first.path, first.name) == ("chat/1.json", "1.json")


@pytest.mark.parametrize(("way", "text"), [("2.json", b"two"), ("../users.json", b"names")])
def test_what_lies_beside_can_be_read(first: Source, way: str, text: bytes) -> None:
    other = first.beside(way)
    assert other is not None
    with other.open() as stream:
        assert stream.read() == text


@pytest.mark.parametrize("way", ["3.json", "../../secret.json", "/etc/hosts", ".", ".."])
def test_nothing_else_is_given(first: Source, way: str) -> None:
    assert first.beside(way) is None
