"""Mails of another project’s tests, where those are at hand; see tests/importers/test_fixtures."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers import registry
from stillhere.importers.archives import sources
from stillhere.importers.detect import detect
from stillhere.records.event import Event
from stillhere.records.intake import Contact, Outcome
from stillhere.testing.reading import ZONE, sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


def read(number: int) -> list[Outcome]:
    path = Path(FOLDER, "email", f"SpamScope_mail-parser__mail_test_{number}")
    (source,) = sources(path, ZONE)
    importer = detect(source, registry.importers())
    assert importer.name == "eml"
    return list(importer.read(source, sample_reading()))


@pytest.mark.parametrize(
    ("number", "at", "sender"),
    [
        (12, 1_526_185_942_000, "baoguan@hotmail.com"),
        (14, 1_556_093_102_000, "example@example.com"),
        (19, 1_704_110_400_000, "bob@example.com"),
    ],
)
def test_mails_between_people_have_their_sender_and_time(number: int, at: int, sender: str) -> None:
    (event,) = (item for item in read(number) if isinstance(item, Event))
    assert (event.at, event.author.address) == (at, sender)


def test_a_name_in_gb2312_is_read() -> None:
    names = [item.name for item in read(12) if isinstance(item, Contact)]
    assert names == ["张先生"]


@pytest.mark.parametrize("number", [9, 16])
def test_junk_and_circulars_are_no_contact(number: int) -> None:
    assert [item for item in read(number) if isinstance(item, Event)] == []
