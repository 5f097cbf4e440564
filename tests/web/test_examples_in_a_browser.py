"""Every page in a real browser: no barrier, no sideways scroll, no small target, no other host."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.browsing import opened
from tests.web.examples import ALL
from tests.web.scratch_server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PICTURES = os.environ.get("STILLHERE_PICTURES")
SMALL_TARGETS = """() => {
  const inSentence = (each) => each.matches('p a') && !each.matches('.quiet-link, .btn, .lead a');
  const hidden = (each) => each.matches('.skip, [type=file]') || !each.checkVisibility();
  const target = (each) => each.closest('.pick label') ?? each;
  const kinds = 'a[href], button, summary, select, textarea, input:not([type=hidden])';
  return Array.from(document.querySelectorAll(kinds))
    .filter((each) => !inSentence(each) && !hidden(each))
    .map((each) => [each, target(each).getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44)
    .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`);
}"""
"""All but links in a sentence, whose size is that of the sentence."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from opened()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(demo=True) as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def barriers(page: Page, *only: str) -> list[str]:
    """What keeps somebody out, by all rules or by some."""
    rules = f", runOnly: {list(only)}" if only else ""
    found: dict[str, Any] = page.evaluate(f"axe.run({{resultTypes: ['violations']{rules}}})")
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("name", ALL)
def test_a_page_has_no_barrier_at_any_width_in_light_and_dusk(
    page: Page, address: str, name: str
) -> None:
    page.goto(address.format(name))
    page.add_script_tag(content=AXE)
    found = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found += barriers(page)
        picture(page, f"{name}-{width}-light")
    page.emulate_media(color_scheme="dark")
    found += barriers(page, "color-contrast")
    picture(page, f"{name}-390-dark")
    page.emulate_media(color_scheme="light")

    assert found == []


@pytest.mark.parametrize("name", ALL)
def test_a_page_needs_no_sideways_scroll_and_has_no_small_target(
    page: Page, address: str, name: str
) -> None:
    page.goto(address.format(name))
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SMALL_TARGETS) == []
