"""The style sheet: contrast, vendored files, nothing from elsewhere."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "src" / "stillhere" / "web" / "static"
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")
SYSTEM_DARK = TOKENS.partition("@media (prefers-color-scheme: dark)")[2].partition("\n} }")[0]
CHOSEN_DARK = TOKENS.partition(':root[data-theme="dark"] {')[2].partition("\n}")[0]
LIGHT = TOKENS.partition("@media")[0]

TEXT, SMALL, MARK = 7.0, 4.5, 3.0
PAIRS = [
    ("ink", "paper", TEXT), ("ink", "card", TEXT), ("ink", "sunk", TEXT),
    ("ink-soft", "paper", SMALL), ("ink-soft", "card", SMALL), ("ink-soft", "sunk", SMALL),
    ("link", "paper", SMALL), ("link", "card", SMALL),
    ("on-light", "light", TEXT), ("ink", "light-wash", TEXT), ("ink-soft", "usual", SMALL),
    ("them", "paper", SMALL), ("me", "paper", SMALL),
    ("them-bar", "paper", MARK), ("them-bar", "card", MARK),
    ("me-bar", "paper", MARK), ("me-bar", "card", MARK),
    ("edge", "paper", MARK), ("edge", "card", MARK),
    ("light-edge", "paper", MARK), ("light-edge", "card", MARK),
    ("line", "paper", MARK), ("focus", "paper", MARK), ("focus", "card", MARK),
]  # fmt: skip


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", css))


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_contrast_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_it_can_be_read(theme: str, front: str, back: str, least: float) -> None:
    colour = colours(LIGHT if theme == "light" else CHOSEN_DARK)
    assert contrast(colour[front], colour[back]) >= least


def test_dark_by_the_system_and_dark_by_choice_are_the_same_colours() -> None:
    assert colours(SYSTEM_DARK) == colours(CHOSEN_DARK)
    assert colours(LIGHT).keys() == colours(CHOSEN_DARK).keys()


def test_every_vendored_file_is_listed_and_unchanged() -> None:
    listed = dict(
        re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", _read("VENDORED.md"), re.MULTILINE)
    )
    there = {
        file.relative_to(STATIC).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for pattern in ("*.min.js", "fonts/*.woff2")
        for file in STATIC.glob(pattern)
    }
    assert listed == there


def test_every_font_is_used_and_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r'url\("([^"]+)"\)', _read("fonts.css")))
    assert named == {f"fonts/{file.name}" for file in (STATIC / "fonts").glob("*.woff2")}


@pytest.mark.parametrize("sheet", ["tokens.css", "fonts.css", "page.css", "pictures.css"])
def test_a_style_sheet_asks_nobody_else_for_anything(sheet: str) -> None:
    assert not re.search(r"https?:|url\(\s*[\"']?//", _read(sheet))


@pytest.mark.parametrize("sheet", ["page.css", "pictures.css"])
def test_every_colour_is_a_token(sheet: str) -> None:
    rules = _read(sheet).partition("@media print")[0]
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgb\(|\bhsl\(", rules)
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", _read(sheet)))
    assert used <= set(re.findall(r"--([a-z0-9-]+):", TOKENS))


def test_no_red() -> None:
    """Nothing alarms: no colour is a strong red."""
    for value in {*colours(LIGHT).values(), *colours(CHOSEN_DARK).values()}:
        red, green, blue = (int(value[i : i + 2], 16) for i in (1, 3, 5))
        assert not (red > 150 and green < 90 and blue < 90), value


def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
