"""From Today to the desk to the phone’s messages app, and back with “I sent it”; or not."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import unquote

import numpy as np
import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, WIDE, Visit, Visiting, served

pytestmark = pytest.mark.journey

WORDS = "Found the photo of you & Emma on the sofa.\nI miss you. Nothing to answer 🙂"
OPEN = "#out .btns:not(.pair) a"
DONE = "Done. That took courage. Now do something for you: tea, a walk, a friend."


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One made-up family for journeys that leave it as it was."""
    yield from served(tmp_path_factory.mktemp("family") / "home", "demo")


PIXELS = """async (picture) => {
  const shown = new Image();
  shown.src = "data:image/png;base64," + picture;
  await shown.decode();
  const canvas = new OffscreenCanvas(shown.width, shown.height).getContext("2d");
  canvas.drawImage(shown, 0, 0);
  const dots = canvas.getImageData(0, 0, shown.width, shown.height).data;
  return [shown.height, Array.from(dots).filter((_, place) => place % 4 === 1)];
}"""
"""The greens of a picture; on an empty page, since ours allow no pictures from elsewhere."""


def scanned(visit: Visit) -> str:
    """What a camera reads off the screen."""
    shot = visit.page.locator(".code svg").screenshot()
    empty = visit.page.context.new_page()
    height, dots = empty.evaluate(PIXELS, base64.b64encode(shot).decode())
    empty.close()
    (found,) = zxingcpp.read_barcodes(np.array(dots, np.uint8).reshape(height, -1))
    return str(found.text)


def words_of(link: str) -> str:
    return unquote(link.rpartition("=")[2])


def sheet(visit: Visit) -> str:
    return visit.page.locator("#words").input_value()


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_from_today_to_the_phone(visiting: Visiting, family: str, width: int) -> None:
    visit = visiting(family, width)
    page = visit.page
    visit.press("Write to Daniel")
    assert visit.heading() == "A few words to Daniel"
    assert sheet(visit) == ""
    visit.look("desk-empty")

    page.locator("#words").fill(WORDS)
    expect(page.locator("#count")).to_contain_text("words; short is good.")
    page.reload()
    assert sheet(visit) == WORDS
    page.locator("button[value^='way:']").first.click()
    page.wait_for_url("**/write?way=*")
    visit.look("desk-way-out")

    link = page.locator(OPEN).get_attribute("href")
    assert link is not None
    assert re.match(r"sms:\+447700900101\?&body=|whatsapp://send\?phone=447700900101&text=", link)
    assert words_of(link) == WORDS
    assert words_of(scanned(visit)) == WORDS
    visit.press("I sent it")
    assert visit.path() == "/"
    assert visit.says(DONE)
    expect(page.get_by_role("heading", name="Daniel")).to_have_count(0)

    visit.press("Take it back")
    assert visit.says("Taken back. Your words are still here.")
    assert sheet(visit) == WORDS
    page.locator("#words").fill("")
    visit.press("Look over my words")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_keys_alone_are_enough(visiting: Visiting, family: str, width: int) -> None:
    visit = visiting(family, width)
    page, keys = visit.page, visit.page.keyboard
    visit.reach(visit.step("Write to Daniel"))
    keys.press("Enter")
    page.wait_for_url("**/write")
    visit.reach(page.locator("#words"))
    keys.type("Thinking of you.")
    keys.press("Control+Enter")
    visit.reach(page.locator("button[value^='way:']").first)
    keys.press("Enter")
    page.wait_for_url("**/write?way=*")
    assert words_of(page.locator(OPEN).get_attribute("href") or "") == "Thinking of you."
    assert words_of(scanned(visit)) == "Thinking of you."
    visit.reach(page.locator(OPEN))
    visit.reach(visit.step("I sent it"))
    keys.press("Enter")
    page.wait_for_url(f"{visit.base}/")
    visit.reach(visit.step("Take it back"))
    keys.press("Enter")
    page.wait_for_url("**/write")
    page.locator("#words").fill("")
    visit.press("Look over my words")


def test_words_are_kept_wait_overnight_or_are_left(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    page = visit.page
    visit.press("Write to Daniel")
    page.get_by_text("A beginning, if you want one").click()
    visit.press("A thank you")
    assert sheet(visit).startswith("I never thanked you properly")
    visit.press("Undo the last change")
    assert sheet(visit) == ""

    page.locator("#words").fill("Only for me")
    visit.press("Save for me only")
    assert visit.says("Saved on this computer, for you only.")
    visit.look("desk-saved")
    visit.press("Take it out again")
    assert visit.says("It is not saved any more.")

    visit.press("Let it wait overnight")
    assert visit.says("Your words wait until tomorrow.")
    visit.press("Write to Daniel")
    assert page.locator("button[value^='way:']").count() == 0
    visit.look("desk-overnight")
    visit.press("I don’t want to wait")
    assert page.locator("button[value^='way:']").count() > 0
    page.locator("#words").fill("")
    visit.press("Not now")
    assert visit.says("Not today. That is a good answer too.")
    visit.press("Take it back")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_somebody_who_knows_both_is_opened_by_the_owner_once(
    visiting: Visiting, family: str, width: int
) -> None:
    visit = visiting(family, width)
    visit.press("Write to Daniel")
    assert visit.silent("Ask one person, once")
    visit.press("Someone who knows you both")
    assert visit.heading() == "Someone who knows you both"
    visit.look("between")
    visit.press("I have asked")
    assert visit.says("Then it is asked. You can let it be now, whatever comes.")
    visit.press("Someone who knows you both")
    assert visit.says("Once is enough")
    visit.press("Take it back")
    assert visit.silent("Once is enough")


def test_a_letter_is_kept_and_a_note_is_planned(visiting: Visiting, family: str) -> None:
    visit = visiting(family)
    visit.press("Write to Daniel")
    visit.press("In three weeks")
    assert visit.says("You mean to write a light note around")
    visit.press("Drop this plan")
    visit.press("A letter that I don’t send")
    visit.page.locator("#words").fill("I was so angry.\nAnd I miss you.")
    visit.press("Keep it for me only")
    assert visit.says("I was so angry.")
    visit.look("letter")
    visit.press("Take it away")
    assert visit.says("Its words are on the sheet for now.")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_behind_a_boundary_there_is_a_letter_and_one_answer(
    visiting: Visiting, family: str, width: int
) -> None:
    visit = visiting(family, width)
    visit.go("/people")
    person = visit.page.get_by_role("link", name="Nora", exact=True).first.get_attribute("href")
    visit.go(f"{person}/boundary")
    visit.page.get_by_label("No contact").check()
    visit.press("Keep to this")
    assert visit.silent("Write to Nora")

    visit.go(f"{person}/write?way=sms")
    assert visit.heading() == "A letter that stays here"
    assert visit.says("I won’t write again unless you want me to.")
    for words in ("How and when", "Text message", "A beginning", "A light note"):
        assert visit.silent(words)
    visit.look("letter-no-contact")
    visit.go(str(person))
    visit.press("They contacted me")
