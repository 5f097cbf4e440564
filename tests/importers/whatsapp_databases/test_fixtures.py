"""A public test phone, where `STILLHERE_FIXTURES` names the folder that holds it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from stillhere.importers.api import Source
from stillhere.importers.archives import sources
from stillhere.importers.detect import candidates
from stillhere.importers.whatsapp_databases import WhatsAppIos
from stillhere.records.event import Event
from stillhere.records.handle import SELF
from stillhere.records.intake import Contact, Outcome
from stillhere.testing.reading import ZONE, sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
SYSTEM = 11
"""Of the 32 rows these are notices: groups that were made, and encryption."""

pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


def read(kind: str) -> dict[str, list[Outcome]]:
    """What is read of each file in a zip, by its name."""
    (path,) = Path(FOLDER, "iphone").glob(f"*{kind}.josh_ios15_ffs.zip")
    ours = WhatsAppIos()
    return {
        source.name: list(ours.read(source, sample_reading()))
        for source in sources(path, ZONE)
        if ours.recognise(source, source.head())
    }


def expected(kind: str) -> list[list[Any]]:
    (path,) = Path(FOLDER, "iphone").glob(f"*{kind}.josh_ios15_ffs.*.json")
    rows: list[list[Any]] = json.loads(path.read_text())["data"]
    return rows


def test_calls() -> None:
    calls = [item for item in read("CallHistory")["CallHistory.sqlite"] if isinstance(item, Event)]
    told = [
        (call.at // 1000, call.seconds, "Outgoing" if call.author == SELF else "Incoming")
        for call in calls
    ]
    rows = [(row[0], round(row[1] - row[0]), row[3]) for row in expected("CallHistory")]
    assert [(at, way) for at, _, way in told] == [(at, way) for at, _, way in rows]
    lengths = zip((length for _, length, _ in told), (length for _, length, _ in rows), strict=True)
    assert all(ours is not None and abs(ours - theirs) <= 1 for ours, theirs in lengths)


def test_messages() -> None:
    found = [item for item in read("Messages")["ChatStorage.sqlite"] if isinstance(item, Event)]
    rows = expected("Messages")
    assert len(found) == len(rows) - SYSTEM
    theirs = {(row[0], row[1] == "Local User", row[5]) for row in rows}
    ours = {(one.at // 1000, one.author == SELF, one.words or None) for one in found}
    assert ours <= theirs


def test_contacts() -> None:
    found = [item for item in read("Contacts")["ContactsV2.sqlite"] if isinstance(item, Contact)]
    with_number = {row[0] for row in expected("Contacts") if row[3]}
    assert {one.name for one in found} == with_number


def test_an_image_of_another_phone_has_no_contacts_as_expected() -> None:
    for path in Path(FOLDER, "iphone").glob("*mvs_ios_2023.zip"):
        assert [item for one in sources(path, ZONE) for item in outcomes_of(one)] == []


def outcomes_of(source: Source) -> list[Outcome]:
    found = candidates(source, (WhatsAppIos(),))
    return [item for importer in found for item in importer.read(source, sample_reading())]
