"""The made-up family says the same every day: one has gone quiet, one is reaching back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stillhere.insight.sentence import text
from stillhere.services.demo.family import FAMILY
from stillhere.services.demo.make import make
from stillhere.services.home import Home
from stillhere.services.list_people import list_people
from stillhere.services.look import look
from stillhere.support.clock import FixedClock

START = datetime(2026, 11, 22, 10, tzinfo=UTC)


def family(folder: Path, day: int) -> Home:
    home = Home(folder, FixedClock(START + timedelta(days=day)))
    make(home)
    return home


@pytest.mark.parametrize("day", range(7))
def test_on_every_day_of_the_week_one_is_quiet_one_is_back_and_nobody_else_is_marked(
    tmp_path: Path, day: int
) -> None:
    home = family(tmp_path, day)
    with home.store() as store:
        view = look(store, home.clock)
    assert text(view.headline) == "One person has gone quiet. One is reaching back."
    assert text(view.lead) == "Everyone else is much as usual."
    assert [(card.name, card.kind, card.who) for card in view.cards] == [
        ("Daniel", "gone_quiet", "them"),
        ("Ruth", "reconnecting", "them"),
    ]


def test_the_first_card_is_said_in_two_plain_sentences(tmp_path: Path) -> None:
    home = family(tmp_path, 0)
    with home.store() as store:
        daniel, ruth = look(store, home.clock).cards
    assert text(daniel.status) == (
        "You last heard from Daniel on 15 October, five weeks ago. "
        "Until late August, he was in touch on five days of most weeks."
    )
    assert text(ruth.status) == (
        "Ruth is reaching back. She wrote on Wednesday, and again yesterday, after four months."
    )


def test_everybody_is_one_person_over_phone_and_whatsapp(tmp_path: Path) -> None:
    home = family(tmp_path, 0)
    with home.store() as store:
        people = {listed.person.name: listed for listed in list_people(store, home.clock)}
    assert set(people) == {member.name for member in FAMILY}
    services = {handle.service for handle in people["Daniel"].person.handles}
    assert services == {"phone", "whatsapp"}
    assert people["Daniel"].line == "last heard from on 15 October, five weeks ago"


def test_the_same_seed_and_day_make_the_same_family(tmp_path: Path) -> None:
    words = []
    for name in ("one", "other"):
        home = family(tmp_path / name, 0)
        with home.store() as store:
            daniel = store.people.find("Daniel")[0]
            words.append([(event.at, event.words) for event in store.events.page(daniel.id)])
    assert words[0] == words[1]
    assert any(said for _, said in words[0])
