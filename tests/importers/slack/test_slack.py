"""A workspace's days, with the people and channels that lie beside them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from stillhere.importers import registry
from stillhere.importers.slack import Slack
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.services.exports import Export, exports
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import ZONE, sample_reading

AT = 1_709_283_600_000
ADA, TOM = Handle("slack", "U0ADA"), Handle("slack", "U0TOM")
PAIRS = [
    {"id": "D01", "members": ["U0ADA", "U0TOM"]},
    {"id": "D02", "members": ["U0ADA", "U0CLEO"]},
]
USERS = [
    {"id": "U0ADA", "real_name": "Ada Quill", "profile": {}},
    {"id": "U0TOM", "name": "tom", "profile": {"email": "Tomas@example.org"}},
]
FOLDER = os.environ.get("STILLHERE_FIXTURES", "")


def message(user: str = "U0TOM", **fields: Any) -> dict[str, Any]:
    top = {"type": "message", "user": user, "text": "hello", "ts": "1709283600.000200"}
    return top | fields


def read(*messages: Any, folder: str = "D01", day: str = "2024-03-01", **how: Any) -> list[Outcome]:
    lists = {"users": USERS, "dms": PAIRS} | how.pop("lists", {})
    others = {f"{name}.json": json.dumps(content).encode() for name, content in lists.items()}
    others |= how.pop("days", {})
    data = json.dumps(messages).encode()
    source = MemorySource(f"{folder}/{day}.json", data, others=others)
    return list(Slack().read(source, sample_reading(**how)))


def of(found: list[Outcome], kind: type[Any]) -> list[Any]:
    return [item for item in found if isinstance(item, kind)]


def test_whoever_is_in_every_direct_conversation_is_the_owner() -> None:
    found = read(message())
    assert of(found, OwnHandle) == [OwnHandle(ADA)]
    assert of(found, Thread)[0].counterpart == TOM
    assert not [item for item in of(found, Question) if item.kind == "owner"]


def test_with_one_direct_conversation_the_owner_is_asked() -> None:
    found = read(message(), lists={"dms": PAIRS[:1]})
    (question,) = [item for item in of(found, Question) if item.kind == "owner"]
    assert question.choices == (("U0ADA", "Ada Quill"), ("U0TOM", "tom"))
    told = read(message(), lists={"dms": PAIRS[:1]}, owner=frozenset({"U0ADA"}))
    assert of(told, Thread)[0].counterpart == TOM


def test_the_time_is_the_id() -> None:
    (event,) = of(read(message()), Event)
    assert (event.at, event.key, event.author) == (AT, 1_709_283_600_000_200, TOM)


def test_a_person_has_their_mail_address_too() -> None:
    (tom,) = [item for item in of(read(message()), Contact) if item.name == "tom"]
    assert tom.handles == (TOM, Handle("mail", "tomas@example.org"))


@pytest.mark.parametrize(
    "fields",
    [
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
        {"bot_id": "B1"},
        {"user": "USLACKBOT"},
    ],
)
def test_joins_and_robots_are_no_contact(fields: dict[str, Any]) -> None:
    assert not of(read(message(**fields)), Event)


@pytest.mark.parametrize("subtype", ["file_share", "me_message", "thread_broadcast"])
def test_files_and_answers_in_threads_are_contact(subtype: str) -> None:
    assert len(of(read(message(subtype=subtype)), Event)) == 1


def test_what_the_owner_is_not_in_is_not_theirs() -> None:
    strangers = [{"id": "C02", "name": "strangers", "members": ["U0TOM", "U0CLEO"]}]
    assert read(message(), folder="strangers", lists={"channels": strangers}) == []


@pytest.mark.parametrize(
    "members", [["USLACKBOT", "U0ADA"], ["U0ADA"], ["U0ADA", "U0ADA"], ["U0ADA", "U0RAIN"]]
)
def test_notes_to_oneself_and_talks_with_robots_are_no_contact(members: list[str]) -> None:
    robot = {"id": "U0RAIN", "is_bot": True}
    lists = {"dms": [*PAIRS, {"id": "D03", "members": members}], "users": [*USERS, robot]}
    assert read(message("U0ADA"), folder="D03", lists=lists, owner=frozenset({"U0ADA"})) == []


@pytest.mark.parametrize("kind", ["channels", "groups", "mpims"])
def test_a_channel_is_a_group_with_the_same_key_under_another_name(kind: str) -> None:
    keys = set()
    for name in ("garden", "allotment"):
        lists = {kind: [{"id": "C01", "name": name, "members": ["U0ADA", "U0TOM"]}]}
        (thread,) = of(read(message(), folder=name, lists=lists), Thread)
        assert thread.group
        keys.add(thread.key)
    assert keys == {"channel:C01"}


def test_the_window_of_an_earlier_day_holds_for_a_later_one() -> None:
    earlier = {"D01/2024-02-20.json": json.dumps([message()]).encode()}
    only_joins = {"D01/2024-02-20.json": json.dumps([message(subtype="channel_join")]).encode()}
    assert [window.start for window in of(read(message()), Coverage)] == [AT]
    assert not of(read(message(), days=earlier), Coverage)
    assert of(read(message(), days=only_joins), Coverage)


def test_a_message_without_a_time_is_told_and_the_rest_is_read() -> None:
    found = read(message(ts="x"), message(), 7)
    assert (len(of(found, Event)), len(of(found, Skipped))) == (1, 2)


def test_all_days_of_a_folder_are_one_import_that_asks_once() -> None:
    sample = Path(__file__).parents[1] / "samples" / "slack" / "Quill family Slack export"
    (export,) = exports(sample, ZONE, registry.importers(("slack", "discord", "telegram")))
    assert isinstance(export, Export)
    found = list(export.read(sample_reading()))
    assert len(of(found, Question)) == 1
    assert len(of(found, OwnHandle)) == 1
    assert len(of(found, Event)) == 6


@pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")
def test_the_example_of_slack_export_viewer_has_what_its_people_wrote() -> None:
    path = Path(FOLDER, "slack", "hfaran_slack-export-viewer__testarchive.zip")
    (export,) = exports(path, ZONE, registry.importers())
    assert isinstance(export, Export)
    assert export.importer.name == "slack"
    found = list(export.read(sample_reading()))
    assert len(of(found, Event)) == 49 + 3
    assert all(thread.group for thread in of(found, Thread))
    assert len({contact.name for contact in of(found, Contact)}) <= 4
    assert all(window.end is not None for window in of(found, Coverage))
