"""What the desk knows of two people, from the store."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from stillhere.errors import MeaningUnclear, UnknownPerson
from stillhere.services.about import set_boundary
from stillhere.services.at_the_desk import (
    acknowledged,
    keep_letter,
    keep_message,
    plan,
    sent_it,
    sit,
    take_back,
    ways_out,
)
from stillhere.services.begin import begin
from stillhere.services.home import Home
from stillhere.services.look import look
from stillhere.services.wishes import Wishes
from tests.services.made import NOW, brought, chat, home_at, texts, zipped

DANIEL = "+447700900101"


def text_home(folder: Path, count: int = 60) -> Home:
    home = home_at(folder / "home")
    brought(home, texts(folder, {DANIEL: "Daniel"}, count=count), wishes=Wishes(zone="UTC"))
    return home


def said(part: tuple[object, ...]) -> str:
    return " ".join(map(str, part))


def test_the_way_they_answer_and_what_is_waiting(tmp_path: Path) -> None:
    home = text_home(tmp_path)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        desk = sit(store, home.clock, person)
        assert said(desk.way).startswith("Daniel has most often answered a text, between ")
        assert said(desk.pace).startswith("You have written once since Daniel’s last answer")
        assert desk.ways == ("sms",)
        (out,) = ways_out(desk, "Hello & welcome")
        assert out.here == f"sms:{DANIEL}?&body=Hello%20%26%20welcome"


def test_i_sent_it_counts_at_once_and_can_be_taken_back(tmp_path: Path) -> None:
    home = text_home(tmp_path)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        plan(store, home.clock, person, 3)
        one = sent_it(store, home.clock, person, "sms")
        desk = sit(store, home.clock, person)
        assert "You have written twice on two days" in said(desk.pace)
        assert desk.plan is None
        assert take_back(store, one.id) == person
        assert take_back(store, one.id) is None
        assert "written once" in said(sit(store, home.clock, person).pace)


def test_after_three_unanswered_only_the_way_of_the_last_answer_is_left(tmp_path: Path) -> None:
    folder = tmp_path
    home = text_home(folder)
    brought(home, zipped(chat(folder, "Daniel", days=100, step=2)))
    with home.store() as store:
        people = store.people.find("Daniel")
        person = people[0].id
        if len(people) > 1:
            store.people.merge(person, people[1].id)
        assert set(sit(store, home.clock, person).ways) == {"sms", "whatsapp"}
        for hours in (5, 3, 1):
            store.sent.add(person, "sms", _ms(hours=hours))
        desk = sit(store, home.clock, person)
        assert desk.ways == ("sms",)
        assert said(desk.way) == "The last answer from Daniel was a text."
        assert "let it rest until" in said(desk.pace)


def test_without_any_record_every_way_is_open_until_there_is_a_silence(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    with home.store() as store:
        person = begin(store, home.clock, "Milo", "months", "week").id
        assert "call" in sit(store, home.clock, person).ways
        assert ways_out(sit(store, home.clock, person), "Hello") == ()
        for hours in (100, 60, 20):
            store.sent.add(person, "sms", _ms(hours=hours))
        assert sit(store, home.clock, person).ways == ("sms",)


def test_a_message_and_letters_are_kept_and_a_plan_made(tmp_path: Path) -> None:
    home = text_home(tmp_path)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        keep_message(store, home.clock, person, "First")
        kept = keep_message(store, home.clock, person, "Second", overnight=True)
        keep_letter(store, home.clock, person, "Dear Daniel")
        assert plan(store, home.clock, person, 3) == date(2026, 5, 26)
        desk = sit(store, home.clock, person)
        assert desk.kept == kept
        assert kept.waits_until == "2026-05-06"
        assert [one.words for one in desk.letters] == ["Dear Daniel"]
        assert str(desk.plan) == "You mean to write a light note around 26 May."
        assert plan(store, home.clock, person, None) is None
        with pytest.raises(MeaningUnclear):
            plan(store, home.clock, person, 1)
        with pytest.raises(UnknownPerson):
            sit(store, home.clock, 999)


def test_the_one_message_after_a_no_is_offered_once(tmp_path: Path) -> None:
    home = text_home(tmp_path)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        set_boundary(store, home.clock, person, "space")
        assert sit(store, home.clock, person).acknowledgement
        acknowledged(store, person)
        assert not sit(store, home.clock, person).acknowledgement


def test_who_was_written_to_has_no_card_until_it_is_taken_back(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    brought(home, zipped(chat(tmp_path, "Daniel", days=245, until_them=200)))
    with home.store() as store:
        (card,) = look(store, home.clock).cards
        one = sent_it(store, home.clock, card.person, "whatsapp")
        assert look(store, home.clock).cards == ()
        take_back(store, one.id)
        assert len(look(store, home.clock).cards) == 1


def _ms(hours: int) -> int:
    return int((NOW - timedelta(hours=hours)).timestamp() * 1000)
