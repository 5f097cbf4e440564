"""What the importers make of other projects' test files, where those are at hand.

The files are not ours to ship. `STILLHERE_FIXTURES` names the folder that holds them; without it
these tests are skipped and say so.
"""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from stillhere.importers import registry
from stillhere.importers.archives import sources
from stillhere.importers.detect import detect
from stillhere.records.event import Event
from stillhere.records.handle import SELF
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Skipped
from stillhere.testing.reading import ZONE, sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
OURS = registry.importers(("sms_backup_restore", "vcard", "events_table"))

pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


def read(kind: str, name: str) -> list[Outcome]:
    (path,) = (path for path in Path(FOLDER, kind).iterdir() if path.name.endswith(name))
    (source,) = sources(path, ZONE)
    importer = detect(source, OURS)
    assert importer.name == kind
    return list(importer.read(source, sample_reading()))


def sms(name: str) -> list[Event]:
    return [item for item in read("sms_backup_restore", f"__{name}.xml") if isinstance(item, Event)]


def skipped(name: str) -> list[Skipped]:
    found = read("sms_backup_restore", f"__{name}.xml")
    return [item for item in found if isinstance(item, Skipped)]


@pytest.mark.parametrize(
    ("name", "count", "outgoing", "first"),
    [
        ("minimal_sms", 1, 0, 1_609_459_200_000),
        ("minimal_mms", 1, 0, 1_609_545_600_000),
        ("minimal_calls", 1, 0, 1_609_632_000_000),
        ("sms_small", 12, 4, 1_512_226_167_463),
        ("sample_small", 7, 3, 1_512_226_167_463),
        ("sample_mms", 4, 0, 1_721_161_764_000),
        ("corrupt_attachments", 2, 0, 1_721_161_768_000),
        ("sms_and_mms", 49, 22, 1_512_226_167_463),
    ],
)
def test_each_backup_has_its_events(name: str, count: int, outgoing: int, first: int) -> None:
    events = sms(name)
    assert len(events) == count
    assert sum(event.author == SELF for event in events) == outgoing
    assert min(event.at for event in events) == first


@pytest.mark.parametrize("name", ["sms_small", "sample_small", "sample_mms"])
def test_each_entry_of_a_whole_backup_is_an_event_with_its_time(name: str) -> None:
    (path,) = Path(FOLDER, "sms_backup_restore").glob(f"*__{name}.xml")
    entries = list(ET.parse(path).getroot())  # noqa: S314 - a test file
    assert [event.at for event in sms(name)] == [int(entry.get("date") or 0) for entry in entries]


def test_the_words_of_the_small_backups_are_read() -> None:
    assert [event.words for event in sms("minimal_sms")] == [
        "Happy New Year! This is a test message."
    ]
    assert [event.words for event in sms("minimal_mms")] == ["Hello from MMS!"]
    assert [event.words for event in sms("corrupt_attachments")] == [
        "MMS with corrupted base64 image data",
        "MMS with unsupported attachment type",
    ]


def test_the_call_is_from_the_other_and_lasted_125_seconds() -> None:
    (call,) = sms("minimal_calls")
    assert (call.kind, call.seconds, call.answered) == ("call", 125, True)
    assert call.author.address == "+15551234567"


def test_the_empty_backup_is_no_problem() -> None:
    assert read("sms_backup_restore", "__empty.xml") == []


def test_the_malformed_backup_gets_a_clear_sentence() -> None:
    assert [item.where for item in skipped("malformed")] == ["line 3", "the whole file"]


def test_the_backup_that_the_collection_cut_off_keeps_all_whole_entries() -> None:
    """Its root says 58; 50 begin in the file as collected, the last without its end."""
    found = read("sms_backup_restore", "__sms_and_mms.xml")
    assert [item.where for item in skipped("sms_and_mms")] == ["line 133"]
    assert [item.handle.address for item in found if isinstance(item, OwnHandle)] == [
        "+15550000007"
    ]
    (coverage,) = (item for item in found if isinstance(item, Coverage))
    assert coverage.blind == ("damaged",)


def test_the_group_in_it_is_one_conversation_without_the_owner() -> None:
    groups = {event.thread for event in sms("sms_and_mms") if "," in event.thread}
    assert groups == {"phone:+15550000006,+15550000009,+15550000010"}


JOHN = "Mr. John Richter"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "contacts",
            [
                ("Sample Contact", 1, None),
                ("Yard Lawn Guy, Jose Lopez", 1, None),
                ("John Butler 🌟💫🌟", 1, None),
                ("Airline Contact #'s", 1, None),
                ("James Peacock Elementary", 1, None),
                ("AAA Car Service", 1, None),
            ],
        ),
        (
            "John_Doe_ANDROID",
            [
                ("john.doe@company.com", 1, None),
                ("jane.doe@company.com", 1, None),
                ("Ñ Ñ Ñ Ñ Ñ", 1, None),
                (" ".join("Ñ" * 11), 4, None),
                ("Ñ Ñ Ñ Ñ", 2, None),
                ("ÑÑÑÑ", 2, None),
            ],
        ),
        ("John_Doe_EVOLUTION", [(f"{JOHN}, James Doe Sr.", 3, "1980-03-22")]),
        ("John_Doe_LOTUS_NOTES", [("Mr. Doe John I Johny", 3, "1980-05-21")]),
        ("John_Doe_MAC_ADDRESS_BOOK", [(f"{JOHN},James Doe Sr.", 5, "2012-06-06")]),
        ("John_Doe_MS_OUTLOOK", [(f"{JOHN} James Doe Sr.", 3, "1980-03-22")]),
        (
            "gmail-list",
            [("Arnold Smith", 1, None), ("Chris Beatle", 1, None), ("Doug White", 1, None)],
        ),
        ("gmail-single2", [("VCard Test", 13, "1912-06-23")]),
        ("outlook-2003", [("John Doe III", 1, "1980-03-21")]),
        ("outlook-2007", [("Mr. Michael Angstadt Jr.", 4, "1922-03-10")]),
        ("rfc2426-example", [("Frank Dawson", 3, None), ("Tim Howes", 2, None)]),
        ("rfc6350-example", [("Simon Perreault", 3, "--02-03")]),
    ],
)
def test_each_address_book_has_its_people(
    name: str, expected: list[tuple[str, int, str | None]]
) -> None:
    found = read("vcard", f"__{name}.vcf")
    assert [
        (item.name, len(item.handles), item.birthday) for item in found if isinstance(item, Contact)
    ] == expected
    assert not [item for item in found if isinstance(item, Skipped)]


@pytest.mark.parametrize(
    ("name", "addresses"),
    [
        ("gmail-list", ["asmithk@gmail.com", "chrisy55d@yahoo.com", "dwhite@gmail.com"]),
        ("rfc6350-example", ["+14186569254", "+14182626501", "simon.perreault@viagenie.ca"]),
    ],
)
def test_their_addresses_are_normalised(name: str, addresses: list[str]) -> None:
    handles = [
        handle.address
        for item in read("vcard", f"__{name}.vcf")
        if isinstance(item, Contact)
        for handle in item.handles
    ]
    assert handles == addresses
