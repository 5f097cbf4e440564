from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from stillhere.insight.sentence import text
from stillhere.services import about
from stillhere.services.begin import begin, guess
from stillhere.services.find import find
from stillhere.services.happened import happened
from stillhere.services.home import Home
from stillhere.services.list_people import list_people
from stillhere.services.log_contact import log_contact
from stillhere.services.look import known, look
from stillhere.services.see import see
from stillhere.store.store import Store
from tests.services.made import NOW, brought, chat, home_at, zipped

SECOND_LOOK = """
import sys
from stillhere.cli.main import main
try:
    main(["today", "--json"])
except SystemExit:
    pass
print([name for name in ("numpy", "scipy", "rich") if name in sys.modules], file=sys.stderr)
"""


@pytest.fixture
def quiet(home: Home, files: Path) -> Home:
    """Daniel wrote every day until six weeks ago; Elsie still does. The record ends this noon."""
    brought(
        home,
        zipped(chat(files, "Daniel Bell", days=245, until_them=200), "Daniel Bell.txt"),
        zipped(chat(files, "Elsie Moor", days=245)),
    )
    return home


def cards(home: Home) -> list[str]:
    with home.store() as store:
        return [card.name for card in look(store, home.clock).cards]


def daniel(store: Store) -> int:
    return store.people.find("Daniel")[0].id


def test_today_says_who_went_quiet(quiet: Home) -> None:
    with quiet.store() as store:
        view = look(store, quiet.clock)
    assert text(view.headline) == "One person has gone quiet."
    assert [card.name for card in view.cards] == ["Daniel Bell"]
    assert view.cards[0].choices.see == "See what changed"
    assert [line.name for line in view.well] == ["Elsie Moor"]


def test_a_card_stays_on_a_second_look(quiet: Home) -> None:
    assert cards(quiet) == cards(quiet) == ["Daniel Bell"]


def test_the_second_look_imports_no_numbers(quiet: Home) -> None:
    cards(quiet)
    environment = os.environ | {
        "STILLHERE_HOME": str(quiet.folder),
        "STILLHERE_NOW": NOW.isoformat(),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", SECOND_LOOK],
        capture_output=True, text=True, check=True, env=environment, timeout=60,
    )  # fmt: skip
    assert done.stderr.strip() == "[]"
    assert json.loads(done.stdout)["cards"][0]["name"] == "Daniel Bell"


@pytest.mark.parametrize(
    "change",
    [
        lambda store, clock: log_contact(store, clock, daniel(store), "call"),
        lambda store, _: happened(store, "Moved house", date(2026, 3, 1)),
        lambda store, clock: about.set_boundary(store, clock, daniel(store), "slow"),
        lambda store, clock: about.look_after(store, clock, daniel(store), chosen=False),
        lambda store, clock: begin(store, clock, "Sam", "months", "week"),
    ],
)
def test_whatever_changes_the_record_makes_findings_stale(
    quiet: Home, change: Callable[..., object]
) -> None:
    with quiet.store() as store:
        find(store, quiet.clock)
        kept = store.findings.latest()
        assert kept is not None
        assert not kept.stale
        change(store, quiet.clock)
        kept = store.findings.latest()
        assert kept is not None
        assert kept.stale
        find(store, quiet.clock)
        kept = store.findings.latest()
        assert kept is not None
        assert not kept.stale


def test_an_import_makes_findings_stale_and_so_does_its_undo(quiet: Home, files: Path) -> None:
    cards(quiet)
    (told,) = brought(quiet, chat(files, "Sam Reed", days=30))
    with quiet.store() as store:
        kept = store.findings.latest()
        assert kept is not None
        assert kept.stale
        find(store, quiet.clock)
        assert told.id is not None
        store.imports.undo(told.id)
        kept = store.findings.latest()
        assert kept is not None
        assert kept.stale


def test_the_next_day_is_found_out_anew(quiet: Home) -> None:
    cards(quiet)
    tomorrow = home_at(quiet.folder, NOW + timedelta(days=1))
    with tomorrow.store() as store:
        find(store, tomorrow.clock)
        kept = store.findings.latest()
    assert kept is not None
    assert kept.day == "2026-05-06"


