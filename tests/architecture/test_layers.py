"""The shape of the program: who imports whom, what starts fast, who may reach outside."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "stillhere"
MODULES = sorted(SOURCE.rglob("*.py"))
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "httpx",
    "requests",
    "smtplib",
    "imaplib",
    "ftplib",
    "aiohttp",
}
ALLOWED_TO_LISTEN = {"cli/commands/serve.py", "cli/commands/demo.py", "web/serving.py"}
HARMLESS = {"urllib.parse", "http", "http.cookies"}


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_the_layer_contracts_hold() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_nothing_can_open_a_connection(file: Path) -> None:
    if str(file.relative_to(SOURCE)) in ALLOWED_TO_LISTEN or "outbound" in file.parts:
        return
    reaching = {name for name in imported(file) - HARMLESS if name.split(".")[0] in NETWORK}
    assert not reaching


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_every_module_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_files_stay_small_enough_to_read(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, stillhere; print([n for n in sys.modules if n.startswith('stillhere.')])"
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip() == "[]"


def test_asking_for_help_loads_no_numbers_and_no_pages() -> None:
    code = (
        "import sys\nfrom stillhere.cli.main import main\n"
        "try:\n    main(['--version'])\nexcept SystemExit:\n    pass\n"
        "print([n for n in ('numpy', 'scipy', 'starlette', 'jinja2', 'rich') if n in sys.modules])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip().endswith("[]")
