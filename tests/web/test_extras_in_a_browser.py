"""What the small script and htmx add, under the real rules of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browsing import opened
from tests.web.scratch_server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from opened()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving() as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2].split(":")[0]))
    yield page
    context.close()
    assert complaints == []
    assert hosts == {"127.0.0.1"}


def test_escape_twice_leaves_quickly_and_the_page_is_not_behind(page: Page, address: str) -> None:
    page.goto(address.format("today"))
    before = page.evaluate("history.length")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/away")

    assert page.title() == "Notes"
    assert page.evaluate("history.length") == before


def test_escape_once_closes_what_is_open_and_stays(page: Page, address: str) -> None:
    page.goto(address.format("person"))
    page.get_by_text("How to read this").click()
    page.keyboard.press("Escape")

    assert page.locator("details[open]").count() == 0
    assert page.title().startswith("Milo")


def test_the_link_leaves_without_script_too(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address.format("today"))
    plain.get_by_role("link", name="Leave quickly").click()

    assert plain.title() == "Notes"
    context.close()


def test_a_zoom_changes_the_figure_and_keeps_the_focus(page: Page, address: str) -> None:
    page.goto(address.format("person"))
    page.evaluate("document.querySelector('h1').dataset.same = 'yes'")
    page.locator("#zoom-months").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/3?zoom=months")
    page.wait_for_selector("#zoom-months[aria-current]")

    assert page.evaluate("document.querySelector('h1').dataset.same") == "yes"
    assert page.evaluate("document.activeElement.id") == "zoom-months"


def test_earlier_moves_the_focus_to_the_heading_of_the_figure(page: Page, address: str) -> None:
    page.goto(address.format("person"))
    page.get_by_role("link", name="Earlier", exact=True).press("Enter")
    page.wait_for_url("**from=2023-01-01*")
    page.wait_for_function("document.activeElement.matches('#ribbon h2')")


def test_chosen_files_are_named(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address.format("bring_in_empty"))
    for name in ("chat.txt", "sms.xml"):
        (tmp_path / name).write_text("x")
    page.locator("#files").set_input_files([tmp_path / "chat.txt", tmp_path / "sms.xml"])

    assert page.get_by_text("Chosen: chat.txt, sms.xml").is_visible()


def test_dropped_files_are_chosen(page: Page, address: str) -> None:
    page.goto(address.format("bring_in_empty"))
    page.evaluate(
        """() => {
          const given = new DataTransfer();
          given.items.add(new File(['x'], 'dropped.txt'));
          document.querySelector('[data-drop]').dispatchEvent(
            new DragEvent('drop', {dataTransfer: given, bubbles: true, cancelable: true}));
        }"""
    )

    assert page.evaluate("document.querySelector('#files').files[0].name") == "dropped.txt"
    assert page.get_by_text("Chosen: dropped.txt").is_visible()


def test_progress_comes_by_itself_and_ends(page: Page, address: str) -> None:
    page.goto(address.format("reading"))
    page.get_by_text("9,000 lines read. Done.").wait_for()

    assert page.locator("progress").get_attribute("value") == "9000"
    assert page.get_by_role("link", name="See what came of it").is_visible()
    assert page.get_by_role("button", name="Stop and keep what is read").count() == 0