def test_a_call_logged_by_hand_ends_the_pause(quiet: Home) -> None:
    with quiet.store() as store:
        log_contact(store, quiet.clock, daniel(store), "call", minutes=30)
    assert "Daniel Bell" not in [
        name for name in cards(quiet) if find_status(quiet, name) == "gone_quiet"
    ]


def find_status(home: Home, name: str) -> str:
    with home.store() as store:
        return find(store, home.clock)[store.people.find(name)[0].id].status


def test_let_it_rest_is_silent_for_three_weeks_and_the_pause_makes_no_second_card(
    quiet: Home,
) -> None:
    assert cards(quiet) == ["Daniel Bell"]
    with quiet.store() as store:
        assert about.let_rest(store, quiet.clock, daniel(store)) == "2026-05-26"
    assert cards(quiet) == []
    later = home_at(quiet.folder, NOW + timedelta(days=30))
    assert "Daniel Bell" not in cards(later)


def test_who_rests_is_not_named_anywhere_on_today(quiet: Home) -> None:
    with quiet.store() as store:
        about.let_rest(store, quiet.clock, daniel(store))
        view = look(store, quiet.clock)
    names = [line.name for line in (*view.well, *view.unknown)]
    assert "Daniel Bell" not in names


def test_not_today_is_over_tomorrow(quiet: Home) -> None:
    assert cards(quiet) == ["Daniel Bell"]
    with quiet.store() as store:
        about.not_today(store, quiet.clock, daniel(store))
    assert cards(quiet) == []
    with home_at(quiet.folder, NOW + timedelta(days=1)).store() as store:
        assert store.notices.silences("2026-05-06") == {}


def test_dont_remind_works_for_ever(quiet: Home) -> None:
    with quiet.store() as store:
        about.remind(store, quiet.clock, daniel(store), wanted=False)
    assert cards(quiet) == []
    assert cards(home_at(quiet.folder, NOW + timedelta(days=400))) == []


def test_the_three_questions_give_a_first_page(home: Home) -> None:
    with home.store() as store:
        person = begin(store, home.clock, "  Daniel ", "some_weeks", "days")
        view = look(store, home.clock)
        page = see(store, home.clock, person.id)
    assert [card.name for card in view.cards] == ["Daniel"]
    words = "You last really talked with Daniel some weeks ago. Usually it is on most days."
    assert text(view.cards[0].status).startswith(words)
    assert text(page.view.status) == text(view.cards[0].status)
    assert page.picture is None


def test_the_same_name_twice_is_the_same_person(home: Home) -> None:
    with home.store() as store:
        first = begin(store, home.clock, "Daniel", "some_weeks", "days")
        again = begin(store, home.clock, "Daniel", "months", "week")
    assert first.id == again.id


def test_what_is_remembered_of_each_is_known_with_them(home: Home) -> None:
    with home.store() as store:
        daniel = begin(store, home.clock, "Daniel", "some_weeks", "days").id
        elsie = begin(store, home.clock, "Elsie", "months", "week").id
        plain = store.people.create("Robin").id
        remembered = {one.person.id: one.guess for one in known(store, home.clock)}
        assert remembered == {
            daniel: guess(store, daniel), elsie: guess(store, elsie), plain: None
        }  # fmt: skip
        assert remembered[daniel] != remembered[elsie] is not None


def test_safer_apart_says_nothing_about_reaching_out(home: Home) -> None:
    with home.store() as store:
        person = begin(store, home.clock, "Daniel", "months", "week", safer_apart=True)
        view, page = look(store, home.clock), see(store, home.clock, person.id)
    assert person.boundary == "no_contact"
    assert (view.cards, view.well, view.unknown) == ((), (), ())
    assert (page.view.status, page.view.choices) == ((), None)


def test_people_are_listed_with_those_looked_after_first(quiet: Home) -> None:
    with quiet.store() as store:
        about.look_after(store, quiet.clock, daniel(store), chosen=False)
        listed = list_people(store, quiet.clock)
    assert [one.person.name for one in listed] == ["Elsie Moor", "Daniel Bell"]
    assert listed[1].line.startswith("last heard from on ")
