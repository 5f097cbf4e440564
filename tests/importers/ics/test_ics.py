"""What becomes of calendar entries: meetings with people up to the export, and birthdays."""

from __future__ import annotations

from datetime import datetime

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.importers.ics import Ics
from stillhere.importers.ics.importer import TOO_MANY
from stillhere.importers.ics.lines import components
from stillhere.importers.ics.times import Described
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import (
    Contact,
    Coverage,
    Occasion,
    Outcome,
    OwnHandle,
    Question,
    Skipped,
)
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

STAMP = "20240601T080000Z"
STAMPED = 1_717_228_800_000
ADA = "ATTENDEE;PARTSTAT=ACCEPTED;CN=Ada:mailto:ada@example.org"
ME = "ORGANIZER:mailto:robin@example.com"


def entry(
    *lines: str, start: str = "DTSTART:20240303T110000Z", people: tuple[str, ...] = (ADA, ME)
) -> str:
    every = ("BEGIN:VEVENT", "UID:1", f"DTSTAMP:{STAMP}", start, *people, *lines, "END:VEVENT")
    return "\r\n".join(every) + "\r\n"


def calendar(*parts: str) -> bytes:
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(parts) + "END:VCALENDAR\r\n").encode()


def read(*parts: str, name: str = "a.ics", modified: int | None = None) -> list[Outcome]:
    source = MemorySource(name, calendar(*parts), modified=modified)
    return list(Ics().read(source, sample_reading()))


def times(*parts: str) -> list[int]:
    return [item.at for item in read(*parts) if isinstance(item, Event)]


def test_a_meeting_is_with_those_who_invited_and_accepted() -> None:
    found = read(entry())
    (event,) = (item for item in found if isinstance(item, Event))
    assert (event.at, event.kind, event.channel) == (1_709_463_600_000, "meeting", "calendar")
    assert event.author == Handle("mail", "robin@example.com")
    (thread,) = (item for item in found if isinstance(item, Thread))
    assert (thread.key, thread.group) == ("calendar:ada@example.org,robin@example.com", False)
    assert Contact("Ada", (Handle("mail", "ada@example.org"),)) in found


@pytest.mark.parametrize("answer", ["DECLINED", "NEEDS-ACTION", "TENTATIVE", "DELEGATED"])
def test_who_did_not_accept_was_not_there(answer: str) -> None:
    other = f"ATTENDEE;PARTSTAT={answer}:mailto:ada@example.org"
    assert times(entry(people=(other, ME))) == []


@pytest.mark.parametrize(
    "people",
    [
        (),
        (ME,),
        ("ATTENDEE;CUTYPE=ROOM:mailto:room@example.org", ME),
        ("ATTENDEE:invalid:nomail", ME),
        (*(f"ATTENDEE:mailto:guest{number}@example.org" for number in range(16)), ME),
    ],
)
def test_what_is_no_meeting_with_somebody_is_left_out(people: tuple[str, ...]) -> None:
    assert not [item for item in read(entry(people=people)) if isinstance(item, (Event, Skipped))]


def test_a_meeting_that_was_called_off_or_is_still_to_come_is_left_out() -> None:
    assert times(entry("STATUS:CANCELLED")) == []
    assert times(entry(start="DTSTART:20240602T110000Z")) == []


def test_what_the_owner_declined_is_left_out() -> None:
    people = (
        ADA,
        "ORGANIZER:mailto:ada@example.org",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:robin@example.com",
    )
    found = read("X-WR-CALNAME:robin@example.com\r\n", entry(people=people))
    assert not [item for item in found if isinstance(item, Event)]
    assert OwnHandle(Handle("mail", "robin@example.com")) in found


@pytest.mark.parametrize(
    ("start", "at", "precision", "assumed"),
    [
        ("DTSTART:20240303T110000Z", 1_709_463_600_000, "minute", False),
        ("DTSTART;TZID=Europe/Berlin:20240303T110000", 1_709_460_000_000, "minute", False),
        ("DTSTART;TZID=/moz/1/Europe/Berlin:20240303T110000", 1_709_460_000_000, "minute", False),
        ("DTSTART:20240503T110000", 1_714_730_400_000, "minute", True),
        ("DTSTART;TZID=Nowhere:20240503T110000", 1_714_730_400_000, "minute", True),
        ("DTSTART;VALUE=DATE:20240503", 1_714_734_000_000, "day", False),
        ("DTSTART:20240503", 1_714_734_000_000, "day", False),
    ],
)  # fmt: skip
def test_times_are_instants(start: str, at: int, precision: str, assumed: bool) -> None:  # noqa: FBT001
    (event,) = (item for item in read(entry(start=start)) if isinstance(item, Event))
    assert (event.at, event.precision, event.zone_assumed) == (at, precision, assumed)


DAY = 86_400_000
FIRST = 1_709_463_600_000


def test_a_recurring_meeting_takes_place_up_to_the_export() -> None:
    found = times(entry("RRULE:FREQ=WEEKLY"))
    assert found[:2] == [FIRST, FIRST + 7 * DAY]
    assert STAMPED - 7 * DAY <= found[-1] < STAMPED


