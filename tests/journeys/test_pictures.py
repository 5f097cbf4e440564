"""Writes the pictures of the README where STILLHERE_README_PICTURES names a folder for them.

STILLHERE_README_PICTURES=docs/pictures script/test tests/journeys/test_pictures.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import served
from tests.journeys.exports import texts, whatsapp_zip

WIDE, PHONE = 1280, 390
HEIGHTS = {
    "today": (1000, 1000),
    "person": (930, 1240),
    "replay": (900, 900),
    "start": (900, 900),
    "brought-in": (900, 900),
}
"""How much of each page is shown: on a wide window, and on a phone."""
EVENING = "?from=2026-08-21T06:00&to=2026-08-21T23:00#ribbon"
"""The evening of the turning point in the made-up family, at its time in the tests."""
LOOKS = ((WIDE, "light"), (WIDE, "dark"), (PHONE, "light"))


TARGET = os.environ.get("STILLHERE_README_PICTURES", "")
LARGEST = 150_000
"""Bytes of one picture."""

pytestmark = pytest.mark.journey


@pytest.mark.skipif(not TARGET, reason="STILLHERE_README_PICTURES names no folder")
def test_the_pictures_of_the_readme_are_written_and_small(browser: Browser, tmp_path: Path) -> None:
    target = Path(TARGET)
    target.mkdir(parents=True, exist_ok=True)
    for address in served(tmp_path / "family", "demo"):
        _take(browser, address, target, {"today": "/", "person": "", "replay": EVENING})
    for address in served(tmp_path / "empty", "serve"):
        _take(browser, address, target, {"start": "/start"})
        _take_result(browser, address, target, tmp_path)

    assert [file for file in target.glob("*.png") if file.stat().st_size > LARGEST] == []


def _take(browser: Browser, address: str, target: Path, paths: dict[str, str]) -> None:
    base = address.partition("/?")[0]
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    card = page.locator(".card h2 a").first
    person = card.get_attribute("href") if card.count() else None
    for name, path in paths.items():
        page.goto(base + (path if path.startswith("/") else f"{person or '/'}{path}"))
        _shoot(page, target, name)
    page.close()


def _take_result(browser: Browser, address: str, target: Path, folder: Path) -> None:
    """Bring in a chat and some texts once, and look at what came of it."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    page.goto(address.partition("/?")[0] + "/bring-in")
    page.locator("#files").set_input_files([whatsapp_zip(folder), texts(folder)])
    page.get_by_role("button", name="Read these files").click()
    page.get_by_role("button", name="Bring these in").click()
    page.get_by_role("heading", name="Done").wait_for()
    _shoot(page, target, "brought-in")
    page.close()


def _shoot(page: Page, target: Path, name: str) -> None:
    for width, theme in LOOKS:
        height = HEIGHTS[name][width == PHONE]
        page.set_viewport_size({"width": width, "height": height})
        if "#ribbon" in page.url:
            page.locator("#ribbon").evaluate("it => it.scrollIntoView()")
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        page.screenshot(path=target / f"{name}-{width}-{theme}.png")
