"""Day by day, in words that a person would use."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec

from stillhere.insight.moment import Moment
from stillhere.records.person import LifeEvent
from stillhere.services.day_by_day import DayByDay, Happening, Line, Single, Stretch
from stillhere.services.window import Zoom
from stillhere.store.event_rows import StoredEvent
from stillhere.web.fill.timeline import timeline
from stillhere.web.pages.person import Day

MOMENT = Moment(date(2026, 5, 5), UTC)


def told(line: Line, zoom: Zoom = "life") -> Day:
    return timeline(DayByDay((line,)), "Milo", 3, zoom, MOMENT).days[0]


NOTHING = Stretch(date(2026, 4, 1), date(2026, 4, 1), 0, 0, 0, 0, 0, 0, 0, 0)


def days(first: int, last: int, **more: int) -> Stretch:
    span = {"first": date(2026, 4, first), "last": date(2026, 4, last)}
    return msgspec.structs.replace(NOTHING, **span, **more)


def event(**more: object) -> StoredEvent:
    at = int(datetime(2026, 4, 26, 18, 40, tzinfo=UTC).timestamp() * 1000)
    given: dict[str, object] = {
        "id": 7, "thread": 1, "person": 3, "at": at, "out": False, "kind": "message",
        "channel": "whatsapp", "precision": "second", "seconds": None, "answered": None,
        "length": 3, "words": None, "author": "Milo",
    }  # fmt: skip
    return StoredEvent(**(given | more))  # type: ignore[arg-type]


def single(**more: object) -> Single:
    return Single(date(2026, 4, 26), event(**more))


def test_a_month_is_told_in_days_of_both_sides() -> None:
    line = told(
        days(1, 28, their_days=17, my_days=24, received=60, sent=80, talks=7, talk_seconds=2100)
    )

    assert line.date == "April"
    assert line.words == (
        "Milo wrote on 17 days, you on 24 days. "
        "You talked seven times, about five minutes each time."
    )


def test_one_day_is_told_in_messages() -> None:
    line = told(days(4, 4, their_days=1, my_days=1, received=1, sent=2, missed=1), "days")

    assert line.date == "4 April"
    assert line.words == "Milo wrote one message, you two messages. One call was not picked up."
    assert line.step is not None
    assert line.step.url == "/people/3?zoom=evening&until=2026-04-04#ribbon"


def test_what_waits_says_so_and_names_its_days() -> None:
    waiting = Stretch(date(2026, 4, 2), date(2026, 4, 19), 0, 5, 0, 6, 0, 0, 0, 0, waiting=True)
    line = told(waiting)

    assert (line.date, line.words) == ("2 to 19 April", "You wrote on five days.")
    assert line.small == "Not answered yet."


def test_single_events_are_told_as_facts() -> None:
    said = [
        told(single(words="Talk soon")).words,
        told(single(out=True)).words,
        told(single(kind="call", seconds=120, answered=True)).words,
        told(single(kind="call", out=True, answered=False)).words,
        told(single(kind="meeting")).words,
    ]

    assert said == [
        "Milo wrote:",
        "You wrote to Milo.",
        "Milo called you. Two minutes.",
        "You called Milo. Nobody picked up.",
        "You and Milo saw each other.",
    ]


def test_an_evening_is_told_by_the_clock_and_other_times_by_the_day() -> None:
    assert told(single(), "evening").date == "6.40 pm"
    assert told(single()).date == "26 April"
    assert told(single(precision="day"), "evening").date == "26 April"


def test_only_what_was_added_by_hand_can_be_taken_away() -> None:
    assert told(single()).step is None
    by_hand = told(single(channel="hand"))
    assert by_hand.step is not None
    assert (by_hand.step.url, by_hand.step.post) == ("/events/7/delete", True)


def test_a_life_event_stands_on_its_day() -> None:
    line = told(Happening(date(2026, 4, 3), LifeEvent(1, "2026-04-03", "The baby is born.")))

    assert (line.date, line.words) == ("3 April", "The baby is born.")


def test_long_words_are_shortened() -> None:
    assert len(told(single(words="so " * 400)).quote) < 250
