"""What DiscordChatExporter's JSON says, and what it does not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from stillhere.importers.discord import Discord
from stillhere.importers.streams import FileSource
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle, named
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

AT = 1_709_283_600_000
TOM = {"id": "71", "name": "tomas.b", "nickname": "Tomas Brandt", "isBot": False}
ADA = {"id": "31", "name": "adaquill", "nickname": "Ada Quill", "isBot": False}
FOLDER = os.environ.get("STILLHERE_FIXTURES", "")


def message(author: dict[str, Any] = TOM, **fields: Any) -> dict[str, Any]:
    top = {"id": "1", "type": "Default", "timestamp": "2024-03-01T09:00:00+00:00"}
    return top | {"content": "hello", "author": author} | fields


def export(
    *messages: dict[str, Any], kind: str = "DirectTextChat", name: str = "Tomas Brandt", **top: Any
) -> dict[str, Any]:
    channel = {"id": "9", "type": kind, "name": name}
    head = {"guild": {"id": "0"}, "channel": channel, "exportedAt": "2024-03-02T09:00:00+00:00"}
    return head | top | {"messages": list(messages)}


def read(content: dict[str, Any], *, path: str = "chat.json", **how: Any) -> list[Outcome]:
    others = how.pop("others", None)
    source = MemorySource(path, json.dumps(content).encode(), others=others)
    assert Discord().recognise(source, source.head())
    return list(Discord().read(source, sample_reading(**how)))


def of(found: list[Outcome], kind: type[Any]) -> list[Any]:
    return [item for item in found if isinstance(item, kind)]


def test_a_direct_chat_bears_the_name_of_the_other_side() -> None:
    found = read(export(message(ADA), message(TOM, id="2")))
    assert of(found, Thread)[0].counterpart == Handle("discord", "71")
    assert [item.handle.address for item in of(found, OwnHandle)] == ["31"]
    assert not of(found, Question)


def test_where_no_name_fits_the_owner_is_asked_by_id_and_name() -> None:
    (question,) = of(read(export(message(ADA), message(TOM, id="2"), name="x")), Question)
    assert question.choices == (("31", "Ada Quill"), ("71", "Tomas Brandt"))
    told = read(export(message(ADA), message(TOM, id="2"), name="x"), owner=frozenset({"31"}))
    assert of(told, Thread)[0].counterpart == Handle("discord", "71")
    assert not of(told, Question)


def test_the_other_side_is_known_by_name_where_they_never_wrote() -> None:
    found = read(export(message(ADA)), owner=frozenset({"Ada Quill"}))
    assert of(found, Thread)[0].counterpart == named("discord", "Tomas Brandt")


@pytest.mark.parametrize("kind", ["DirectGroupTextChat", "GuildTextChat", "GuildPublicThread"])
def test_groups_and_channels_of_servers_are_groups(kind: str) -> None:
    (thread,) = of(read(export(message(), kind=kind)), Thread)
    assert (thread.group, thread.counterpart) == (True, None)


def test_the_offset_of_a_time_counts() -> None:
    (event,) = of(read(export(message(timestamp="2024-03-01T10:00:00.123+01:00"))), Event)
    assert (event.at, event.zone_assumed) == (AT + 123, False)


@pytest.mark.parametrize(("ended", "seconds"), [("2024-03-01T09:04:11+00:00", 251), (None, None)])
def test_a_call_has_its_length_and_nobody_knows_whether_it_was_taken(
    ended: str | None, seconds: int | None
) -> None:
    call = message(type="Call", callEndedTimestamp=ended)
    (event,) = of(read(export(call)), Event)
    assert (event.kind, event.seconds, event.answered) == ("call", seconds, None)


@pytest.mark.parametrize(
    "fields",
    [{"type": "ChannelPinnedMessage"}, {"type": "RecipientAdd"}, {"author": TOM | {"isBot": True}}],
)
def test_notices_and_bots_are_no_contact(fields: dict[str, Any]) -> None:
    assert read(export(message(**fields))) == []


def test_replies_count_also_where_an_older_version_prints_a_number() -> None:
    found = read(export(message(type="Reply"), message(type="19", id="2")))
    assert len(of(found, Event)) == 2


def test_reactions_have_no_time_and_are_left_out() -> None:
    reactions = [{"emoji": {"name": "❤"}, "count": 1, "users": [ADA]}]
    assert len(of(read(export(message(reactions=reactions))), Event)) == 1
    assert not Discord.knows.reactions


def test_the_record_goes_from_the_day_asked_for_to_the_export() -> None:
    asked = {"after": "2024-02-01T00:00:00+00:00", "before": "2024-03-01T12:00:00+00:00"}
    (whole,) = of(read(export(message())), Coverage)
    (part,) = of(read(export(message(), dateRange=asked)), Coverage)
    assert (whole.start, whole.end) == (AT, AT + 86_400_000)
    assert (part.start, part.end) == (1_706_745_600_000, AT + 3 * 3_600_000)


def test_a_part_ends_with_its_last_message_where_the_next_lies_beside_it() -> None:
    content = export(message())
    others = {"chat [part 2].json": b"{}"}
    (first,) = of(read(content, path="chat [part 1].json", others=others), Coverage)
    (last,) = of(read(content, path="chat [part 2].json", others=others), Coverage)
    assert (first.end, last.end) == (AT + 1, AT + 86_400_000)


@pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")
@pytest.mark.parametrize(("name", "group"), [("DM_2A_2M", False), ("SV_5A_5M", True)])
def test_the_examples_of_chat_analytics_without_their_bots(name: str, *, group: bool) -> None:
    path = Path(FOLDER, "discord", f"mlomb_chat-analytics__{name}.json")
    people = {
        (each["id"], each["author"]["id"])
        for each in json.loads(path.read_text("utf-8"))["messages"]
        if not each["author"]["isBot"] and each["type"] in {"Default", "Reply"}
    }
    found = list(Discord().read(FileSource(path), sample_reading()))
    assert {(str(event.key), event.author.address) for event in of(found, Event)} == people
    assert [thread.group for thread in of(found, Thread)] == [group]
