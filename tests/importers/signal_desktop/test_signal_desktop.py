"""Signal Desktop's database: its key, its columns, its calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import apsw
import msgspec
import pytest

from stillhere.errors import PasswordNeeded, PasswordWrong
from stillhere.importers.detect import candidates
from stillhere.importers.signal_desktop import SignalDesktop
from stillhere.importers.streams import FileSource
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF
from stillhere.records.intake import Coverage, Outcome
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading
from tests.importers.signal_desktop.databases import (
    AT,
    KEY,
    SCHEMA,
    TOM,
    call,
    database,
    message,
    people,
)

Fill = Callable[[apsw.Connection], None]


def source(folder: Path, fill: Fill, *, locked: bool = False, schema: str = SCHEMA) -> FileSource:
    path = folder / "sql" / ("db.sqlite" if locked else "plain.sqlite")
    path.parent.mkdir(exist_ok=True)
    connection = database(path, KEY if locked else None, schema)
    people(connection)
    fill(connection)
    connection.close()
    return FileSource(path, folder)


def read(found: FileSource, password: str | None = None) -> list[Outcome]:
    reading = msgspec.structs.replace(sample_reading(), password=password)
    return list(SignalDesktop().read(found, reading))


def events(found: list[Outcome]) -> list[Event]:
    return [item for item in found if isinstance(item, Event)]


def test_a_typed_key_opens_it_and_another_does_not(tmp_path: Path) -> None:
    found = source(tmp_path, message_of_tom, locked=True)
    assert SignalDesktop().recognise(found, found.head())
    assert len(events(read(found, f" {KEY.hex().upper()} "))) == 1
    for wrong in (bytes(32).hex(), "my passphrase"):
        with pytest.raises(PasswordWrong):
            read(found, wrong)


def test_an_older_app_has_its_key_in_a_file_beside(tmp_path: Path) -> None:
    found = source(tmp_path, message_of_tom, locked=True)
    (tmp_path / "config.json").write_text(json.dumps({"key": KEY.hex()}))
    assert len(events(read(found))) == 1


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (None, "64 letters and digits"),
        ("{torn", "64 letters and digits"),
        ('{"encryptedKey": "763131"}', "this computer’s own key store"),
    ],
)
def test_without_a_key_it_is_said_what_to_do(
    tmp_path: Path, config: str | None, words: str
) -> None:
    found = source(tmp_path, message_of_tom, locked=True)
    if config is not None:
        (tmp_path / "config.json").write_text(config)
    with pytest.raises(PasswordNeeded, match=words):
        read(found)


def message_of_tom(connection: apsw.Connection) -> None:
    message(connection, 1, sourceServiceId=TOM)


def test_columns_are_enough_where_the_json_is_empty(tmp_path: Path) -> None:
    (event,) = events(read(source(tmp_path, message_of_tom)))
    assert (event.author.address, event.words, event.at) == (TOM, "hello", AT + 60_000)


def test_a_missing_column_of_an_older_version_does_no_harm(tmp_path: Path) -> None:
    older = SCHEMA.replace(", sourceServiceId TEXT", "").replace("isErased INTEGER", "x INTEGER")

    def fill(connection: apsw.Connection) -> None:
        message(connection, 1, source="+447700900201")

    (event,) = events(read(source(tmp_path, fill, schema=older)))
    assert event.author.address == TOM


def test_an_accepted_call_has_the_length_between_its_two_times(tmp_path: Path) -> None:
    def fill(connection: apsw.Connection) -> None:
        call(connection, 1, callId="1", status="Accepted", endedTimestamp=AT + 60_000 + 90_500)
        call(connection, 5, callId="2", status="Declined", endedTimestamp=AT + 300_000 + 9_000)
        call(connection, 9, callId="3", status="Accepted", direction="Outgoing")
        call(connection, 10, callId="4", status="Deleted")
        call(connection, 11, callId="5", status="Accepted", peerId="somebody unknown")

    found = events(read(source(tmp_path, fill)))
    assert [(event.seconds, event.answered) for event in found] == [
        (90, True),
        (0, False),
        (None, True),
    ]
    assert [event.author == SELF for event in found] == [False, False, True]


def test_a_call_has_the_key_that_the_export_of_the_phone_gives_it(tmp_path: Path) -> None:
    def fill(connection: apsw.Connection) -> None:
        call(connection, 1, callId="7829309874007127439", status="Accepted")

    (event,) = events(read(source(tmp_path, fill)))
    assert event.key == sample_reading().key(0, SELF, "call|7829309874007127439")


def test_messages_that_disappear_make_a_chat_partly_blind(tmp_path: Path) -> None:
    def fill(connection: apsw.Connection) -> None:
        message(connection, 1, expireTimer=60)
        message(connection, 2, conversationId="c-all", type="outgoing")

    found = read(source(tmp_path, fill))
    blind = {item.thread: item.blind for item in found if isinstance(item, Coverage)}
    assert sorted(blind.values()) == [(), ("disappearing",)]
    assert blind[f"signal:{TOM}"] == ("disappearing",)


def test_the_record_reaches_to_the_newest_trace_of_the_app(tmp_path: Path) -> None:
    found = read(source(tmp_path, message_of_tom))
    assert [item.end for item in found if isinstance(item, Coverage)] == [AT + 90_000_001]


def test_notes_to_oneself_are_no_contact(tmp_path: Path) -> None:
    def fill(connection: apsw.Connection) -> None:
        message(connection, 1, type="outgoing", conversationId="c-ada")

    assert read(source(tmp_path, fill)) == []


def test_a_group_has_its_people_as_authors(tmp_path: Path) -> None:
    def fill(connection: apsw.Connection) -> None:
        message(connection, 1, conversationId="c-all", sourceServiceId=TOM)

    found = read(source(tmp_path, fill))
    assert [item.group for item in found if isinstance(item, Thread)] == [True]
    assert events(found)[0].author.address == TOM


def test_other_databases_are_not_taken_for_signals(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    apsw.Connection(str(path)).execute("CREATE TABLE messages (id)")
    assert not candidates(MemorySource("other.db", path.read_bytes()), (SignalDesktop(),))
    assert not candidates(MemorySource("db.sqlite", b"just a text"), (SignalDesktop(),))


@pytest.mark.parametrize("master", ["é", "not base64!", "", 7])
def test_a_group_whose_key_is_damaged_is_still_a_group(tmp_path: Path, master: object) -> None:
    def fill(connection: apsw.Connection) -> None:
        group = json.dumps({"masterKey": master})
        connection.execute("UPDATE conversations SET json = ? WHERE id = 'c-all'", (group,))
        message(connection, 9, conversationId="c-all", type="outgoing")

    (thread,) = (item for item in read(source(tmp_path, fill)) if isinstance(item, Thread))
    assert (thread.key, thread.group) == ("group:Z3JvdXA=", True)
