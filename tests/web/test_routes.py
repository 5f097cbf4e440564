"""What a person decides on the pages is kept, and can be taken back; nobody else's pages change."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode
from zipfile import ZipFile, ZipInfo

import pytest

from stillhere.services.bring_in import bring_in
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes
from stillhere.support.clock import FixedClock
from stillhere.web.app import create_app
from stillhere.web.keys import Keys
from tests.web.client import END, FILES, FORM, ORIGIN, Answer, ask, close, part

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
KEYS = Keys()
COOKIE = {"cookie": f"stillhere-8765={KEYS.session}"}
CSRF = KEYS.csrf.encode()


class Pages:
    """The whole application over one home, asked as a browser asks."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.app = create_app(home, port=8765, keys=KEYS)

    def get(self, path: str) -> Answer:
        return ask(self.app, path, headers=COOKIE)

    def post(self, path: str, /, **fields: str | list[str]) -> Answer:
        body = urlencode({"csrf": KEYS.csrf, **fields}, doseq=True).encode()
        return ask(self.app, path, method="POST", headers=COOKIE | ORIGIN | FORM, pieces=[body])

    def send(self, name: str, content: bytes, **more: bytes) -> Answer:
        files = part("file", content, name)
        files += b"".join(part("file", other, f"{title}.txt") for title, other in more.items())
        pieces = [part("csrf", CSRF) + part("keep", b"words") + files + END]
        return ask(
            self.app, "/bring-in", method="POST", headers=COOKIE | ORIGIN | FILES, pieces=pieces
        )


def chat(days: int = 120, silent: int = 35) -> bytes:
    """Milo and Vera write every day; Milo not in the last `silent` days."""
    lines = []
    for day in range(days):
        at = NOW - timedelta(days=days - day)
        lines.append(f"[{at:%d/%m/%Y, %H:%M:%S}] Vera: Good morning <you>")
        if day < days - silent:
            lines.append(f"[{at:%d/%m/%Y}, 11:{day % 60:02}:00] Milo: All is well here")
    return "\n".join(lines).encode()


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(Home(tmp_path / "home", FixedClock(NOW)))


@pytest.fixture
def milo(pages: Pages, tmp_path: Path) -> Pages:
    """The same with a chat in it, of which Milo is person 1."""
    file = tmp_path / "WhatsApp Chat - Milo.txt"
    file.write_bytes(chat())
    wishes = Wishes(owner="Vera", words=True, exported=round(NOW.timestamp() * 1000))
    assert bring_in(pages.home, [file], wishes)[0].error is None
    return pages


def number(pages: Pages) -> int:
    with pages.home.store() as store:
        return store.people.find("Milo")[0].id


def test_without_anybody_today_leads_to_the_questions(pages: Pages) -> None:
    assert pages.get("/").headers["location"] == "/start"


def test_a_name_is_needed_and_what_was_chosen_stays(pages: Pages) -> None:
    answer = pages.post("/start", name="  ", last="months")

    assert answer.status == 400
    assert "There is no name yet." in answer.body
    assert 'value="months" checked' in answer.body


def test_a_yes_to_the_safety_question_keeps_nobody(pages: Pages) -> None:
    answer = pages.post("/start", name="Lotte", last="months", usual="week", safer="yes")

    assert "Distance can be a good decision." in answer.body
    assert "reach" not in answer.body.partition("<main")[2].partition("</main>")[0]
    with pages.home.store() as store:
        assert store.people.all() == []


def test_somebody_kept_after_that_is_kept_with_no_contact(pages: Pages) -> None:
    pages.post("/start/keep", who="Lotte")

    with pages.home.store() as store:
        assert [person.boundary for person in store.people.all()] == ["no_contact"]
    pages.get("/talk")  # says what was done
    assert "Lotte" not in pages.get("/").body


@pytest.mark.parametrize("zoom", ["life", "months", "days", "evening"])
def test_every_zoom_is_drawn_and_the_words_are_escaped(milo: Pages, zoom: str) -> None:
    answer = milo.get(f"/people/{number(milo)}?zoom={zoom}")

    assert answer.status == 200
    assert answer.body.count("<svg") > 3
    assert "<you>" not in answer.body


