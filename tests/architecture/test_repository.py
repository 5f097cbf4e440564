"""The repository speaks of the product alone, and its scripts say what they do."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from stillhere.importers import registry

ROOT = Path(__file__).parents[2]
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
]
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/")
DOWNLOAD_HOSTS = re.compile(
    "python" + r"hosted|pypi\." + "org|registry" + r"\.npm" + r"js|deb\." + "debian"
)


def text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return ""


def test_no_file_names_a_path_of_one_machine() -> None:
    assert [str(file) for file in TRACKED if MACHINE_PATHS.search(text(file))] == []


def test_no_file_names_a_download_host() -> None:
    assert [str(file) for file in TRACKED if DOWNLOAD_HOSTS.search(text(file))] == []


@pytest.mark.parametrize("script", sorted((ROOT / "script").iterdir()), ids=lambda file: file.name)
def test_every_script_says_what_it_does_in_its_first_lines(script: Path) -> None:
    first, second = text(script).splitlines()[:2]
    assert first == "#!/bin/sh"
    assert second.startswith("# ")
    assert second.endswith((".", "]"))


@pytest.mark.parametrize("name", registry.BUILT_IN)
def test_every_importer_has_a_row_and_samples(name: str) -> None:
    row = next(line for line in text(ROOT / "docs/formats.md").splitlines() if f"[{name}](" in line)
    assert all(cell.strip() for cell in row.strip("|").split("|")[:2])
    assert list((ROOT / "tests/importers/samples" / name).glob("*.json"))


def test_every_requirement_is_pinned_with_its_hash() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        pins = re.findall(r"^[a-z0-9][^\s=]*==", text(lock), flags=re.MULTILINE)
        assert len(pins) > 10
        assert text(lock).count("--hash=sha256:") >= len(pins)
