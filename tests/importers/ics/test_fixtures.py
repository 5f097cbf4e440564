"""Calendars of another project’s tests, where those are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers import registry
from stillhere.importers.archives import sources
from stillhere.importers.detect import detect
from stillhere.importers.ics.lines import components
from stillhere.importers.ics.times import Zones, moments
from stillhere.records.event import Event
from stillhere.testing.reading import ZONE, sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


@pytest.mark.parametrize("path", sorted(Path(FOLDER or ".", "icalendar").glob("*.ics")), ids=str)
def test_no_calendar_stops_the_reader(path: Path) -> None:
    """None of them has somebody who was invited: so none has a meeting."""
    (source,) = sources(path, ZONE)
    importer = detect(source, registry.importers())
    assert importer.name == "ics"
    assert not [item for item in importer.read(source, sample_reading()) if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("alarm_google_future", 1_728_065_700_000),
        ("america_new_york", 1_409_313_600_000),
        ("pacific_fiji", 1_409_256_000_000),
        ("timezoned", 1_329_123_600_000),
        ("multiple_calendar_components", 1_072_353_600_000),
        ("x_location", 1_477_656_000_000),
    ],
)
def test_their_first_event_begins_when_it_should(name: str, at: int) -> None:
    (source,) = sources(Path(FOLDER, "icalendar", f"collective_icalendar__{name}.ics"), ZONE)
    zones, starts = Zones(ZONE), []
    for component in components(source):
        if component.kind == "VTIMEZONE":
            zones.describe(component)
        found = component.first("DTSTART") if component.kind == "VEVENT" else None
        starts += moments(found) if found is not None else []
    assert zones.instant(starts[0]) == at