def test_one_evening_quotes_what_was_written(milo: Pages) -> None:
    page = milo.get(f"/people/{number(milo)}?zoom=evening").body

    assert "<em>Good morning &lt;you&gt;</em>" in page
    assert "<em>All is well here</em>" in page


@pytest.mark.parametrize("query", ["zoom=week", "until=soon", "zoom=life&until=2026-13-01"])
def test_a_wrong_address_gets_a_sentence(milo: Pages, query: str) -> None:
    answer = milo.get(f"/people/{number(milo)}?{query}")

    assert answer.status == 400
    assert "That did not work." in answer.body


def test_a_page_is_drawn_anew_when_the_record_changes(milo: Pages) -> None:
    who = number(milo)
    before = milo.get(f"/people/{who}").body
    milo.post(f"/people/{who}/happened", kind="move", words="A move", day="2026-11-01")
    milo.get("/record")  # says what was done

    after = milo.get(f"/people/{who}").body
    assert "A move." not in before
    assert "A move." in after


def test_what_was_just_done_is_said_once_with_its_undo(milo: Pages) -> None:
    who = number(milo)
    assert milo.post(f"/people/{who}/rest").headers["location"] == "/"

    first, second = milo.get("/").body, milo.get("/").body
    assert f'formaction="/people/{who}/speak-again">Take it back' in first
    assert "Take it back" not in second
    assert "See what changed" not in second
    milo.post(f"/people/{who}/speak-again")
    assert "See what changed" in milo.get("/").body


def test_under_no_contact_no_page_suggests_anything(milo: Pages) -> None:
    who = number(milo)
    milo.post(f"/people/{who}/boundary", boundary="no_contact")
    milo.get("/record")

    assert "Milo" not in milo.get("/").body
    page = milo.get(f"/people/{who}").body
    for words in ("Let it rest", "/log", "/happened", "What changed"):
        assert words not in page


def test_a_closed_boundary_is_not_opened_by_the_form(milo: Pages) -> None:
    who = number(milo)
    milo.post(f"/people/{who}/boundary", boundary="space", until="2026-12-24")

    assert milo.post(f"/people/{who}/boundary", boundary="open").status == 400
    assert "Milo asked for space until 24 December." in milo.get(f"/people/{who}").body


def test_a_court_order_needs_a_second_step(milo: Pages) -> None:
    who = number(milo)
    asked = milo.post(f"/people/{who}/boundary", boundary="court_order")

    assert "Is there a court order about Milo?" in asked.body
    assert "There is a court order" not in milo.get(f"/people/{who}").body
    milo.post(f"/people/{who}/boundary", sure="court_order")
    assert "There is a court order" in milo.get(f"/people/{who}").body


def test_a_split_is_undone_where_it_is_said(milo: Pages) -> None:
    with milo.home.store() as store:
        other = store.people.create("Milo B.").id
    who = number(milo)
    milo.post(f"/people/{who}/merge", other=str(other))
    undo = re.search(r"/changes/\d+/undo", milo.get(f"/people/{who}").body)

    assert undo is not None
    milo.post(undo[0])
    with milo.home.store() as store:
        assert {person.name for person in store.people.all()} == {"Milo", "Milo B."}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"minutes": "many"}, "Those minutes were not understood."),
        ({"day": "2027-01-01"}, "That day is still to come."),
        ({"day": "tomorrow"}, "That day was not understood."),
    ],
)
def test_what_cannot_be_added_is_asked_again(
    milo: Pages, fields: dict[str, str], said: str
) -> None:
    given = {"kind": "call", "who": "me", "day": "2026-11-20"} | fields
    answer = milo.post(f"/people/{number(milo)}/log", **given)

    assert answer.status == 400
    assert said in answer.body


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/people/99999999999999999999", 404),
        ("/people/1?zoom=days&until=0001-01-01", 400),
        ("/people/1?zoom=days&until=1900-01-01", 200),
    ],
)
def test_an_impossible_address_gets_a_sentence(milo: Pages, path: str, status: int) -> None:
    assert milo.get(path).status == status


