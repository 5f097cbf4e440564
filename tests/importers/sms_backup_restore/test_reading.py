from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self, cast
from zoneinfo import ZoneInfo

import pytest

from stillhere.importers.api import Reading
from stillhere.importers.archives import sources
from stillhere.importers.detect import candidates
from stillhere.importers.sms_backup_restore import SmsBackupRestore
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

AT = 1_709_280_000_000
EXPORTED = 1_709_467_200_000
TEXT = f'<sms address="+447700900001" date="{AT}" type="1" body="hello" contact_name="Elsie" />'
CALL = f'<call number="+447700900001" duration="9" date="{AT + 1}" type="1" presentation="1" />'


def read(
    data: str | bytes,
    name: str = "sms.xml",
    modified: int | None = None,
    reading: Reading | None = None,
) -> list[Outcome]:
    content = data if isinstance(data, bytes) else data.encode()
    source = MemorySource(name, content, modified=modified)
    return list(SmsBackupRestore().read(source, reading or sample_reading()))


def events(items: list[Outcome]) -> list[Event]:
    return [item for item in items if isinstance(item, Event)]


def coverage(items: list[Outcome]) -> Coverage:
    (found,) = (item for item in items if isinstance(item, Coverage))
    return found


def test_texts_and_calls_of_one_number_are_one_conversation() -> None:
    texts = read(f'<smses backup_date="{EXPORTED}">{TEXT}</smses>')
    calls = read(f'<calls backup_date="{EXPORTED}">{CALL}</calls>')
    assert events(texts)[0].thread == events(calls)[0].thread == "phone:+447700900001"
    assert (coverage(texts).channel, coverage(calls).channel) == ("sms", "phone")


def test_two_overlapping_backups_give_the_same_keys() -> None:
    later = TEXT.replace(str(AT), str(AT + 5))
    first = events(read(f"<smses>{TEXT}</smses>"))
    second = events(read(f"<smses>{later}{TEXT.replace('Elsie', '(Unknown)')}</smses>"))
    assert first[0].key == second[1].key != second[0].key


def test_the_record_is_complete_until_the_backup_and_not_until_the_last_text() -> None:
    found = coverage(read(f'<smses backup_date="{EXPORTED}">{TEXT}</smses>'))
    assert (found.start, found.end, found.blind) == (AT, EXPORTED, ())


def test_without_a_backup_date_the_name_says_it_then_the_zip_then_the_person() -> None:
    plain = f"<smses>{TEXT}</smses>"
    asked = read(plain)
    assert coverage(asked).end is None
    assert [item.kind for item in asked if isinstance(item, Question)] == ["exported"]
    assert coverage(read(plain, name="sms-20240701120000.xml")).end == 1_719_831_600_000
    assert coverage(read(plain, name="sms-20249901120000.xml", modified=EXPORTED)).end == EXPORTED
    answered = read(plain, reading=sample_reading(exported=EXPORTED))
    assert coverage(answered).end == EXPORTED
    assert not [item for item in answered if isinstance(item, Question)]


def test_a_file_that_is_cut_off_is_not_complete_until_its_backup_date() -> None:
    cut = read(f'<smses backup_date="{EXPORTED}">{TEXT}')
    assert (coverage(cut).end, coverage(cut).blind) == (AT + 1, ("damaged",))
    assert [item.why for item in cut if isinstance(item, Skipped)] == [
        "The file ends in the middle of an entry."
    ]


def test_a_message_whose_end_is_missing_is_left_out_whole() -> None:
    mms = f'<mms date="{AT}" msg_box="1" address="+447700900001"><parts><part ct="text/plain" '
    found = read(f'<smses>{mms}text="half" /></parts>{TEXT}</smses>')
    assert [event.words for event in events(found)] == ["hello"]
    assert "not whole" in next(item.why for item in found if isinstance(item, Skipped))


