"""The rest rule is one rule: Today, the page of a person and the desk agree (SAFETY E2e)."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.desk.pace import pace
from stillhere.insight.notices import Known
from stillhere.records.assessment import Assessment
from stillhere.records.reaching import Attempt
from stillhere.services.at_the_desk import sit
from stillhere.services.exchange import exchange
from stillhere.services.find import find_one
from stillhere.services.look import known, the_moment
from stillhere.services.resting import attempts, rests
from stillhere.services.see import see
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds
from tests.services.made import LONDON, NOW, brought, chat, home_at, zipped

REST = "no hurry to write again"


@pytest.mark.parametrize(("mine_alone", "resting"), [(0, False), (1, True), (5, True)])
def test_today_the_page_and_the_desk_agree(
    tmp_path: Path, mine_alone: int, *, resting: bool
) -> None:
    home = home_at(tmp_path / "home")
    brought(home, zipped(chat(tmp_path, "Daniel", days=245, until_them=245 - mine_alone)))
    with home.store() as store:
        person = store.people.find("Daniel")[0]
        now, moment = milliseconds(NOW), the_moment(store, home.clock)
        found = find_one(store, home.clock, person.id)
        assert rests(store, person.id, found, moment, now) is resting
        assert of(known(store, home.clock), person.id).resting is resting
        page = see(store, home.clock, person.id).view
        assert (REST in " ".join(map(str, page.small))) is resting
        assert desk_rests(store, person.id, now) is resting
        assert bool(sit(store, home.clock, person.id).pace)


def of(everybody: list[Known], person: int) -> Known:
    return next(one for one in everybody if one.person.id == person)


def desk_rests(store: Store, person: int, now: int) -> bool:
    """What the desk makes of the whole exchange."""
    return pace(exchange(store, person, now).attempts, now, LONDON).resting


def test_the_latest_attempts_are_those_of_the_whole_exchange(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    brought(home, zipped(chat(tmp_path, "Daniel", days=60, until_them=50)))
    with home.store() as store:
        person, now = store.people.find("Daniel")[0].id, milliseconds(NOW)
        found: Assessment | None = find_one(store, home.clock, person)
        assert found is not None
        latest: list[Attempt] = attempts(store, person, found.last_in or 0, now)
        assert latest == exchange(store, person, now).attempts
        assert len(latest) == 11
