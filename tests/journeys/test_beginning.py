"""The first minutes: three questions, or one's own files, with the mouse and with keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import PHONE, WIDE, Visit, Visiting
from tests.journeys.exports import texts, whatsapp_text, whatsapp_zip

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_three_questions_lead_to_today(visiting: Visiting, empty: str, width: int) -> None:
    visit = visiting(empty, width)
    page = visit.page
    assert visit.path() == "/start"
    visit.look("start")

    page.get_by_label("Who are you thinking of?").or_(page.locator("#name")).first.fill("Milo")
    page.get_by_label("Some weeks ago").check()
    page.get_by_label("Most days").check()
    visit.press("Show me a first page")

    assert visit.path() == "/"
    assert visit.says("Milo")
    visit.look("first-today")
    visit.press("Milo")
    assert visit.heading() == "Milo"
    visit.look("first-person")


def test_a_yes_to_the_safety_question_shows_help_and_keeps_nothing(
    visiting: Visiting, empty: str
) -> None:
    visit = visiting(empty)
    visit.page.locator("#name").fill("Lotte")
    visit.page.get_by_label("Yes, or maybe").check()
    visit.press("Show me a first page")

    assert visit.heading() == "Distance can be a good decision."
    visit.look("safety")
    visit.press("Keep nothing")
    visit.go("/people")
    assert visit.says("No one is here yet.")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_files_become_a_page_about_a_person_and_can_be_taken_out_again(
    visiting: Visiting, empty: str, tmp_path: Path, width: int
) -> None:
    visit = visiting(empty, width)
    page = visit.page
    visit.go("/bring-in")
    visit.look("bring-in")
    page.locator("#files").set_input_files([whatsapp_zip(tmp_path), texts(tmp_path)])
    visit.press("Read these files")
    visit.go_on()

    assert visit.heading() == "Which chats would you like to bring in?"
    assert [page.get_by_label(name).first.is_checked() for name in ("Milo", "Ines", "Piet")]
    visit.look("chats")
    visit.press("Bring these in")
    visit.go_on()

    page.get_by_role("heading", name="Done").wait_for()
    assert visit.says("One line was left out")
    visit.look("brought-in")
    assert _uploads(tmp_path) == []
    visit.press("See Today")

    assert "One person has gone quiet." in visit.heading()
    visit.look("today")
    visit.press("See what changed")
    assert visit.heading().startswith("Milo")
    assert visit.says("What the record cannot tell")
    visit.look("person")

    visit.go("/record")
    visit.look("record")
    page.get_by_text("All files, newest first").click()
    page.get_by_role("button", name="Undo this import").first.click()
    assert visit.says("You can bring the file in again.")


def _uploads(folder: Path) -> list[Path]:
    return list((folder / "home").glob("incoming-*"))


def test_keys_alone_are_enough(visiting: Visiting, empty: str, tmp_path: Path) -> None:
    visit = visiting(empty)
    page, keys = visit.page, visit.page.keyboard
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    visit.reach(page.locator("#name"))
    keys.type("Milo")
    _choose(visit, "last", 2)
    _choose(visit, "usual", 0)
    visit.reach(visit.step("Show me a first page"))
    keys.press("Enter")
    page.wait_for_url(f"{visit.base}/")

    visit.reach(visit.step("Bring in"))
    keys.press("Enter")
    page.wait_for_url("**/bring-in")
    visit.reach(page.locator("#files"))
    page.locator("#files").set_input_files([whatsapp_text(tmp_path)])
    visit.reach(visit.step("Read these files"))
    keys.press("Enter")
    page.wait_for_url("**/bring-in/1")
    _choose(visit, "owner", 0)
    if not page.get_by_label("Vera").is_checked():
        keys.press("ArrowDown")
    assert page.get_by_label("Vera").is_checked()
    _choose(visit, "exported", 0)
    visit.reach(visit.step("Bring it in"))
    keys.press("Enter")
    page.get_by_role("heading", name="Done").wait_for()
    visit.reach(visit.step("See Today"))
    keys.press("Enter")
    page.wait_for_url(f"{visit.base}/")
    visit.reach(visit.step("See what changed"))
    keys.press("Enter")
    page.wait_for_url("**/people/*")
    assert visit.says("What the record cannot tell")


def _choose(visit: Visit, name: str, place: int) -> None:
    """Choose an answer with Tab, Space and the arrow keys."""
    answers = visit.page.locator(f"input[name={name}]")
    visit.reach(answers.first)
    visit.page.keyboard.press("Space")
    for _ in range(place):
        visit.page.keyboard.press("ArrowDown")
    assert answers.nth(place).is_checked()