def test_forgetting_asks_first_and_then_forgets(milo: Pages) -> None:
    who = number(milo)

    assert "This can’t be undone." in milo.get(f"/people/{who}/forget").body
    assert milo.get(f"/people/{who}").status == 200
    milo.post(f"/people/{who}/forget")
    assert milo.get(f"/people/{who}").status == 404


def test_everything_can_be_taken_along_and_nothing_is_left_lying(milo: Pages) -> None:
    for path in ("/record/export", "/record/backup"):
        answer = milo.post(path)
        assert answer.status == 200
        assert answer.headers["content-disposition"].startswith("attachment")
    assert list(milo.home.folder.glob("incoming-*")) == []


def test_forgetting_everything_leaves_an_empty_home(milo: Pages) -> None:
    milo.post("/record/forget")

    assert milo.get("/").headers["location"] == "/start"


def test_a_wrong_zone_changes_nothing(milo: Pages) -> None:
    answer = milo.post("/record/zone", zone="Nowhere/At all")

    assert answer.status == 400
    assert "That time zone is not known." in answer.body


def test_a_chat_without_a_name_is_asked_about_before_anything_is_kept(pages: Pages) -> None:
    here = pages.send("saved.txt", chat()).headers["location"]
    page = pages.get(here).body

    assert "Which of these names is yours?" in page
    with pages.home.store() as store:
        assert store.events.count() == 0
    assert pages.post(f"{here}/chats", exported="today").status == 400
    pages.post(f"{here}/chats", owner="Vera", exported="today")
    assert "205 messages and calls with Milo" in settled(pages, here)
    assert "One person has gone quiet." in pages.get("/").body
    assert list(pages.home.folder.glob("incoming-*")) == []


def test_files_that_are_not_wanted_are_thrown_away(pages: Pages) -> None:
    here = pages.send("saved.txt", chat()).headers["location"]
    pages.get(here)
    pages.post(f"{here}/cancel")

    assert pages.get(here).status == 404
    assert list(pages.home.folder.glob("incoming-*")) == []