def test_a_file_of_which_nothing_can_be_read_says_so_in_a_sentence() -> None:
    found = read('<smses count="1"><sms address="1" date="bad" body="never closed"')
    last = [item for item in found if isinstance(item, Skipped)][-1]
    assert "Nothing was lost" in last.why
    assert "make the backup again" in last.why


def test_an_empty_backup_is_no_problem() -> None:
    assert read(f'<smses count="0" backup_date="{EXPORTED}">\n</smses>') == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read_too(encoding: str) -> None:
    data = f"<smses>{TEXT.replace('hello', 'größe')}</smses>".encode(encoding)
    assert candidates(MemorySource("sms.xml", data), (SmsBackupRestore(),))
    assert [event.words for event in events(read(data))] == ["größe"]


def test_the_owners_number_is_never_one_with_whom_there_is_a_conversation() -> None:
    sent = (
        f'<mms date="{AT}" msg_box="2" address="+447700900002"><addrs>'
        '<addr address="+447700900001" type="137" /><addr address="+447700900002" type="151" />'
        "</addrs></mms>"
    )
    own = [item for item in read(f"<smses>{sent}</smses>") if isinstance(item, OwnHandle)]
    assert [item.handle.address for item in own] == ["+447700900001"]
    both = read(f"<smses>{sent}{TEXT}</smses>")
    assert not [item for item in both if isinstance(item, OwnHandle)]


def test_the_owner_whom_the_person_named_is_left_out_of_a_group() -> None:
    group = (
        f'<mms date="{AT}" msg_box="1" address="+447700900001~+447700900002~+447700900500">'
        '<addrs><addr address="+447700900001" type="137" /></addrs></mms>'
    )
    reading = sample_reading(owner=frozenset({"+447700900500"}))
    found = read(f"<smses>{group}</smses>", reading=reading)
    (thread,) = (item for item in found if isinstance(item, Thread))
    assert (thread.group, len(thread.participants)) == (True, 2)
    assert events(found)[0].author.address == "+447700900001"


@pytest.mark.parametrize(
    ("attributes", "mine"),
    [
        ('msg_box="1"', False),
        ('msg_box="2"', True),
        ('msg_box="null" m_type="128"', True),
        ('m_type="132"', False),
    ],
)
def test_the_direction_of_an_mms_is_that_of_its_box(attributes: str, *, mine: bool) -> None:
    mms = f'<mms date="{AT}" {attributes} address="+447700900001"></mms>'
    (event,) = events(read(f"<smses>{mms}</smses>"))
    assert (event.author == SELF) is mine


def test_a_backup_in_a_zip_is_read_in_place(tmp_path: Path) -> None:
    path = tmp_path / "sms.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sms-1.xml", f"<smses>{TEXT}</smses>")
    (source,) = sources(path, ZoneInfo("Europe/London"))
    assert SmsBackupRestore().recognise(source, source.head())
    assert len(events(list(SmsBackupRestore().read(source, sample_reading())))) == 1


class EndlessSource(MemorySource):
    """A file with one attribute of `size` bytes, made while it is read."""

    def __init__(self, size: int) -> None:
        super().__init__("sms.xml", b"<smses>")
        self._blocks = size // 2**20

    def open(self) -> BinaryIO:
        return cast("BinaryIO", Endless(self._blocks))


class Endless:
    def __init__(self, blocks: int) -> None:
        self._rest = self._made(blocks)

    def _made(self, blocks: int) -> Iterator[bytes]:
        yield b'<smses><sms address="1" body="'
        yield from (b"x" * 2**20 for _ in range(blocks))
        yield b'" />' + TEXT.encode() + b"</smses>"

    def read(self, size: int = -1) -> bytes:
        return next(self._rest, b"")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""


def test_an_endless_line_takes_no_more_memory_than_a_short_one() -> None:
    tracemalloc.start()
    try:
        found = list(SmsBackupRestore().read(EndlessSource(256 * 2**20), sample_reading()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 16 * 2**20
    assert [event.words for event in events(found)] == ["hello"]
