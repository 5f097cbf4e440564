"""Every figure opens to the records it was made of: counted again, they give the figure."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from stillhere.records.assessment import Assessment, ThenNow
from stillhere.records.basis import PARTS, Basis, Counted, Topic
from stillhere.records.columns import EventColumns
from stillhere.rhythm.arrays import median
from stillhere.rhythm.assess import assess
from stillhere.rhythm.hours import parts_of_day
from stillhere.rhythm.made_of import Record, basis, record
from stillhere.rhythm.own_side import own_side
from stillhere.rhythm.replies import median_wait
from stillhere.rhythm.simulate import story
from tests.rhythm.conftest import DAY, START, Table

ZONE = ZoneInfo("Europe/London")
EVERY = 10**6
Life = tuple[EventColumns, dict[str, Assessment]]


@pytest.fixture(scope="module")
def life() -> Life:
    """The made-up family in the autumn in which one has gone quiet, and one is back."""
    told = story(7, end=date(2026, 11, 22), zone=ZONE)
    found = assess(told.events, told.windows, int(told.events.at[-1]), zone=ZONE)
    return told.events, {one.tie: one for one in found}


def alone(events: EventColumns, tie: str) -> EventColumns:
    """The events of one tie, as the store gives them for one person."""
    rows = events.tie == events.ties.index(tie)
    return EventColumns(
        (tie,),
        events.channels,
        np.zeros(int(rows.sum()), np.int32),
        *(
            getattr(events, name)[rows]
            for name in ("at", "out", "kind", "channel", "seconds", "answered", "length")
        ),
    )


def figure(topic: Topic, counted: Counted, until: int) -> float | None:
    """The figure that the counted records give; waits are followed `until` then."""
    values = [item.value for item in counted.items if item.value is not None]
    weeks = counted.covered / 7
    match topic:
        case "their_days" | "my_days" | "calls_week":
            return counted.count / weeks if weeks >= 1 else None
        case "call_minutes" | "message_length":
            return median(np.array(values)) if len(values) >= 3 else None
        case "starts":
            return counted.parts["them"] / counted.count if counted.count >= 3 else None
    if counted.count < 5:
        return None
    end = min(counted.end, until)
    waits = [(end - item.at) / 1000 if item.value is None else item.value for item in counted.items]
    done = np.array([item.value is not None for item in counted.items])
    return median_wait(np.array(waits, dtype=float), done)


FIGURES: tuple[Topic, ...] = (
    "their_days", "my_days", "calls_week", "call_minutes", "message_length", "starts",
    "usual_answer_seconds", "my_answer_seconds",
)  # fmt: skip


@pytest.mark.parametrize("topic", FIGURES)
def test_the_records_of_a_figure_give_the_figure(life: Life, topic: Topic) -> None:
    events, found = life
    compared = 0
    for tie, one in found.items():
        made = record(alone(events, tie), one.at, ZONE)
        assert made is not None
        opened = basis(made, one, topic, EVERY)
        assert opened is not None
        said: ThenNow = getattr(one, topic)
        assert one.compared is not None
        until = one.compared.until
        assert figure(topic, opened.then, until) == pytest.approx(said.then)
        assert figure(topic, opened.now, until) == pytest.approx(said.now)
        compared += said.then is not None
    assert compared > 0


def of(life: Life, tie: str, topic: Topic, most: int = EVERY) -> Basis:
    events, found = life
    made = record(alone(events, tie), found[tie].at, ZONE)
    assert made is not None
    opened = basis(made, found[tie], topic, most)
    assert opened is not None
    return opened


def test_only_the_newest_are_listed_and_all_are_counted(life: Life) -> None:
    whole, few = of(life, "son", "their_days"), of(life, "son", "their_days", 5)
    assert few.then.items == whole.then.items[:5]
    assert few.then.count == whole.then.count == len(whole.then.items)
    assert [item.at for item in whole.then.items] == sorted(
        (item.at for item in whole.then.items), reverse=True
    )


def test_time_without_a_record_is_named_as_left_out(life: Life) -> None:
    left = {each.why: each.count for each in of(life, "son", "their_days").left_out}
    opened = of(life, "son", "their_days")
    days = opened.then.days + opened.now.days - opened.then.covered - opened.now.covered
    assert left["no_record"] == round(days) > 14


def test_the_parts_of_the_day_and_the_channels_add_up(life: Life) -> None:
    topics: tuple[Topic, ...] = ("their_hours", "my_hours", "channels")
    for topic in topics:
        opened = of(life, "son", topic)
        assert sum(opened.then.parts.values()) == opened.then.count > 0


def simple(table: Table, lines: list[tuple[str, float, str, str]]) -> Record:
    made = record(table(lines), START + 400 * DAY, ZoneInfo("UTC"))
    assert made is not None
    return made


def test_a_day_begins_its_parts_at_five_noon_six_and_eleven(table: Table) -> None:
    hours = (4.9, 5, 11.9, 12, 17.9, 18, 22.9, 23)
    made = simple(table, [("a", hour / 24, "them", "message") for hour in hours])
    parts = parts_of_day(made.history.at, ZoneInfo("UTC"))
    assert [PARTS[part] for part in parts] == [
        "night", "morning", "morning", "afternoon", "afternoon", "evening", "evening", "night",
    ]  # fmt: skip


def test_calls_that_were_not_taken_are_left_out_of_their_length(table: Table) -> None:
    lines = [("a", float(day), "me", "call") for day in range(0, 90, 3)]
    lines += [("a", day + 0.5, "them", "message") for day in range(0, 90, 3)]
    lines += [("a", 88.2, "me", "missed"), ("a", 88.3, "me", "missed")]
    events = table(lines)
    found = assess(events, [], START + 91 * DAY, zone=ZoneInfo("UTC"))[0]
    made = record(events, found.at, ZoneInfo("UTC"))
    assert made is not None
    opened = basis(made, found, "call_minutes")
    assert opened is not None
    assert {each.why: each.count for each in opened.left_out}["not_taken"] == 2
    assert all(item.value == 10.0 for item in opened.then.items)


def test_what_i_wrote_after_a_change_did_not_precede_it(life: Life) -> None:
    events, found = life
    son = found["son"]
    turn = son.turning[-1]
    made = record(alone(events, "son"), son.at, ZONE)
    assert made is not None
    own = own_side(made, turn, EVERY)
    assert son.since == turn.at
    assert (turn.low, turn.high) == (son.since_low, son.since_high)
    later = [item for item in own.items if item.at >= turn.high]
    assert own.after == len(later) > own.after_days > 0
    assert own.before + own.between + own.after == len(own.items)
    assert 0 < own.answered <= own.asked <= own.before
    assert all(item.out for item in own.items)


def test_turning_points_follow_one_another_and_the_last_goes_on(life: Life) -> None:
    for one in life[1].values():
        for earlier, later in zip(one.turning, one.turning[1:], strict=False):
            assert earlier.until is not None
            assert earlier.until <= later.told
        for turn in one.turning:
            assert turn.low <= turn.at <= turn.high
            assert turn.until is None or turn.told <= turn.until + DAY
        assert (one.kind is not None) == bool(one.turning and one.turning[-1].until is None)


def test_the_longest_pause_is_the_first_of_the_pauses(life: Life) -> None:
    for one in life[1].values():
        assert one.longest_before == (one.pauses[0] if one.pauses else None)
        assert [pause.days for pause in one.pauses] == sorted(
            (pause.days for pause in one.pauses), reverse=True
        )


def test_an_empty_record_is_made_of_nothing(table: Table) -> None:
    assert record(table([("a", 1.0, "me", "message")]), START - DAY, ZoneInfo("UTC")) is None