def saved_in_may() -> bytes:
    """A zip as an iPhone makes it: its own time tells when it was saved."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(ZipInfo("_chat.txt", (2026, 5, 4, 12, 0, 0)), old_chat())
    return packed.getvalue()


def old_chat() -> bytes:
    days = (datetime(2026, 4, 1, 9, tzinfo=UTC) + timedelta(days=day) for day in range(30))
    return "\n".join(f"[{at:%d/%m/%Y, %H:%M:%S}] Otto: Moin" for at in days).encode()


def ends(pages: Pages) -> dict[str, str]:
    """File → the day on which its record ends."""
    with pages.home.store() as store:
        found = {}
        for record in store.imports.list():
            (window,) = record.coverage
            at = datetime.fromtimestamp((window.end or 0) / 1000, UTC)
            found[Path(record.label.partition(":")[0]).name] = f"{at:%Y-%m-%d}"
        return found


def test_a_file_that_tells_when_it_was_saved_is_believed(pages: Pages) -> None:
    here = pages.send("WhatsApp Chat - Otto.zip", saved_in_may(), Milo=chat()).headers["location"]
    pages.get(here)
    chats = re.findall(r'name="chat" value="([^"]+)"', pages.get(here).body)
    assert len(chats) == 2
    pages.post(f"{here}/chats", owner="Vera", exported="today", chat=chats)
    settled(pages, here)

    assert ends(pages) == {"WhatsApp Chat - Otto.zip": "2026-05-04", "Milo.txt": "2026-11-22"}


def test_on_the_day_of_the_last_message_is_meant_of_each_file(pages: Pages) -> None:
    here = pages.send("Otto.txt", old_chat(), Milo=chat()).headers["location"]
    chats = re.findall(r'name="chat" value="([^"]+)"', pages.get(here).body)
    pages.post(f"{here}/chats", owner="Vera", exported="last", chat=chats)
    settled(pages, here)

    assert ends(pages)["Otto.txt"] <= "2026-05-01"
    assert ends(pages)["Milo.txt"] >= "2026-11-21"


def test_files_that_still_wait_are_deleted_when_the_page_is_closed(pages: Pages) -> None:
    pages.get(pages.send("saved.txt", chat()).headers["location"])
    assert list(pages.home.folder.glob("incoming-*")) != []

    close(pages.app)

    assert list(pages.home.folder.glob("incoming-*")) == []


def test_forgetting_everything_takes_files_of_a_broken_off_launch_too(milo: Pages) -> None:
    left = milo.home.folder / "incoming-before" / "1"
    left.mkdir(parents=True)
    (left / "chat.txt").write_text("words", encoding="utf-8")
    milo.post("/record/forget")

    assert list(milo.home.folder.glob("incoming-*")) == []


def test_a_file_that_is_no_export_gets_a_sentence_and_is_thrown_away(pages: Pages) -> None:
    here = pages.send("notes.bin", bytes(range(256)) * 40).headers["location"]

    assert "Nothing could be read" in settled(pages, here)
    assert "incoming" not in pages.get(here).body
    assert list(pages.home.folder.glob("incoming-*")) == []


def test_no_file_is_said_to_be_missing(pages: Pages) -> None:
    assert "No file was chosen." in pages.send("", b"").body


def settled(pages: Pages, here: str) -> str:
    """The page of a reading once it is at rest."""
    for _ in range(100):
        page = pages.get(here).body
        if "Reading now" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("the reading does not end")


def test_an_import_is_taken_out_and_everybody_in_it(milo: Pages) -> None:
    assert milo.post("/imports/1/undo").headers["location"] == "/record"

    assert "messages and calls were taken out." in milo.get("/record").body
    with milo.home.store() as store:
        assert store.people.all() == []


@pytest.fixture
def two_names(pages: Pages, tmp_path: Path) -> Pages:
    """Milo Hart in one chat, Milo H. in another."""
    for name in ("Milo Hart", "Milo H."):
        path = tmp_path / f"WhatsApp Chat with {name}.txt"
        path.write_bytes(chat(20, 3).replace(b"Milo:", f"{name}:".encode()))
        bring_in(pages.home, [path], Wishes(owner="Vera", zone="Europe/London"))
    return pages


def test_two_names_are_asked_about_and_the_answer_is_kept_and_undone(two_names: Pages) -> None:
    assert "/people/one-person" in two_names.get("/people").body
    page = two_names.get("/people/one-person").body
    assert "Are “Milo Hart” and “Milo H.” one person?" in page.replace("&#34;", "")
    pair = re.search(r'value="(\d+-\d+)"', page)
    assert pair is not None
    two_names.post("/people/one-person/yes", pair=pair[1])
    after = two_names.get("/people/one-person").body
    assert "Both records are one now." in after
    assert "There is nothing to ask." in after
    undo = re.search(r"/changes/\d+/undo", after)
    assert undo is not None
    two_names.post(undo[0])
    assert "Milo H." in two_names.get("/people").body


def test_two_people_stay_two(two_names: Pages) -> None:
    pair = re.search(r'value="(\d+-\d+)"', two_names.get("/people/one-person").body)
    assert pair is not None
    two_names.post("/people/one-person/no", pair=pair[1])
    assert "It is not asked again." in two_names.get("/people/one-person").body
    assert "/people/one-person" not in two_names.get("/people").body


@pytest.mark.parametrize("pair", ["", "1", "1-x", "nonsense"])
def test_an_answer_about_nobody_is_no_page(two_names: Pages, pair: str) -> None:
    assert two_names.post("/people/one-person/yes", pair=pair).status == 404


def test_a_folder_is_looked_into_until_it_is_left(pages: Pages, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    pages.post("/record/watch", path=str(folder), words="yes")
    page = pages.get("/record").body
    assert "Stillhere looks into this folder now." in page
    assert f"{folder}, with words" in page
    pages.post("/record/leave", path=str(folder))
    assert str(folder) + "," not in pages.get("/record").body


def test_a_folder_that_is_not_there_is_told(pages: Pages, tmp_path: Path) -> None:
    answer = pages.post("/record/watch", path=str(tmp_path / "nothing"))
    assert answer.status == 400
    assert "There is no such folder here." in answer.body
