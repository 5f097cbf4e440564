"""Not now, not this again, and "it's fine, because …": each holds, and each can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from stillhere.services import about, quieten
from stillhere.services.happened import happened
from stillhere.services.home import Home
from stillhere.services.look import look
from stillhere.store.store import Store
from stillhere.support.clock import FixedClock
from tests.services.made import NOW, brought, chat, zipped


@pytest.fixture
def quiet(home: Home, files: Path) -> Home:
    """Daniel wrote every day until six weeks ago. The record ends this noon."""
    brought(home, zipped(chat(files, "Daniel Bell", days=245, until_them=200)))
    assert shown(home) == ["Daniel Bell"]
    return home


def shown(home: Home, days: int = 0) -> list[str]:
    later = replace(home, clock=FixedClock(NOW + timedelta(days=days)))
    with later.store() as store:
        return [card.name for card in look(store, later.clock).cards]


def daniel(store: Store) -> int:
    return store.people.find("Daniel")[0].id


def test_not_now_is_a_week_without_a_word(quiet: Home) -> None:
    with quiet.store() as store:
        until = quieten.not_now(store, quiet.clock, daniel(store))
    assert until == date(2026, 5, 11)
    assert shown(quiet) == shown(quiet, 6) == []
    assert shown(quiet, 7) == ["Daniel Bell"]


def test_not_now_can_be_taken_back(quiet: Home) -> None:
    with quiet.store() as store:
        quieten.not_now(store, quiet.clock, daniel(store))
        about.speak_again(store, daniel(store))
    assert shown(quiet) == ["Daniel Bell"]


def test_not_again_holds_for_this_change(quiet: Home) -> None:
    with quiet.store() as store:
        quieten.not_again(store, quiet.clock, daniel(store))
        card = store.notices.list(daniel(store))[0]
    assert (card.done, card.hushed) == (True, "2026-05-05")
    assert shown(quiet) == shown(quiet, 10) == []


def test_not_again_can_be_taken_back(quiet: Home) -> None:
    with quiet.store() as store:
        quieten.not_again(store, quiet.clock, daniel(store))
        quieten.tell_again(store, daniel(store))
        assert store.notices.list(daniel(store))[0].hushed is None
    assert shown(quiet) == ["Daniel Bell"]


def test_it_is_fine_answers_the_card_and_not_so_takes_all_of_it_back(quiet: Home) -> None:
    with quiet.store() as store:
        who = daniel(store)
        event = happened(store, "New work", date(2026, 3, 20), kind="work", person_id=who)
        quieten.it_is_fine(store, who)
    assert shown(quiet) == []
    with quiet.store() as store:
        quieten.not_so(store, who, event.id)
        assert store.life.list(who) == []
    assert shown(quiet) == ["Daniel Bell"]


def test_the_page_still_tells_what_the_card_does_no_more(quiet: Home) -> None:
    from stillhere.services.see import see

    with quiet.store() as store:
        quieten.not_again(store, quiet.clock, daniel(store))
        assert see(store, quiet.clock, daniel(store)).view.status
