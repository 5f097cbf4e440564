"""The data package holds what the owner wrote, and nothing of anybody else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.discord_package import DiscordPackage
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

ROW = {"ID": 12, "Timestamp": "2024-03-01 09:00:00", "Contents": "hi", "Attachments": ""}
DIRECT: dict[str, Any] = {"id": "811", "type": "DM", "recipients": ["71", "31"]}
AT = 1_709_283_600_000


def read(
    channel: dict[str, Any] | None, *rows: dict[str, Any], own: str = "31", text: str = ""
) -> list[Outcome]:
    others = {"messages/index.json": b'{"811": "Direct Message with tomas.b#0"}'}
    if own:
        others["account/user.json"] = json.dumps({"id": own, "username": "ada"}).encode()
    if channel is not None:
        others["messages/c811/channel.json"] = json.dumps(channel).encode()
    data = (text or json.dumps(rows or [ROW])).encode()
    name = "messages.csv" if text else "messages.json"
    source = MemorySource(f"messages/c811/{name}", data, others=others)
    assert DiscordPackage().recognise(source, source.head())
    return list(DiscordPackage().read(source, sample_reading()))


def of(found: list[Outcome], kind: type[Any]) -> list[Any]:
    return [item for item in found if isinstance(item, kind)]


def test_every_message_is_the_owners_and_the_other_side_is_known_by_id() -> None:
    found = read(DIRECT)
    assert [event.author for event in of(found, Event)] == [Handle("discord", "31")]
    assert of(found, OwnHandle) == [OwnHandle(Handle("discord", "31"))]
    (thread,) = of(found, Thread)
    assert (thread.key, thread.counterpart) == ("channel:811", Handle("discord", "71"))
    assert thread.title == "tomas.b"


def test_without_the_account_the_author_is_the_owner_all_the_same() -> None:
    assert of(read(DIRECT, own=""), Event)[0].author == SELF


def test_a_window_proves_no_more_than_its_message() -> None:
    (window,) = of(read(DIRECT), Coverage)
    assert (window.start, window.end, window.blind) == (AT, AT + 1, ("one-sided",))


@pytest.mark.parametrize("kind", ["GROUP_DM", 3])
def test_a_group_is_a_group(kind: object) -> None:
    (thread,) = of(read(DIRECT | {"type": kind}), Thread)
    assert (thread.group, thread.counterpart) == (True, None)


def test_channels_of_servers_are_left_out() -> None:
    assert read({"id": "811", "type": "GUILD_TEXT", "guild": {"id": "1"}}) == []


def test_without_its_channel_a_file_says_so() -> None:
    assert "with whom" in of(read(None), Skipped)[0].why


def test_the_older_table_reads_the_same() -> None:
    table = "ID,Timestamp,Contents,Attachments\n12,2024-03-01 09:00:00.000000+00:00,hi,\n"
    assert of(read(DIRECT, text=table), Event) == of(read(DIRECT), Event)


def test_a_message_without_a_time_is_told() -> None:
    found = read(DIRECT, ROW | {"Timestamp": "never"}, ROW | {"ID": 13})
    assert [event.key for event in of(found, Event)] == [13]
    assert len(of(found, Skipped)) == 1


def test_other_lists_and_tables_are_not_taken_for_discords() -> None:
    for head in (b"[]", b'[{"id": 1}]', b"ID,Name\n", b"tie_id,timestamp,direction\n"):
        assert not candidates(MemorySource("messages.json", head), (DiscordPackage(),))
