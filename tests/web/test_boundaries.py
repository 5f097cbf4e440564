"""Behind a boundary no page and no command suggests contact: each of them is looked at (E2)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.routing import Route

from stillhere.cli.main import cli
from stillhere.records.person import Boundary
from stillhere.services import about
from stillhere.services.at_the_desk import keep_letter, keep_message, plan
from stillhere.services.home import Home
from stillhere.services.look import look
from stillhere.services.wishes import Wishes
from stillhere.support.clock import FixedClock
from stillhere.web.app import PAGES
from tests.services.made import NOW, brought, chat, texts
from tests.web.test_routes import Pages

CLOSED: tuple[Boundary, ...] = ("space", "no_contact", "court_order", "has_died")
NUMBER = "+447700900101"
LETTER = "What I would say"
REACHING = re.compile(
    r"(?:write|words|hello) to Daniel|call (?:him|her|them|Daniel)|your turn|most often answered"
    r"|(?:sms|tel|mailto|whatsapp|tg|sgnl):\S*7700900101|wa\.me|let it rest|As you planned"
    r"|light note|memory to begin|whether Daniel|three are in|Draft to send"
    r"|waits? for you|waiting for you|remind me about Daniel",
    re.IGNORECASE,
)
NEVER_NAMED = ("/", "/waiting", "/talk", "/danger", "/start", "/bring-in", "/people/look-after")
"""Pages that do not name somebody behind a boundary at all; the list of people does."""


def grouped(folder: Path) -> Path:
    path = folder / "WhatsApp Chat with Family.txt"
    lines = ("Daniel: Hello all", "Nora: Hello", "Ruth Bell: Good morning")
    path.write_text("".join(f"0{day}/03/2026, 10:00 - {line}\n" for day, line in
                            enumerate(lines, start=1)), "utf-8")  # fmt: skip
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, int, int]:
    """Daniel, of whom everything is on record that could suggest anything, and Nora."""
    folder = tmp_path_factory.mktemp("boundaries")
    home = Home(folder / "home", FixedClock(NOW - timedelta(weeks=3)))
    sms = texts(folder, {NUMBER: "Daniel"}, count=40, backed_up=NOW)
    words = Wishes(zone="Europe/London", owner="Ruth Bell", words=True)
    brought(home, sms, wishes=words)
    chats = [chat(folder, "Daniel", days=245, until_them=200), chat(folder, "Nora", days=30)]
    brought(home, *chats, grouped(folder), wishes=words)
    with home.store() as store:
        daniel, nora = (store.people.find(name)[0].id for name in ("Daniel", "Nora"))
        if len(store.people.find("Daniel")) > 1:
            about.same_person(store, *[one.id for one in store.people.find("Daniel")][:2])
        look(store, home.clock)
        keep_message(store, home.clock, daniel, "Draft to send")
        plan(store, home.clock, daniel, 3)
    return Home(home.folder, FixedClock(NOW)), daniel, nora


def shown(pages: Pages, daniel: int) -> dict[str, str]:
    """Every page that can be looked at, about Daniel where it is about a person; its words."""
    found = {}
    for route in (one for page in PAGES for one in page.ROUTES if isinstance(one, Route)):
        path = route.path.replace("{number:int}", str(daniel))
        if "GET" not in (route.methods or ()) or "{" in path or path in ("/demo", "/away"):
            continue
        answer = pages.get(path)
        main = answer.body.partition("<main")[2].partition("</main>")[0]
        links = " ".join(re.findall(r'href="([^"]*)"', main))
        found[path] = unescape(re.sub(r"<[^>]+>", " ", main) + links)
    return found


@pytest.mark.parametrize("boundary", CLOSED)
def test_no_page_suggests_contact(made: tuple[Home, int, int], boundary: Boundary) -> None:
    home, daniel, nora = made
    pages = Pages(home)
    open_ = " ".join(shown(pages, daniel).values())
    assert len(set(map(str.lower, REACHING.findall(open_)))) >= 5  # it would be noticed
    with home.store() as store:
        before = store.people.get(daniel)
        about.set_boundary(store, home.clock, daniel, boundary, date(2026, 12, 1))
    try:
        said = shown(pages, daniel)
        of_nora = pages.get(f"/people/{nora}/between").body
    finally:
        with home.store() as store:
            assert before is not None
            store.people.update(before, 0)
    assert {path: REACHING.findall(words) for path, words in said.items()
            if REACHING.search(words)} == {}  # fmt: skip
    assert "Daniel" not in of_nora
    assert [path for path in NEVER_NAMED if "Daniel" in said.get(path, "")] == []
    assert f"/people/{daniel}/write" in said


READING = (
    ("today",),
    ("people",),
    ("person", "Daniel"),
    ("write", "Daniel"),
    ("write", "Daniel", "--words", "Hello"),
    ("write", "Daniel", "--between"),
    ("doctor",),
)


@pytest.mark.parametrize("boundary", CLOSED)
def test_no_command_suggests_contact(
    made: tuple[Home, int, int], boundary: Boundary, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, daniel, _ = made
    monkeypatch.setenv("STILLHERE_NOW", NOW.isoformat())
    monkeypatch.setenv("STILLHERE_HOME", str(home.folder))
    with home.store() as store:
        before = store.people.get(daniel)
        keep_letter(store, home.clock, daniel, LETTER)
        about.set_boundary(store, home.clock, daniel, boundary)
    try:
        said = {words: CliRunner().invoke(cli, list(words)).output for words in READING}
        said |= {
            (*words, "--json"): CliRunner().invoke(cli, [*words, "--json"]).output
            for words in READING
        }
    finally:
        with home.store() as store:
            assert before is not None
            store.people.update(before, 0)
    assert {words: REACHING.findall(text) for words, text in said.items()
            if REACHING.search(text)} == {}  # fmt: skip
    assert "Daniel" not in said[("today",)]
    assert LETTER in said[("write", "Daniel", "--json")]
    one = "I won’t write again unless"
    assert (one in said[("write", "Daniel")]) is (boundary in ("space", "no_contact"))
