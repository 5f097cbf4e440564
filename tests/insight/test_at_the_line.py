"""Each turning point has a few words that state a fact, whoever changed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from stillhere.insight.at_the_line import at_the_line
from stillhere.insight.moment import Moment
from stillhere.records.assessment import AlarmKind, Assessment, Side, TurningPoint

MOMENT = Moment(date(2026, 5, 5), UTC)


def ms(month: int, day: int) -> int:
    return round(datetime(2026, month, day, 9, tzinfo=UTC).timestamp() * 1000)


def turn(kind: AlarmKind, who: Side, *, over: bool = True) -> TurningPoint:
    at = ms(2, 10)
    until = ms(3, 20) if over else None
    return TurningPoint(kind, who, at, ms(2, 6), ms(2, 14), ms(2, 20), at, until)


def found(*turning: TurningPoint, **more: object) -> Assessment:
    one = Assessment(
        tie="1",
        at=ms(5, 5),
        status="steady",
        who="none",
        contacts=90,
        history_days=400,
        score=0.0,
    )
    return msgspec.structs.replace(one, turning=turning, **more)


@pytest.mark.parametrize(
    ("kind", "who", "words"),
    [
        ("gone_quiet", "them", "around early February: a long pause"),
        ("gone_quiet", "me", "around early February: a long pause of yours"),
        ("quieter", "both", "around early February: less than usual"),
        ("quieter", "me", "around early February: less from you than usual"),
        ("shallower", "both", "around early February: talks became shorter"),
        ("shallower", "them", "around early February: messages became shorter"),
        ("shallower", "me", "around early February: your messages became shorter"),
        ("reconnecting", "them", "10 February: in touch again"),
    ],
)
def test_what_is_over_is_told_as_a_fact(kind: AlarmKind, who: Side, words: str) -> None:
    assert at_the_line(found(turn(kind, who)), MOMENT) == ((ms(2, 10), words),)


def test_the_present_change_has_its_beginning_and_the_last_sign() -> None:
    since, last = ms(4, 1), ms(4, 9)
    one = found(
        turn("shallower", "both"),
        msgspec.structs.replace(turn("gone_quiet", "them", over=False), at=since),
        status="gone_quiet",
        since=since,
        since_low=ms(3, 30),
        since_high=ms(4, 3),
        last_in=last,
    )

    assert [words for _, words in at_the_line(one, MOMENT)] == [
        "around early February: talks became shorter",
        "around early April: less than usual",
        "9 April: the last sign so far",
    ]


def test_who_is_quieter_has_no_last_sign() -> None:
    one = found(status="quieter", since=ms(4, 1), last_in=ms(4, 9))

    assert at_the_line(one, MOMENT) == ((ms(4, 1), "around early April: less than usual"),)


def test_where_nothing_changed_nothing_stands() -> None:
    assert at_the_line(found(), MOMENT) == ()
