"""The model reads English: what was said is found by what it was about."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import numpy as np
import pytest

from stillhere.meaning.model import load
from stillhere.meaning.vectors import closeness

SAID = (
    "Sorry about last night, I should not have shouted",
    "The train is late again",
    "Do you remember the summer at the lake?",
    "Can you bring milk and bread?",
    "The baby arrived this morning, 3.2 kilos!",
    "Ok see you at six",
    "We found a flat in Leeds, moving in May",
    "Thank you for being there for me",
    "What time does the match start",
    "Grandma is in hospital",
)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("apology", 0),
        ("childhood memories", 2),
        ("birth of a child", 4),
        ("a new home", 6),
        ("gratitude", 7),
        ("football", 8),
        ("illness in the family", 9),
    ],
)
def test_a_message_is_found_by_what_it_is_about(about: str, said: int) -> None:
    close = closeness(load().embed([about]), load().embed(SAID))
    assert np.argmax(close) == said
    assert close[said] > 0.22


def test_the_order_and_the_company_of_texts_change_nothing_that_matters() -> None:
    together, alone = load().embed(SAID), np.vstack([load().embed([text]) for text in SAID])
    for one, other in zip(together, alone, strict=True):
        assert closeness(one[None], other[None])[0] > 0.999


def test_odd_texts_have_a_vector_too() -> None:
    odd = ["", " ", "👍👍👍", "a" * 10_000, "\x00", "🏳️‍🌈 مرحبا 你好"]
    assert load().embed(odd).shape == (len(odd), 384)
    assert load().embed([]).shape == (0, 384)


def test_the_vocabulary_is_the_one_that_is_listed() -> None:
    folder = files("stillhere.meaning")
    table = folder.joinpath("VENDORED.md").read_text("utf-8")
    (listed,) = re.findall(r"`([0-9a-f]{64})`", table)
    found = folder.joinpath("vocabulary.txt").read_bytes()
    assert hashlib.sha256(found).hexdigest() == listed
