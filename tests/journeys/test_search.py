"""From a search to the place of a result in the replay, and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import PHONE, WIDE, Visiting, served

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("family") / "home", "demo")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_from_a_word_to_its_evening_and_back_by_keyboard(
    visiting: Visiting, family: str, width: int
) -> None:
    visit = visiting(family, width)
    page = visit.page
    visit.reach(visit.step("Search"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/search")
    visit.look("search-empty")
    visit.reach(page.get_by_label("What was written?"))
    page.keyboard.type("THE")
    page.keyboard.press("Enter")
    page.locator("mark").first.wait_for()
    visit.look("search")
    results = visit.path()

    visit.reach(page.locator(".line a.place").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/**")
    place = page.locator(":target")
    place.wait_for()
    assert place.is_visible()
    visit.look("search-place")
    visit.press("Back to the results")
    assert visit.path() == results.partition("&")[0]
    assert page.locator("mark").count() > 0
