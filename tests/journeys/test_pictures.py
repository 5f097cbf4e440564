"""Writes the pictures of the README where STILLHERE_README_PICTURES names a folder for them.

STILLHERE_README_PICTURES=docs/pictures script/test tests/journeys/test_pictures.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.journeys.conftest import served
from tests.journeys.exports import texts, whatsapp_zip

WIDE, PHONE = (1280, 860), (390, 780)
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
        _take(browser, address, target, {"today": "/", "person": ""})
    for address in served(tmp_path / "empty", "serve"):
        _take(browser, address, target, {"start": "/start"})
        _take_result(browser, address, target, tmp_path)

    assert [file for file in target.glob("*.png") if file.stat().st_size > LARGEST] == []


def _take(browser: Browser, address: str, target: Path, paths: dict[str, str]) -> None:
    base = address.partition("/?")[0]
    for (width, height), theme in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
        )
        page = context.new_page()
        page.goto(address)
        person = page.locator(".card h2 a").first
        found = person.get_attribute("href") if person.count() else "/"
        for name, path in paths.items():
            page.goto(base + (path or str(found)))
            page.screenshot(path=target / f"{name}-{width}-{theme}.png")
        context.close()


def _take_result(browser: Browser, address: str, target: Path, folder: Path) -> None:
    """Bring in a chat and some texts once, and look at what came of it."""
    page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]})
    page.goto(address)
    page.goto(address.partition("/?")[0] + "/bring-in")
    page.locator("input[type=file]").set_input_files([whatsapp_zip(folder), texts(folder)])
    page.get_by_role("button", name="Read these files").click()
    page.get_by_role("button", name="Bring these in").click()
    page.get_by_role("heading", name="Done").wait_for()
    for (width, height), theme in LOOKS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        page.screenshot(path=target / f"brought-in-{width}-{theme}.png")
    page.close()
