from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from stillhere.people.pairing import pairs
from stillhere.people.twins import candidates, same_conversation, sketch
from stillhere.records.stream import Stream

START = 1_700_000_000_000 // 86_400_000 * 86_400_000
HOUR = 3_600_000
seeds = st.integers(0, 2**32 - 1)
few = settings(max_examples=60, deadline=None)


def made(draw: np.random.Generator, count: int, days: int) -> Stream:
    """Bouts of messages in the evenings of `days` days."""
    bouts = START + draw.integers(0, days, count // 4 + 1) * 24 * HOUR
    bouts += (draw.normal(19, 2.5, len(bouts)) * HOUR).astype(np.int64)
    at = np.repeat(bouts, 8) + draw.exponential(90_000, 8 * len(bouts)).astype(np.int64)
    return stream(np.sort(draw.choice(at, count, replace=False)), draw)


def stream(at: NDArray[np.int64], draw: np.random.Generator) -> Stream:
    count = len(at)
    return Stream(
        id=np.arange(count),
        at=at,
        coarse=np.zeros(count, np.bool_),
        out=draw.random(count) < 0.5,
        kind=np.zeros(count, np.int8),
        length=np.maximum(1, draw.lognormal(3.2, 0.9, count)).astype(np.int32),
    )


def in_minutes(one: Stream) -> Stream:
    return replace(one, at=one.at // 60_000 * 60_000, coarse=np.ones(len(one), np.bool_))


def part_of(one: Stream, share: float, draw: np.random.Generator) -> Stream:
    return one[draw.random(len(one)) < share]


@few
@given(
    seed=seeds,
    count=st.integers(120, 600),
    share=st.floats(0.5, 1),
    first=st.booleans(),
    second=st.booleans(),
)
def test_a_copy_is_found_with_less_of_it_and_in_minutes(
    seed: int, count: int, share: float, *, first: bool, second: bool
) -> None:
    draw = np.random.default_rng(seed)
    one = made(draw, count, count // 4)
    other = part_of(one, share, draw)
    left, right = in_minutes(one) if first else one, in_minutes(other) if second else other
    for here, there in ((left, right), (right, left)):
        found = same_conversation(here, there)
        assert found is not None
        assert len(found[0]) == len(other)
    assert candidates([sketch(left.at), sketch(right.at)], {1}) == [(0, 1)]


@few
@given(seed=seeds, count=st.integers(100, 600), minutes=st.booleans())
def test_different_conversations_are_never_one(seed: int, count: int, *, minutes: bool) -> None:
    draw = np.random.default_rng(seed)
    one, other = made(draw, count, count // 4), made(draw, count, count // 4)
    if minutes:
        one, other = in_minutes(one), in_minutes(other)
    assert same_conversation(one, other) is None


@few
@given(
    seed=seeds,
    count=st.integers(0, 60),
    others=st.integers(0, 60),
    minutes=st.booleans(),
    whatever=st.booleans(),
)
def test_an_event_has_at_most_one_partner_and_a_fitting_one(
    seed: int, count: int, others: int, *, minutes: bool, whatever: bool
) -> None:
    draw = np.random.default_rng(seed)
    one, other = (
        stream(np.sort(START + draw.integers(0, 300_000, size)), draw) for size in (count, others)
    )
    one = in_minutes(one) if minutes else one
    here, there = pairs(one, other, whatever_length=whatever)
    assert len(here) == len(there) == len(set(here.tolist())) == len(set(there.tolist()))
    assert (one.out[here] == other.out[there]).all()
    if minutes and whatever:
        into = other.at[there] - one.at[here]
        assert ((into >= -2_000) & (into < 62_000)).all()
    elif minutes:
        assert (one.at[here] // 60_000 == other.at[there] // 60_000).all()
    else:
        assert (np.abs(one.at[here] - other.at[there]) <= 2_000).all()


def test_two_clocks_a_second_apart_are_one_conversation() -> None:
    draw = np.random.default_rng(3)
    one = made(draw, 300, 60)
    late = replace(one, at=one.at + draw.integers(-900, 900, 300))
    late = late[np.argsort(late.at, kind="stable")]
    found = same_conversation(one, late)
    assert found is not None
    assert len(found[0]) == 300


@few
@given(seed=seeds, first=st.booleans(), second=st.booleans())
def test_clocks_apart_are_one_conversation_over_the_end_of_a_minute(
    seed: int, *, first: bool, second: bool
) -> None:
    draw = np.random.default_rng(seed)
    one = stream(START + np.cumsum(draw.integers(70_000, 9_000_000, 300)), draw)
    late = replace(one, at=one.at + draw.integers(-900, 900, 300))
    left, right = in_minutes(one) if first else one, in_minutes(late) if second else late
    found = same_conversation(left, right)
    assert found is not None
    assert found[0].tolist() == found[1].tolist() == list(range(300))


def test_what_comes_at_the_same_time_every_day_tells_nothing() -> None:
    draw = np.random.default_rng(4)
    daily = stream(START + 9 * HOUR + np.arange(300) * 12 * HOUR, draw)
    daily = replace(daily, out=np.arange(300) % 2 == 1, length=np.full(300, 5, np.int32))
    assert same_conversation(daily, daily) is None


def test_fewer_than_twenty_tell_nothing() -> None:
    one = made(np.random.default_rng(5), 19, 30)
    assert same_conversation(one, one) is None


def test_messages_sent_to_two_people_at_once_do_not_make_them_one() -> None:
    draw = np.random.default_rng(6)
    one, other = made(draw, 300, 60), made(draw, 60, 60)
    sent = one[one.out]
    at = np.concatenate([sent.at, other.at])
    both = Stream(
        *(
            np.concatenate([first, second])[np.argsort(at, kind="stable")]
            for first, second in (
                (sent.id, other.id),
                (sent.at, other.at),
                (sent.coarse, other.coarse),
                (sent.out, np.zeros(60, np.bool_)),
                (sent.kind, other.kind),
                (sent.length, other.length),
            )
        )
    )
    assert same_conversation(one, both) is None


def test_a_short_part_of_a_long_chat_is_a_candidate() -> None:
    long = made(np.random.default_rng(7), 20_000, 1500)
    strangers = [sketch(made(np.random.default_rng(seed), 500, 300).at) for seed in range(8, 12)]
    found = candidates([*strangers, sketch(long.at), sketch(long[-400:].at)], {0, 1, 2, 3, 5})
    assert found == [(4, 5)]
