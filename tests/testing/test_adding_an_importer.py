"""The worked example of docs/adding-an-importer.md is a package that installs, runs and passes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import stillhere.testing

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "adding-an-importer.md").read_text("utf-8")
FILE = re.compile(r"^`([\w./-]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^```sh\npython (.*?)\n```$", re.MULTILINE)
FILES = dict(FILE.findall(GUIDE))
GOLDEN = "tests/samples/letters.pigeon.golden.json"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the guide, with what an installer would write about them."""
    folder = tmp_path_factory.mktemp("pigeon")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    project = tomllib.loads(FILES["pyproject.toml"])["project"]
    info = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    named = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(named, "utf-8")
    points = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in values.items())
        for group, values in project["entry-points"].items()
    ]
    (info / "entry_points.txt").write_text("\n".join(points), "utf-8")
    return folder


def run(package: Path, *arguments: str) -> str:
    paths = os.pathsep.join((str(package), str(ROOT / "src")))
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=package,
        env={**os.environ, "PYTHONPATH": paths, "STILLHERE_HOME": str(package / "home")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_example_is_at_most_five_files_and_two_of_them_data() -> None:
    assert len(FILES) <= 5
    assert len([name for name in FILES if name.startswith("tests/samples/")]) == 2


def test_the_golden_file_is_what_the_command_of_the_guide_writes(package: Path) -> None:
    (command,) = COMMAND.findall(GUIDE)
    (package / GOLDEN).unlink()
    run(package, *command.split())
    assert (package / GOLDEN).read_text("utf-8") == FILES[GOLDEN]


def test_the_example_passes_the_conformance_suite(package: Path) -> None:
    said = run(package, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "tests")
    assert re.search(r"\b1\d passed", said)


def test_the_example_is_known_through_its_entry_point_and_reads(package: Path) -> None:
    run(package, "-m", "stillhere.cli.main", "import", "tests/samples/letters.pigeon")
    people = run(package, "-m", "stillhere.cli.main", "people", "--json")
    assert "ada" in people


def test_the_names_that_are_said_to_be_public_are_there() -> None:
    named = re.findall(r"^ {4}(\w+)\.(\w+) ", stillhere.testing.__doc__ or "", re.MULTILINE)
    assert len(named) >= 6
    for module, name in named:
        assert hasattr(import_module(f"stillhere.testing.{module}"), name)
