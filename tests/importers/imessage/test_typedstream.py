"""The words in a typed stream, as other projects' test data and the trap of its end show them."""

from __future__ import annotations

import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers.imessage.typedstream import edited, words_of
from tests.importers.imessage.made import body

PLAIN = st.text(st.characters(exclude_characters="\0\ufffc\ufffd", codec="utf-8"))


@given(text=PLAIN.filter(bool))
def test_words_come_out_as_they_went_in(text: str) -> None:
    assert words_of(body(text)) == text
    assert words_of(body(text, mutable=True)) == text


@pytest.mark.parametrize("text", ["\U0001f184 parking", "ᆄ", "x" * 127, "x" * 128, "ü" * 40_000])
def test_bytes_that_look_like_the_end_do_not_end_it(text: str) -> None:
    assert words_of(body(text)) == text


def test_a_wrong_length_falls_back_to_the_end_mark() -> None:
    assert words_of(body("See you there", length=b"\x05")) == "See you there"


@pytest.mark.parametrize(
    "stream", [b"", b"NSString", b"NSString\x84\x01+", body(""), body("\ufffc")]
)
def test_a_stream_without_words_has_none(stream: bytes) -> None:
    assert words_of(stream) is None


@given(noise=st.binary(max_size=60), cut=st.integers(0, 90))
def test_damage_is_never_raised(noise: bytes, cut: int) -> None:
    stream = body("Hello there")
    words_of(stream[:cut] + noise)
    edited(plistlib.dumps({"ec": {"0": [{"t": noise}], "1": noise}})[:cut])


def test_the_last_version_of_each_part_counts() -> None:
    parts = {"1": [{"t": body("b")}], "0": [{"t": body("first")}, {"t": body("second")}]}
    assert edited(plistlib.dumps({"ec": parts}, fmt=plistlib.FMT_BINARY)) == "second\nb"


def test_a_message_that_was_taken_back_has_no_words() -> None:
    assert edited(plistlib.dumps({"rp": [0], "ust": True})) is None
