"""From Today to the turning point to the evening it began, in three steps, with every hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from stillhere.services.bring_in import bring_in
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes
from stillhere.support.clock import FixedClock
from tests.journeys.conftest import NOW, PHONE, WIDE, Visit, Visiting, served
from tests.journeys.exports import calendar, texts, whatsapp_zip

pytestmark = pytest.mark.journey

Hand = Callable[[Visit, Locator], None]
CHANGED = "before => document.querySelector('#ribbon').dataset.address !== before"


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("family") / "home", "demo")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A chat, some texts and a calendar of invented people, brought in with their words."""
    folder = tmp_path_factory.mktemp("imported")
    home = Home(folder / "home", FixedClock(datetime.fromisoformat(NOW)))
    files = [whatsapp_zip(folder), texts(folder), calendar(folder)]
    wishes = Wishes(owner="Vera", words=True, zone="Europe/London")
    assert [one.error for one in bring_in(home, files, wishes)] == [None, None, None]
    yield from served(folder / "home", "serve")


def click(_visit: Visit, target: Locator) -> None:
    target.click()


def tap(_visit: Visit, target: Locator) -> None:
    target.tap()


def keys(visit: Visit, target: Locator) -> None:
    visit.reach(target, most=80)
    visit.page.keyboard.press("Enter")


def to_the_evening(visit: Visit, hand: Hand) -> None:
    """The three steps: what changed, around the turning point, the evening."""
    page = visit.page
    hand(visit, visit.step("See what changed"))
    page.wait_for_url("**/people/*")
    hand(visit, page.get_by_role("link", name="less than usual").first)
    page.locator("#zoom-months[aria-current]").wait_for()
    assert visit.says("What was said")
    hand(visit, page.locator("[id^=moment-]").first)
    page.locator("#zoom-evening[aria-current]").wait_for()


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("hand", [click, tap, keys])
def test_three_steps_lead_from_today_to_the_evening(
    visiting: Visiting, family: str, hand: Hand, width: int
) -> None:
    visit = visiting(family, width, touch=hand is tap)
    to_the_evening(visit, hand)

    assert visit.says("Daniel wrote:")
    assert "from=" in visit.path()
    visit.look(f"replay-{hand.__name__}")
    visit.page.go_back()
    visit.page.locator("#zoom-months[aria-current]").wait_for()


@pytest.mark.parametrize(("hand", "width"), [(click, WIDE), (tap, PHONE), (keys, WIDE)])
def test_the_same_three_steps_in_what_was_brought_in(
    visiting: Visiting, imported: str, hand: Hand, width: int
) -> None:
    visit = visiting(imported, width, touch=hand is tap)
    to_the_evening(visit, hand)

    assert visit.says("All well here, and with you")
    visit.look(f"replay-imported-{hand.__name__}")


def test_the_picture_moves_with_wheel_mouse_and_keys(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    page = visit.page
    visit.press("See what changed")
    stage = page.locator("#stage")
    stage.scroll_into_view_if_needed()
    whole = _days(page)
    box = stage.bounding_box()
    assert box is not None
    middle = (box["x"] + 600, box["y"] + box["height"] / 2)

    def turn() -> None:
        page.mouse.move(*middle)
        page.keyboard.down("Control")  # without it a page that was just scrolled is scrolled on
        page.mouse.wheel(0, -300)
        page.keyboard.up("Control")

    def drag() -> None:
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + 300, middle[1], steps=4)
        page.mouse.up()

    closer = _after(page, turn)
    assert closer[1] - closer[0] < whole[1] - whole[0]
    dragged = _after(page, drag)
    assert dragged[0] < closer[0]
    clicked = _after(page, lambda: page.mouse.click(*middle))
    assert clicked[1] - clicked[0] < dragged[1] - dragged[0]
    for key, less in (("-", False), ("+", True)):
        before = _days(page)
        after = _after(page, partial(page.keyboard.press, key))
        assert (after[1] - after[0] < before[1] - before[0]) == less
    before = _days(page)
    assert _after(page, lambda: page.keyboard.press("ArrowLeft"))[0] < before[0]


def test_two_fingers_come_closer(visiting: Visiting, family: str) -> None:
    visit = visiting(family, PHONE, touch=True)
    page = visit.page
    visit.press("See what changed")
    page.locator("#stage").scroll_into_view_if_needed()
    box = page.locator("#stage").bounding_box()
    assert box is not None
    x, y = box["x"] + 180, box["y"] + box["height"] / 2
    whole = _days(page)
    hands = page.context.new_cdp_session(page)

    def pinch() -> None:
        for kind, apart in (("touchStart", 20), ("touchMove", 50), ("touchMove", 120)):
            fingers = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}]
            hands.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        hands.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    closer = _after(page, pinch)
    assert closer[1] - closer[0] < whole[1] - whole[0]


def test_more_of_the_conversation_comes_as_one_scrolls(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    page = visit.page
    visit.press("See what changed")
    visit.go(f"{urlparse(page.url).path}?from=2026-01-01&to=2026-11-20")
    first = page.locator(".said li").count()
    page.locator(".more").scroll_into_view_if_needed()
    expect(page.locator(".said li").nth(first)).to_be_attached()
    message = page.locator(".said li").nth(first)
    anchor = message.get_attribute("id")
    message.locator("a.at").click()
    page.wait_for_url(f"**#{anchor}")

    assert page.locator(f"#{anchor}.here").is_visible()
    visit.look("replay-message")


def test_links_alone_are_enough(browser: Browser, family: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(family)
    page.get_by_role("link", name="See what changed").click()
    page.locator("#zoom-months").click()
    page.locator("#move-earlier").click()
    told = page.locator(".said li").last.get_attribute("id")
    page.locator(".more a", has_text="Later").click()

    assert page.url.endswith(f"#{told}")
    assert page.locator(f"#{told}.here").is_visible()
    assert page.locator(".said li").last.get_attribute("id") != told
    context.close()


def _after(page: Page, act: Callable[[], None]) -> tuple[datetime, datetime]:
    """The time that is shown after something was done."""
    before = page.locator("#ribbon").get_attribute("data-address")
    act()
    page.wait_for_function(CHANGED, arg=before)
    return _days(page)


def _days(page: Page) -> tuple[datetime, datetime]:
    address = page.locator("#ribbon").get_attribute("data-address") or ""
    asked = parse_qs(urlparse(address).query)
    first, last = (datetime.fromisoformat(asked[name][0]) for name in ("from", "to"))
    return first, last + timedelta(days="T" not in asked["to"][0])


def test_a_life_event_of_the_calendar_is_asked_about_once(
    visiting: Visiting, imported: str
) -> None:
    visit = visiting(imported)
    visit.press("See what changed")
    assert visit.says("Your calendar says “Milo moves to Leeds” on 1 October.")
    visit.look("offered")
    visit.press("Leave it out")
    assert visit.says("Left out. It is not asked again.")
    assert visit.silent("Did this happen?")
    visit.press("Take it back")
    visit.press("Add it")
    assert visit.says("Added. It stands on the line now.")
    assert visit.page.get_by_role("link", name="Milo moves to Leeds").count() == 1
