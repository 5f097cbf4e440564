"""From Today to what changed, to its records and to the evening; my own side; a page for paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import PHONE, WIDE, Visiting, served

pytestmark = pytest.mark.journey

STEPS = (
    ("See what changed", "**/people/*"),
    ("Open what this rests on", "**/changed"),
    ("The evening it began", "**zoom=evening**"),
)


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("family") / "home", "demo")


@pytest.mark.parametrize(("width", "touch"), [(WIDE, False), (PHONE, True)])
def test_from_today_to_the_evening_it_began_in_three_steps(
    visiting: Visiting, family: str, width: int, *, touch: bool
) -> None:
    visit = visiting(family, width, touch=touch)
    for words, url in STEPS:
        step = visit.step(words)
        if touch:
            step.tap()
        else:
            step.click()
        visit.page.wait_for_url(url)
    visit.page.go_back()
    visit.page.wait_for_url("**/changed")
    visit.look("what-changed")


def test_by_keyboard_a_figure_opens_to_its_records(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    for words in ("See what changed", "Open what this rests on"):
        visit.reach(visit.step(words), most=120)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_load_state()
    summary = visit.page.locator(".made-of summary").nth(1)
    visit.reach(summary, most=80)
    visit.page.keyboard.press("Enter")
    assert visit.says("“Before” is the time from")
    visit.reach(visit.page.get_by_role("link", name="Open these records").first)
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_load_state()
    assert visit.says("What was left out")
    visit.look("records-of-a-figure")


def test_the_other_pages_of_my_own_side_are_without_barrier(
    visiting: Visiting, family: str
) -> None:
    visit = visiting(family, PHONE)
    visit.press("Who is waiting for me?")
    assert visit.heading() == "Who is waiting for me?"
    visit.look("waiting")
    visit.press("Write one line to Clara")
    assert visit.path().endswith("/write")
    visit.go("/year")
    visit.look("year")
    visit.go("/")
    visit.press("See what changed")
    visit.press("Open what this rests on")
    visit.press("A page to print or keep")
    visit.look("paper")
    visit.page.get_by_text("The words of Daniel too").click()
    visit.press("Show it like this")
    assert visit.says("Daniel wrote:")


def test_on_paper_there_is_nothing_to_press(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    visit.press("See what changed")
    visit.press("Open what this rests on")
    visit.press("A page to print or keep")
    visit.page.emulate_media(media="print")
    for button in visit.page.locator("a, button, input, summary").all():
        assert not button.is_visible()
    assert visit.page.get_by_role("heading", name="Before and lately").is_visible()
