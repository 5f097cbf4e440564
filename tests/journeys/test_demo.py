"""The made-up family: to look around, to let things rest, to keep a distance, and to delete."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, WIDE, Visit, Visiting, served

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One made-up family for the journeys that leave it as it was."""
    yield from served(tmp_path_factory.mktemp("family") / "home", "demo")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_from_today_to_one_evening_and_back(visiting: Visiting, family: str, width: int) -> None:
    visit = visiting(family, width)
    page = visit.page
    assert "One person has gone quiet." in visit.heading()
    assert visit.says("This family is made up")
    visit.look("demo-today")

    visit.press("See what changed")
    assert visit.heading().startswith("Daniel")
    visit.look("demo-person")
    for zoom in ("months", "days", "evening", "life"):
        page.locator(f"#zoom-{zoom}").click()
        page.locator(f"#zoom-{zoom}[aria-current]").wait_for()
        if zoom == "evening":
            assert visit.says("Daniel wrote:")
            visit.look("demo-evening")
            shown = page.locator("#r").inner_text()
            visit.press("Earlier")
            expect(page.locator("#r")).not_to_have_text(shown)
            page.wait_for_url("**from=*")
    page.get_by_text("The same in words and numbers").click()
    assert page.locator("table").first.is_visible()


def test_every_other_page_is_without_barrier(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    person = _daniel(visit)
    paths = {
        "people": "/people",
        "look-after": "/people/look-after",
        "about": f"{person}/about",
        "boundary": f"{person}/boundary",
        "log": f"{person}/log",
        "happened": f"{person}/happened",
        "drop-words": f"{person}/drop-words",
        "talk": "/talk",
        "danger": "/danger",
        "demo-record": "/record",
    }
    for name, path in paths.items():
        visit.go(path)
        visit.look(name)


def test_help_is_one_step_away_and_for_the_country_that_is_chosen(
    visiting: Visiting, family: str
) -> None:
    visit = visiting(family)
    visit.press("Talk to someone")
    assert visit.says("Call 116 123")
    assert visit.says("I’m not safe at home")
    visit.page.get_by_text("Not in United Kingdom? Change").click()
    visit.page.get_by_label("Where are you now?").select_option("IE")
    visit.press("Show the numbers there")
    visit.go("/talk")
    assert visit.says("Not in Ireland?")
    visit.go("/talk?country=GB")


@pytest.mark.parametrize("path", ["/", "/people", "/record"])
def test_escape_twice_leaves_every_page(visiting: Visiting, family: str, path: str) -> None:
    visit = visiting(family)
    visit.go(path)
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_url("**/away")
    assert visit.page.title() == "Notes"


def test_let_it_rest_and_do_not_remind_can_both_be_taken_back(
    visiting: Visiting, family: str
) -> None:
    visit = visiting(family)
    for choice in ("Let it rest", "Don’t remind me about Daniel"):
        visit.press(choice)
        assert visit.says("Stillhere")
        expect(visit.page.get_by_role("heading", name="Daniel")).to_have_count(0)
        visit.press("Take it back")
        expect(visit.page.get_by_role("heading", name="Daniel")).to_have_count(1)


def test_no_contact_silences_everything_and_opens_again_after_a_day(
    visiting: Visiting, family: str
) -> None:
    visit = visiting(family)
    person = _daniel(visit)
    visit.go(f"{person}/boundary")
    visit.page.get_by_label("No contact").check()
    visit.press("Keep to this")

    assert visit.says("There is no contact with Daniel now.")
    visit.look("no-contact")
    for words in ("Let it rest", "Add a call or a visit", "What changed", "See what changed"):
        assert visit.silent(words)
    visit.go("/")
    assert visit.silent("Daniel")

    visit.go(f"{person}/boundary")
    visit.press("Open it again, after a day")
    assert visit.says("waits a day")
    visit.go(person)
    assert visit.says("There is no contact with Daniel now.")
    visit.press("They contacted me")
    assert visit.says("Contact with Daniel is open again.")


def test_a_court_order_is_asked_for_twice(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    visit.go("/people")
    person = _link(visit, "Martin")
    visit.go(f"{person}/boundary")
    visit.page.get_by_label("A court order").check()
    visit.press("Keep to this")
    assert visit.heading() == "Is there a court order about Martin?"
    visit.look("confirm")
    visit.press("There is a court order")
    visit.go(f"{person}/boundary")
    assert visit.says("A lawyer or a support service can help you with it.")
    assert visit.silent("They contacted me")


def test_a_call_and_an_event_are_added_and_taken_away(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    person = _daniel(visit)
    visit.go(f"{person}/log")
    visit.page.get_by_label("How many minutes, roughly?").fill("20")
    visit.press("Add it")
    assert visit.says("It counts as much as any message.")
    visit.press("Take it back")
    assert visit.says("It is taken away.")

    visit.go(f"{person}/happened")
    visit.page.get_by_label("A move").check()
    visit.page.get_by_label("In your words").fill("He moved to Leeds")
    visit.press("Add it")
    assert visit.says("He moved to Leeds.")
    visit.press("Take it back")
    assert visit.says("It is taken away.")


def test_the_family_is_deleted_with_one_click(visiting: Visiting, demo: str) -> None:
    visit = visiting(demo)
    visit.press("Delete the demo")

    assert visit.path() == "/start"
    assert visit.says("The made-up family is gone.")
    assert visit.silent("This family is made up")
    visit.go("/people")
    assert visit.says("No one is here yet.")


def _daniel(visit: Visit) -> str:
    """The path of the page about Daniel, from Today."""
    return _link(visit, "Daniel")


def _link(visit: Visit, name: str) -> str:
    found = visit.page.get_by_role("link", name=name, exact=True).first.get_attribute("href")
    assert found is not None
    return found
