"""A record with a passphrase: locked, asked for once, and never in the way of help."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import Visit, Visiting, served

pytestmark = pytest.mark.journey
WORDS = "four plain small words"


def test_a_locked_record_opens_with_its_passphrase_only(
    visiting: Visiting, empty: str, tmp_path: Path
) -> None:
    visit = visiting(empty)
    visit.page.locator("#name").fill("Milo")
    visit.press("Show me a first page")
    visit.go("/record")
    visit.page.get_by_label("A new passphrase").fill(WORDS)
    visit.press("Lock my record")
    assert visit.says("Your record is locked now.")
    visit.go("/people")
    assert visit.says("Milo")

    for address in served(tmp_path / "home", "serve"):
        _opened(visiting(address))


def _opened(again: Visit) -> None:
    assert again.path() == "/unlock"
    again.look("unlock")
    again.go("/talk")
    assert again.heading() == "Talk to someone"
    again.go("/people")
    again.page.get_by_label("Passphrase").fill("not this one")
    again.page.get_by_role("button", name="Open my record").click()
    assert again.says("That was not it.")
    again.complaints.clear()
    again.page.get_by_label("Passphrase").fill(WORDS)
    again.press("Open my record")
    again.go("/people")
    assert again.says("Milo")
