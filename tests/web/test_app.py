"""The pages that need no record, through the whole application."""

from __future__ import annotations

import asyncio
import re
import threading
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette

from stillhere.desk.rulebook import rulebook
from stillhere.errors import DiskFull, UnknownPerson
from stillhere.services.home import Home
from stillhere.services.how_to_export import HOW_TO
from stillhere.support.clock import FixedClock
from stillhere.web.app import _launch, create_app
from stillhere.web.getting_ready import GettingReady
from stillhere.web.jobs import Readings
from stillhere.web.keys import Keys
from stillhere.web.routes.failures import HANDLERS
from tests.web.client import Answer, ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp


KEYS = Keys()


FOLDERS: list[TemporaryDirectory[str]] = []


@pytest.fixture(autouse=True)
def folder() -> Iterator[None]:
    FOLDERS.append(TemporaryDirectory())
    yield
    FOLDERS.pop().cleanup()


def app(*, demo: bool = False) -> ASGIApp:
    home = Home(Path(FOLDERS[-1].name), FixedClock(datetime(2026, 5, 5, 12, tzinfo=UTC)))
    return create_app(home, port=8765, keys=KEYS, demo=demo)


def get(path: str, *, demo: bool = False) -> Answer:
    return ask(app(demo=demo), path, headers={"cookie": f"stillhere-8765={KEYS.session}"})


def test_the_first_page_asks_three_questions_and_one_that_may_stay_empty() -> None:
    page = get("/start").body

    assert page.count("<fieldset>") == 4
    assert "Nothing is sent unless you send it." in page
    assert "For people of 18 and over." in page
    assert " checked" not in page


def test_dates_and_lengths_are_preselected() -> None:
    assert 'name="keep" value="dates" checked' in get("/bring-in").body


def test_the_page_tells_how_to_get_the_files_out_of_every_app_that_is_described() -> None:
    page = get("/bring-in").body

    assert [way.app for way in HOW_TO if way.app not in page] == []
    assert len(re.findall("<details[^>]* open>", page)) == 1


def test_a_page_that_does_not_exist_says_so_without_a_code() -> None:
    answer = get("/nowhere")

    assert answer.status == 404
    assert "There is no such page." in answer.body
    assert "Nothing is lost." in answer.body
    assert "404" not in answer.body


def test_the_style_and_the_script_come_from_here() -> None:
    for name in ("page.css", "notices.css", "stillhere.js", "htmx.min.js"):
        assert get(f"/static/{name}").status == 200


def test_a_path_outside_of_the_static_files_is_not_served() -> None:
    assert get("/static/../app.py").status == 404


def test_the_demo_can_be_deleted_from_every_page() -> None:
    assert 'formaction="/demo/delete"' in get("/bring-in", demo=True).body
    assert "/demo/delete" not in get("/bring-in").body


@pytest.mark.parametrize("kind", [DiskFull, UnknownPerson])
def test_our_own_errors_are_all_answered_in_words(kind: type[Exception]) -> None:
    assert any(issubclass(kind, handled) for handled in HANDLERS if handled is not Exception)


def test_the_rules_of_the_check_are_read_before_anybody_writes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("stillhere.web.app.FIRST_PAGES", 0.0)
    rulebook.cache_clear()

    async def live() -> None:
        async with _launch(served):
            for thread in threading.enumerate():
                if thread.name.endswith("(_read_rules)"):
                    thread.join(30)

    served = Starlette()
    served.state.home, served.state.demo = None, True
    served.state.getting_ready, served.state.readings = GettingReady(), Readings()
    asyncio.run(live())
    assert rulebook.cache_info().currsize == 1
