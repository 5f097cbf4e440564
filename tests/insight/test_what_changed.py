"""What changed: each finding and the sentence that it becomes; one, many, unsure and missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import msgspec
import pytest

from stillhere.insight.change import too_little
from stillhere.insight.framing import A_STUDY, ORDINARY, framing
from stillhere.insight.moment import Moment
from stillhere.insight.opened import opened
from stillhere.insight.own_side import own
from stillhere.insight.parts import parts
from stillhere.insight.sentence import Sentence, text
from stillhere.insight.turning import points
from stillhere.insight.what_changed import what_changed
from stillhere.records.assessment import Assessment, ThenNow, TurningPoint
from stillhere.records.basis import Basis, Counted, LeftOut, OwnSide, Topic, Why
from stillhere.records.person import LifeEvent, Person

Found = Callable[..., Assessment]
At = Callable[..., int]
DAY = 86_400_000


def texts(said: tuple[Sentence, ...]) -> list[str]:
    return [each.text for each in said]


@pytest.fixture
def turn(at: At) -> Callable[..., TurningPoint]:
    def make(kind: str, who: str = "them", **fields: Any) -> TurningPoint:
        given = {
            "at": at(2026, 1, 26), "low": at(2026, 1, 19), "high": at(2026, 2, 8),
            "told": at(2026, 2, 12), "evening": at(2026, 1, 25),
        }  # fmt: skip
        return TurningPoint(kind, who, **{**given, **fields})  # type: ignore[arg-type]

    return make


@pytest.mark.parametrize(
    ("kind", "who", "words"),
    [
        ("quieter", "them", "He began to be in touch less often around late January."),
        ("quieter", "me", "You began to be in touch less often around late January."),
        ("quieter", "both", "You two began to be in touch less often around late January."),
        ("gone_quiet", "them", "He went quiet around late January."),
        ("gone_quiet", "me", "You went quiet around late January."),
        ("shallower", "both", "Your talks became shorter around late January."),
        ("shallower", "them", "His messages became shorter around late January."),
        ("reconnecting", "them", "He reached out again on 26 January."),
        ("reconnecting", "me", "You reached out again on 26 January."),
    ],
)
def test_a_turning_point_says_what_whose_side_and_when(
    found: Found, moment: Moment, daniel: Person, turn: Callable[..., TurningPoint], kind: str,
    who: str, words: str,
) -> None:  # fmt: skip
    told = points(daniel, found("gone_quiet", turning=(turn(kind, who),)), moment)
    assert texts(told[0].said) == [words]


def test_a_turning_point_says_how_sure_its_day_is(
    found: Found, at: At, moment: Moment, daniel: Person, turn: Callable[..., TurningPoint]
) -> None:
    unsure = turn("quieter", until=at(2026, 4, 2))
    sure = turn("quieter", low=at(2026, 1, 25), high=at(2026, 1, 26))
    newest, older = points(daniel, found("quieter", turning=(unsure, sure)), moment)
    assert texts(newest.sure) == [
        "The day is fairly sure: 25 January.",
        "From 12 February on, the record could show it.",
    ]
    assert texts(older.sure) == [
        "The day is not sure: it lies between 19 January and 8 February.",
        "From 12 February on, the record could show it.",
        "It was over by 2 April.",
    ]
    assert (older.first, older.evening) == (moment.day(unsure.low), moment.day(unsure.evening))


def test_without_a_turning_point_there_is_none_told(
    found: Found, moment: Moment, daniel: Person
) -> None:
    assert points(daniel, found("steady"), moment) == ()


@pytest.fixture
def basis(at: At) -> Callable[..., Basis]:
    def counted(start: int, end: int, count: int, parts_: dict[str, int] | None) -> Counted:
        days = (end - start) / DAY
        return Counted(start, end, days, days, count, (), parts_ or {})

    def make(
        topic: Topic,
        then: int,
        now: int,
        then_parts: dict[str, int] | None = None,
        now_parts: dict[str, int] | None = None,
        left: tuple[LeftOut, ...] = (),
    ) -> Basis:
        turned = at(2026, 1, 26)
        return Basis(
            topic,
            counted(at(2025, 1, 26), turned, then, then_parts),
            counted(turned, at(2026, 5, 5), now, now_parts),
            left,
        )

    return make


@pytest.mark.parametrize(
    ("topic", "then", "now", "words"),
    [
        ("their_days", (245, None), (1, None), ("Before: 245 days on which he wrote."
         " Lately: one day on which he wrote.")),
        ("my_days", (3, None), (0, None), ("Before: three days on which you wrote."
         " Lately: no days on which you wrote.")),
        ("call_minutes", (105, None), (1, None), ("Before: 105 calls that were taken."
         " Lately: one call that was taken.")),
        ("message_length", (1204, None), (1, None), "Before: 1,204 messages. Lately: one message."),
        ("starts", (12, {"them": 6, "me": 6}), (1, {"them": 1}),
         "Before: twelve talks, six begun by him. Lately: one talk, one begun by him."),
        ("starts", (0, {}), (2, {"me": 2}), "Before: no talk. Lately: two talks, no begun by him."),
        ("usual_answer_seconds", (210, {"answered": 209, "waiting": 1}),
         (9, {"answered": 2, "waiting": 7}),
         "Before: he answered 209 of 210 times. Lately: he answered two of nine times."),
        ("my_answer_seconds", (5, {"answered": 5}), (1, {"answered": 1}),
         "Before: you answered all five times. Lately: you answered the one time."),
        ("usual_answer_seconds", (0, {}), (2, {"answered": 0, "waiting": 2}),
         "Before: nothing waited for an answer. Lately: no answer yet, twice."),
        ("their_hours", (1204, {"night": 1204}), (1, {"night": 1}),
         "Before: 1,204 messages and calls from him. Lately: one message or call from him."),
    ],
)  # fmt: skip
def test_a_figure_says_what_was_counted(
    found: Found, moment: Moment, daniel: Person, basis: Callable[..., Basis], topic: Topic,
    then: tuple[int, dict[str, int] | None], now: tuple[int, dict[str, int] | None], words: str,
) -> None:  # fmt: skip
    made = basis(topic, then[0], now[0], then[1], now[1])
    wrote = found("gone_quiet", message_length=ThenNow(40.0, 40.0))
    assert text(opened(daniel, wrote, made, moment).counted) == words


def test_a_figure_says_its_two_times(
    found: Found, at: At, moment: Moment, daniel: Person, basis: Callable[..., Basis]
) -> None:
    made = basis("their_days", 5, 5)
    ended = msgspec.structs.replace(
        made, now=msgspec.structs.replace(made.now, end=at(2026, 4, 20))
    )
    none = msgspec.structs.replace(
        made, then=msgspec.structs.replace(made.then, start=made.then.end, covered=0.0)
    )
    assert texts(opened(daniel, found("quieter"), made, moment).times) == [
        "“Before” is the time from 26 January 2025 to 26 January.",
        "“Lately” is the time since 26 January.",
    ]
    assert texts(opened(daniel, found("quieter"), ended, moment).times)[1] == (
        "“Lately” is the time from 26 January to 20 April."
    )
    told = opened(daniel, found("quieter"), none, moment)
    assert told.times[0].text == "There is no time before it on record."
    assert told.counted[0].text == "Before: less than a week on record, too little to say."


@pytest.mark.parametrize("why", get_args(Why))
@pytest.mark.parametrize("count", [1, 2, 1200])
def test_what_was_left_out_says_how_many_and_why(
    found: Found, moment: Moment, daniel: Person, basis: Callable[..., Basis], why: Why, count: int
) -> None:
    made = basis("their_days", 5, 5, left=(LeftOut(why, count),))
    said = opened(daniel, found("quieter"), made, moment).left_out[0].text
    assert said.startswith({1: "One ", 2: "Two ", 1200: "1,200 "}[count])


def test_the_hours_are_told_where_they_moved(daniel: Person, basis: Callable[..., Basis]) -> None:
    moved = basis("their_hours", 20, 20, {"evening": 15, "morning": 5}, {"night": 9, "evening": 6,
                                                                         "morning": 5})  # fmt: skip
    told = parts(daniel, {"their_hours": moved})
    assert text(told.rows[0].said) == "Before: mostly in the evening. Lately: most often at night."
    assert told.rows[0].heading == "When he is in touch"


def test_the_hours_are_told_as_before_where_they_did_not(
    daniel: Person, basis: Callable[..., Basis]
) -> None:
    same = basis("my_hours", 20, 20, {"evening": 15, "morning": 5}, {"evening": 14, "morning": 6})
    told = parts(daniel, {"my_hours": same})
    assert text(told.same) == "You are in touch mostly in the evening, as before."
    assert told.rows == ()


def test_a_move_to_another_channel_is_told(daniel: Person, basis: Callable[..., Basis]) -> None:
    moved = basis("channels", 40, 12, {"whatsapp": 30, "phone": 10}, {"sms": 8, "mms": 4})
    told = parts(daniel, {"channels": moved})
    assert text(told.rows[0].said) == "Before: WhatsApp and calls. Lately: texts."
    same = basis("channels", 40, 12, {"whatsapp": 40}, {"whatsapp": 12})
    assert text(parts(daniel, {"channels": same}).same) == "You two use WhatsApp, as before."


def test_too_few_are_said_to_be_too_few(
    found: Found, daniel: Person, basis: Callable[..., Basis]
) -> None:
    few = basis("their_hours", 40, 3, {"evening": 40}, {"evening": 3})
    assert texts(parts(daniel, {"their_hours": few}).too_little) == [
        "When he is in touch: too few lately to say."
    ]
    none = basis("their_hours", 2, 3, {"evening": 2}, {"evening": 3})
    assert parts(daniel, {"their_hours": none}).too_little == ()
    ended = found("gone_quiet", call_minutes=ThenNow(12.0, None), starts=ThenNow(None, 0.5))
    assert texts(too_little(daniel, ended)) == ["How long you talk: too little lately to say."]


def side(at: At, **fields: int) -> OwnSide:
    usual = OwnSide(at(2026, 1, 19), at(2026, 2, 8), 30, 20, 31, 28, 9, 41, 17)
    return msgspec.structs.replace(usual, **fields)


WROTE = {"message_length": ThenNow(40.0, 40.0)}


def test_what_of_mine_came_before_the_change_and_what_did_not(
    found: Found, at: At, moment: Moment, daniel: Person
) -> None:
    told = own(daniel, found("gone_quiet", **WROTE), side(at), moment)
    assert told.after.text == (
        "Since 8 February you have written on 17 days: none of it came before the change."
    )
    assert told.between is not None
    assert told.between.text == (
        "From 19 January to 8 February you wrote nine times: which came first is not clear."
    )
    assert text(told.before) == (
        "In the four weeks before, you wrote on 20 days. He answered 28 of 31 times."
    )
    assert text(told.closing) == (
        "The order of things is no reason for them. The record cannot say why it changed."
    )


@pytest.mark.parametrize(
    ("fields", "after", "before"),
    [
        ({"after": 1, "after_days": 1, "asked": 1, "answered": 1},
         "Since 8 February you have written once: that did not come before the change.",
         "In the four weeks before, you wrote on 20 days. He answered that."),
        ({"after": 0, "before_days": 1, "asked": 1, "answered": 0},
         "Nothing from you is on record since 8 February.",
         "In the four weeks before, you wrote on one day. One of them had no answer then."),
        ({"before": 0}, ("Since 8 February you have written on 17 days: none of it came before the"
         " change."), "In the four weeks before, nothing from you is on record."),
        ({"asked": 5, "answered": 5, "after_days": 1},
         "Since 8 February you have written on one day: none of it came before the change.",
         "In the four weeks before, you wrote on 20 days. He answered all five times."),
        ({"asked": 5, "answered": 0, "after_days": 1},
         "Since 8 February you have written on one day: none of it came before the change.",
         "In the four weeks before, you wrote on 20 days. None of it had an answer then."),
        ({"asked": 0, "after_days": 1},
         "Since 8 February you have written on one day: none of it came before the change.",
         "In the four weeks before, you wrote on 20 days."),
    ],
)  # fmt: skip
def test_my_own_side_in_one_many_and_none(
    found: Found, at: At, moment: Moment, daniel: Person, fields: dict[str, int], after: str,
    before: str,
) -> None:  # fmt: skip
    told = own(daniel, found("gone_quiet", **WROTE), side(at, **fields), moment)
    assert told.after.text == after
    assert text(told.before) == before


def test_a_sure_day_leaves_nothing_unclear(
    found: Found, at: At, moment: Moment, daniel: Person
) -> None:
    sure = msgspec.structs.replace(side(at), high=at(2026, 1, 20))
    assert own(daniel, found("quieter", **WROTE), sure, moment).between is None


@pytest.mark.parametrize("relation", ["your son", "your friend"])
def test_the_readings_stand_side_by_side_each_with_where_it_comes_from(
    found: Found, at: At, moment: Moment, daniel: Person, relation: str
) -> None:
    born = LifeEvent(1, "2025-11-14", "Emma was born", "baby", person=1)
    person = msgspec.structs.replace(daniel, relation=relation)
    told = framing(person, found("gone_quiet", since=at(2026, 1, 26)), [born], moment)
    words = [text(each.said) for each in told.side_by_side]
    assert words == sorted(words)
    assert "He may need distance, for reasons that are his." in words
    assert len(words) >= 4
    for each in told.side_by_side:
        assert each.origin is (ORDINARY if each.source is None else A_STUDY)


def test_a_sign_of_change_opens_to_its_records(
    found: Found, at: At, moment: Moment, daniel: Person, basis: Callable[..., Basis],
    turn: Callable[..., TurningPoint],
) -> None:  # fmt: skip
    quiet = found(
        "gone_quiet", kind="gone_quiet", since=at(2026, 1, 26), their_days=ThenNow(5.8, 0.6),
        my_days=ThenNow(5.8, 5.8), turning=(turn("gone_quiet"),),
    )  # fmt: skip
    bases: dict[Topic, Basis] = {
        "their_days": basis("their_days", 245, 9), "my_days": basis("my_days", 245, 80)
    }  # fmt: skip
    page = what_changed(daniel, quiet, bases, side(at), [], moment)
    assert [row.change.topic for row in page.rows] == ["their_days", "unchanged"]
    assert page.rows[0].opened is not None
    assert page.rests_on == ("my_days",)
    assert page.own is not None
    assert page.framing is not None
    assert page.points


def test_without_a_change_the_page_says_so(found: Found, moment: Moment, daniel: Person) -> None:
    steady = what_changed(daniel, found("steady", their_days=ThenNow(6.0)), {}, None, [], moment)
    assert text(steady.lead) == "The record shows no clear change between you two."
    assert (steady.rows, steady.own, steady.framing) == ((), None, None)
    assert steady.usual
    nothing = what_changed(daniel, None, {}, None, [], moment)
    assert text(nothing.lead) == "There is too little record to say what changed."


@pytest.mark.parametrize("held", ["space", "no_contact", "court_order", "has_died"])
def test_behind_a_boundary_the_page_is_empty(
    found: Found, at: At, moment: Moment, daniel: Person, basis: Callable[..., Basis], held: str
) -> None:
    person = msgspec.structs.replace(daniel, boundary=held)
    quiet = found("gone_quiet", since=at(2026, 1, 26), their_days=ThenNow(5.8, 0.6))
    page = what_changed(
        person, quiet, {"their_days": basis("their_days", 5, 5)}, side(at), [], moment
    )
    assert (page.lead, page.points, page.rows, page.own) == ((), (), (), None)
    assert (page.framing, page.rests_on, page.usual) == (None, (), ())


def test_a_change_on_my_side_is_not_held_against_my_messages(
    found: Found, at: At, moment: Moment, daniel: Person
) -> None:
    mine = found("quieter", "me", since=at(2026, 1, 26))
    assert what_changed(daniel, mine, {}, side(at), [], moment).own is None