def test_summer_time_moves_a_recurring_meeting_with_the_wall_clock() -> None:
    found = times(
        entry("RRULE:FREQ=WEEKLY;COUNT=5", start="DTSTART;TZID=Europe/London:20240303T110000")
    )
    assert [at - FIRST for at in found] == [0, 7 * DAY, 14 * DAY, 21 * DAY, 28 * DAY - 3_600_000]


@pytest.mark.parametrize(
    "gone",
    [
        "EXDATE:20240310T110000Z",
        "EXDATE;VALUE=DATE:20240310",
        "EXDATE;TZID=Europe/Berlin:20240310T120000",
    ],
)
def test_dates_that_were_taken_out_are_left_out(gone: str) -> None:
    found = times(entry("RRULE:FREQ=WEEKLY;COUNT=3", gone))
    assert [at - FIRST for at in found] == [0, 14 * DAY]


def test_dates_that_were_added_are_there() -> None:
    found = times(entry("RRULE:FREQ=WEEKLY;COUNT=2", "RDATE:20240305T110000Z,20240306T110000Z"))
    assert [at - FIRST for at in found] == [0, 2 * DAY, 3 * DAY, 7 * DAY]


def test_a_moved_meeting_takes_the_place_of_the_usual_one_and_keeps_its_key() -> None:
    series = entry("RRULE:FREQ=WEEKLY;COUNT=2")
    moved = entry("RECURRENCE-ID:20240310T110000Z", start="DTSTART:20240311T110000Z")
    assert times(series, moved) == times(moved, series)[::-1] == [FIRST, FIRST + 8 * DAY]
    usual = {item.at: item.key for item in read(series) if isinstance(item, Event)}
    other = {item.at: item.key for item in read(series, moved) if isinstance(item, Event)}
    assert other[FIRST + 8 * DAY] == usual[FIRST + 7 * DAY]


def test_a_meeting_that_was_moved_keeps_its_key() -> None:
    keys = {
        item.key
        for start in ("DTSTART:20240303T110000Z", "DTSTART:20240304T110000Z")
        for item in read(entry(start=start))
        if isinstance(item, Event)
    }
    assert len(keys) == 1


def test_the_record_ends_with_the_export() -> None:
    windows = [item for item in read(entry(), modified=STAMPED + 5) if isinstance(item, Coverage)]
    assert windows == [Coverage("calendar", FIRST, STAMPED + 5)]
    published = read("METHOD:PUBLISH\r\n", entry())
    assert [item.end for item in published if isinstance(item, Coverage)] == [STAMPED]
    unknown = read(entry())
    assert [item.end for item in unknown if isinstance(item, Coverage)] == [None]
    assert [item.kind for item in unknown if isinstance(item, Question)] == ["exported"]


def test_a_calendar_that_never_says_when_it_was_written_is_told() -> None:
    bare = entry().replace(f"DTSTAMP:{STAMP}\r\n", "")
    (skipped,) = (item for item in read(bare) if isinstance(item, Skipped))
    assert skipped.where == "the whole file"


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        ("Ada Quill's birthday", "Ada Quill"),
        ("Ada Quill’s 40th Birthday", "Ada Quill"),
        ("James’ birthday", "James"),
        ("Geburtstag von Ada", "Ada"),
        ("Adas Geburtstag", "Ada"),
        ("Anniversaire de Ada", "Ada"),
        ("Cumpleaños de Ada", "Ada"),
        ("Ada Quill", "Ada Quill"),
    ],
)
def test_birthdays_are_known_by_name(summary: str, name: str) -> None:
    day = entry(f"SUMMARY:{summary}", start="DTSTART;VALUE=DATE:20240704", people=())
    (found,) = read("X-WR-CALNAME:Birthdays\r\n", day)
    assert isinstance(found, Contact)
    assert (found.name, found.birthday) == (name, "--07-04")


def test_an_event_of_another_calendar_is_no_birthday() -> None:
    day = entry("SUMMARY:Ada’s birthday", start="DTSTART;VALUE=DATE:20240704", people=())
    assert read(day) == [Occasion("2024-07-04", "Ada’s birthday")]
    assert len(read(day.replace("END:VEVENT", "CATEGORIES:Birthday\r\nEND:VEVENT"))) == 1


ZONE = """BEGIN:VTIMEZONE
TZID:Made up
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


@settings(deadline=None, max_examples=50)
@given(st.datetimes(datetime(1971, 1, 1), datetime(2037, 1, 1)))  # noqa: DTZ001 - a wall clock
def test_a_zone_that_a_calendar_describes_is_what_dateutil_reads(wall: datetime) -> None:
    import io

    (zone,) = components(MemorySource("z.ics", ZONE.encode()))
    expected = tzical(io.StringIO(ZONE)).get("Made up").utcoffset(wall)
    if wall.hour not in {1, 2, 3}:
        assert Described(zone).offset(wall) == expected


def test_rules_without_end_are_left_out_beyond_what_anybody_has() -> None:
    every_minute = "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31;BYSETPOS=366;BYHOUR={};BYMINUTE={}"
    rule = every_minute.format(*(",".join(map(str, range(most))) for most in (24, 60)))
    found = read(*[entry(rule, start="DTSTART:19900101T110000Z") for _ in range(20)])
    assert [item.why for item in found if isinstance(item, Skipped)] == [TOO_MANY]
