"""A memory is warm, specific and mutual; never from a quarrel, nor around a death or an illness."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.desk.memory import RECENT, Memory, Said, first, memories

DAY = datetime(2024, 6, 16, 18, tzinfo=UTC)
NOW = int(datetime(2026, 5, 5, tzinfo=UTC).timestamp() * 1000)
GOOSE = "Still laughing about the goose and the sandwich, haha"


def talk(*said: tuple[str, str], start: datetime = DAY, minutes: int = 5) -> list[Said]:
    """Messages a few minutes apart: who ("me", "them") and the words."""
    return [
        Said(
            number,
            int((start + timedelta(minutes=minutes * number)).timestamp() * 1000),
            who == "me",
            words,
        )
        for number, (who, words) in enumerate(said, start=1)
    ]


def offered(said: list[Said]) -> Memory | None:
    return first(memories(said, NOW))


WARM = [
    [("them", GOOSE), ("me", "Haha, its face!")],
    [("me", "We fell in the lake with all our clothes on"), ("me", "hahaha"), ("them", "😂😂")],
    [("them", "Thank you for driving all night to see me"), ("me", "Any time, my love")],
    [("them", "I found the photo of us on the boat, what a lovely day"), ("me", "I have it too")],
    [
        ("them", "Remember when the tent flew away at four in the morning"),
        ("me", "How could I not"),
    ],
]


@pytest.mark.parametrize("said", WARM)
def test_a_warm_moment_of_both_is_offered(said: list[tuple[str, str]]) -> None:
    found = offered(talk(*said))
    assert found is not None
    assert len(found.said.words.split()) >= 5


@pytest.mark.parametrize(
    "said",
    [
        [("them", "We laughed so much about it, haha"), ("me", "ok")],
        [("them", GOOSE)],
        [("them", "Thank you for driving all night to see me")],
        [("them", "haha"), ("me", "haha")],
        [("them", "Do you remember the name of that baker?"), ("me", "Muller, I think")],
        [("them", "The parcel comes on Tuesday, please be in"), ("me", "Fine by me")],
        [("them", "Noch immer muss ich lachen über die Gans und das Brot, haha"), ("me", "haha")],
        [("them", "Thank you for ruining my whole evening, as always"), ("me", "What did I do")],
    ],
)
def test_what_is_not_warm_not_ours_or_not_of_both_is_not(said: list[tuple[str, str]]) -> None:
    assert offered(talk(*said)) is None


@pytest.mark.parametrize(
    ("words", "days", "kept"),
    [
        ("You are so selfish, leave me alone", 1, False),
        ("You are so selfish, leave me alone", 10, True),
        ("Grandpa died this morning", 20, False),
        ("She is in hospital again", 20, False),
        ("Grandpa died this morning", 60, True),
    ],
)
@pytest.mark.parametrize("side", [-1, 1])
def test_nothing_near_a_quarrel_a_death_or_an_illness(
    words: str, days: int, side: int, *, kept: bool
) -> None:
    hard = talk(("them", words), start=DAY + side * timedelta(days=days))
    said = sorted([*talk(*WARM[0]), *hard], key=lambda one: one.at)
    assert (offered(said) is not None) is kept


def test_not_this_one_is_never_offered_again() -> None:
    said = [*talk(*WARM[0]), *talk(*WARM[2], start=DAY + timedelta(days=5))]
    said = [Said(number, one.at, one.out, one.words) for number, one in enumerate(said)]
    declined: set[int] = set()
    for _ in said:
        found = first(memories(said, NOW, frozenset(declined)))
        if found is None:
            break
        assert found.said.id not in declined
        declined.add(found.said.id)
    assert len(declined) >= 2
    assert first(memories(said, NOW, frozenset(declined))) is None


def test_the_same_words_are_not_offered_after_not_this_one() -> None:
    again = talk(*WARM[0], start=DAY + timedelta(days=90))
    said = [*talk(*WARM[0]), *(Said(one.id + 10, one.at, one.out, one.words) for one in again)]
    assert memories(said, NOW)
    assert not [one for one in memories(said, NOW, frozenset({1})) if one.said.words == GOOSE]


def test_times_that_the_owner_called_hard_and_new_things_are_left_out() -> None:
    said = talk(*WARM[0])
    around = (said[0].at - 1000, said[-1].at + 1000)
    assert memories(said, NOW, hard=[around]) == []
    assert memories(said, said[0].at + int(RECENT.total_seconds() * 1000) - 1000) == []


PIECES = st.sampled_from(
    ["haha that was the best day of the year", "Thank you for the lovely soup you made", "ok",
     "You always ruin it", "Mum is in hospital now", "I hate this", "lol", "See you at five then"]
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["me", "them"]), PIECES), max_size=12))
def test_no_moment_is_ever_from_a_hard_day(said: list[tuple[str, str]]) -> None:
    found = memories(talk(*said), NOW)
    hard = ("You always", "hospital", "I hate")
    if any(word in words for _, words in said for word in hard):
        assert found == []
    for one in found:
        assert {who for who, _ in said} == {"me", "them"}
        assert one.said in talk(*said)
