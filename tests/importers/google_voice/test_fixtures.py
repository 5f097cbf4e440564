"""Pages of other projects, where they are at hand (STILLHERE_FIXTURES)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers.google_voice import GoogleVoice
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF
from stillhere.records.intake import Contact, Outcome, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


def read(ending: str) -> list[Outcome]:
    (path,) = (
        path for path in Path(FOLDER, "google_voice").iterdir() if path.name.endswith(ending)
    )
    name = path.name.partition("__")[2]
    importer = GoogleVoice()
    source = MemorySource(name, path.read_bytes())
    assert importer.recognise(source, source.head())
    return list(importer.read(source, sample_reading()))


def events(ending: str) -> list[Event]:
    return [item for item in read(ending) if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("ending", "count", "mine", "first"),
    [
        ("__sms.html", 5, 2, 1_656_637_599_894),
        ("__sms2.html", 6, 6, 1_692_665_564_104),
        ("__mms.html", 6, 2, 1_716_439_712_703),
        ("11_34_23Z.html", 2, 0, 1_572_953_663_947),
        ("13_19_57Z.html", 1, 0, 1_598_102_397_565),
        ("08_34_25Z (2).html", 2, 2, 1_646_814_865_496),
        ("2017-03-04T07_18_27Z.html", 5, 2, 1_488_611_900_964),
    ],
)
def test_each_page_has_its_messages(ending: str, count: int, mine: int, first: int) -> None:
    found = events(ending)
    assert (len(found), sum(event.author == SELF for event in found)) == (count, mine)
    assert min(event.at for event in found) == first


@pytest.mark.parametrize(
    ("ending", "number", "at", "answered", "seconds"),
    [
        ("missedcall.html", "+66666", 1_253_233_601_000, False, 0),
        ("voicemail.html", "+11111111111", 1_532_363_011_000, False, 0),
        ("+12025550130 - Received - 2021-12-11T18_20_31Z.html", "+12025550130",
         1_639_246_831_619, True, 5),
        ("04_45_56Z.html", "+14065550172", None, False, 0),
        ("08_03_00Z.html", "+17015550147", 1_646_812_980_214, False, 0),
    ],
)  # fmt: skip
def test_each_call(
    ending: str, number: str, at: int | None, *, answered: bool, seconds: int
) -> None:
    (found,) = events(ending)
    assert found.author.address == number
    assert (found.kind, found.answered, found.seconds) == ("call", answered, seconds)
    assert at is None or found.at == at


@pytest.mark.parametrize("day", ["2011-10-27", "2011-11-05", "2011-11-07", "2011-11-28"])
def test_hidden_callers_are_told(day: str) -> None:
    (path,) = (p.name for p in Path(FOLDER, "google_voice").iterdir() if day in p.name)
    assert [type(item) for item in read(path.partition("__")[2])] == [Skipped]


def test_names_and_groups() -> None:
    assert {item.name for item in read("__mms.html") if isinstance(item, Contact)} == {
        "Mike Truk",
        "Tony Smehrik",
    }
    assert [item.group for item in read("__mms.html") if isinstance(item, Thread)] == [True]
    (thread,) = (item for item in read("__sms.html") if isinstance(item, Thread))
    assert thread.title == "Tony Smehrik"
