"""From Today to the turning point to the evening it began, in three steps, with every hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator

from tests.journeys.conftest import PHONE, WIDE, Visit, Visiting, served

pytestmark = pytest.mark.journey

Hand = Callable[[Visit, Locator], None]
TURNING = "Around late August: less than usual"


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("family") / "home", "demo")


def click(_visit: Visit, target: Locator) -> None:
    target.click()


def tap(_visit: Visit, target: Locator) -> None:
    target.tap()


def keys(visit: Visit, target: Locator) -> None:
    visit.reach(target, most=80)
    visit.page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("hand", [click, tap, keys])
def test_three_steps_lead_from_today_to_the_evening(
    visiting: Visiting, family: str, hand: Hand, width: int
) -> None:
    visit = visiting(family, width, touch=hand is tap)
    page = visit.page
    hand(visit, visit.step("See what changed"))
    page.wait_for_url("**/people/*")
    hand(visit, visit.step(TURNING))
    page.locator("#zoom-months[aria-current]").wait_for()
    assert visit.says("What was said")
    hand(visit, page.locator("[id^=moment-]").first)
    page.locator("#zoom-evening[aria-current]").wait_for()

    assert visit.says("Daniel wrote:")
    assert "from=" in visit.path()
    visit.look(f"replay-{hand.__name__}")
    page.go_back()
    page.locator("#zoom-months[aria-current]").wait_for()
