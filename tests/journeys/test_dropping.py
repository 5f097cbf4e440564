"""A folder with everything becomes one list of people; locked files ask; all can be taken out."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stillhere.services.home import Home
from stillhere.support.clock import FixedClock
from tests.importers.imessage.made import sample
from tests.importers.iphone_backup.made import PASSWORD, backup
from tests.journeys.conftest import PHONE, WIDE, Visit, Visiting
from tests.journeys.family import EVERYBODY, FAMILY, family

pytestmark = pytest.mark.journey

NAMES = sorted(who.name for who in EVERYBODY)


def send(visit: Visit, folder: Path) -> None:
    visit.go("/bring-in")
    visit.page.locator("#folder").set_input_files(folder)
    visit.page.get_by_text("Chosen: ").wait_for()
    visit.press("Read these files")
    visit.go_on()


def bring_in(visit: Visit) -> None:
    page = visit.page
    for answer in page.get_by_label("Yesterday").all():
        answer.check()
    visit.press("Bring these in")
    visit.go_on()
    assert visit.heading() == "Done"


def events_by_person(home: Path) -> dict[str, int]:
    """What the record holds, as it lies on the disk."""
    with Home(home, FixedClock(datetime(2026, 11, 22, tzinfo=UTC))).store() as store:
        counts = store.events.count_by_person()
        return {person.name: counts.get(person.id, 0) for person in store.people.all()}


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_twelve_kinds_of_export_become_one_list_of_people_with_nothing_double(
    visiting: Visiting, empty: str, tmp_path: Path, width: int
) -> None:
    visit = visiting(empty, width)
    page = visit.page
    send(visit, family(tmp_path))
    assert visit.heading() == "Which chats would you like to bring in?"
    assert page.locator("input[name=exported]").count() == 4
    visit.look("family-chats")
    bring_in(visit)

    assert visit.says(f"{FAMILY.total()} messages and calls with four people")
    assert visit.says("60 were here already, and count once.")
    assert page.get_by_role("heading", level=3).count() >= 12
    assert visit.silent("What could not be read")
    visit.look("family-done")
    assert events_by_person(tmp_path / "home") == dict(FAMILY)
    visit.go("/people")
    assert sorted(page.locator(".well a").all_inner_texts()) == NAMES
    visit.look("family-people")


def test_one_file_and_then_all_of_them_are_taken_out_again(
    visiting: Visiting, empty: str, tmp_path: Path
) -> None:
    visit = visiting(empty)
    page = visit.page
    send(visit, family(tmp_path))
    bring_in(visit)
    page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name="Telegram")
    ).get_by_role("button", name="Undo this").click()

    assert visit.says("50 messages and calls were taken out.")
    assert events_by_person(tmp_path / "home")["Otto Lind"] == FAMILY["Otto Lind"] - 50
    assert page.get_by_role("heading", name="Telegram").count() == 0
    visit.press("Undo all of these")
    assert visit.says("messages and calls were taken out.")
    assert events_by_person(tmp_path / "home") == {}


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_locked_backup_asks_for_its_password_until_it_opens(
    visiting: Visiting, empty: str, tmp_path: Path, width: int
) -> None:
    visit = visiting(empty, width)
    page = visit.page
    sample(tmp_path / "sms.db")
    files = {"HomeDomain/Library/SMS/sms.db": (tmp_path / "sms.db").read_bytes()}
    phone = backup(tmp_path / "phone", files | {"CameraRollDomain/IMG_1": b"x"}, password=PASSWORD)
    visit.go("/bring-in")
    page.locator("#folder").set_input_files(phone)
    assert visit.says("One file of the backup is not needed and not copied.")
    send(visit, phone)
    assert visit.heading() == "One file is locked"
    visit.look("locked")
    opens, leaves = (visit.step(words).bounding_box() for words in ("Open it", "Leave it out"))
    assert opens is not None
    assert leaves is not None
    assert (opens["width"], opens["height"]) == (leaves["width"], leaves["height"])

    page.get_by_label("The password").fill("guess")
    visit.press("Open it")
    visit.go_on()
    assert visit.says("That password does not open it.")
    assert page.get_by_label("The password").input_value() == ""
    page.get_by_label("The password").fill(PASSWORD)
    visit.press("Open it")
    visit.go_on()
    bring_in(visit)
    assert visit.says("messages and calls with")
    written = (file for file in (tmp_path / "home").rglob("*") if file.is_file())
    assert not [file for file in written if PASSWORD.encode() in file.read_bytes()]


def test_a_dropped_folder_keeps_its_ways_and_leaves_pictures_where_they_are(
    visiting: Visiting, empty: str, tmp_path: Path
) -> None:
    visit = visiting(empty)
    page = visit.page
    visit.go("/bring-in")
    page.locator("#folder").set_input_files(family(tmp_path))
    page.get_by_text("One picture or film stays where it is.").wait_for()

    ways = page.locator("[data-paths]").input_value()
    assert '"Family/Mac/chat.db"' in ways
    assert "IMG_0001" not in ways
    count = page.evaluate("document.querySelector('#files').files.length")
    assert count == len(re.findall('"', ways)) / 2


def test_ten_thousand_files_are_read(visiting: Visiting, empty: str, tmp_path: Path) -> None:
    visit = visiting(empty)
    folder = tmp_path / "Many"
    folder.mkdir()
    for number in range(9_999):
        (folder / f"note-{number:05}.txt").write_text("nothing of anybody")
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Milo Hart\nTEL:+447700900123\nEND:VCARD\n"
    (folder / "one.vcf").write_text(card)
    visit.page.set_default_timeout(120_000)
    visit.go("/bring-in")
    visit.page.locator("#folder").set_input_files(folder)
    visit.page.get_by_text("and 9,995 more").wait_for()
    visit.press("Read these files")
    visit.go_on()
    assert visit.says("One name was read, and no messages.")
