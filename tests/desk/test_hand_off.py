"""The links hold exactly the words, and a phone reads the same from the code."""

from __future__ import annotations

import re
from typing import get_args
from urllib.parse import parse_qs, unquote, urlsplit

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.desk.hand_off import OF_CHANNEL, WORDLESS, Way, code, hand_offs
from stillhere.records.handle import Handle, named

ALL: tuple[Way, ...] = get_args(Way)
HANDLES = (named("whatsapp", "Daniel"), Handle("phone", "+447700900101"),
           Handle("phone", "+447700900199"), Handle("mail", "dan+home@example.org"))  # fmt: skip
AWKWARD = "Tea & cake? 100% “yes” + 1 #us\nLöve, 母 🙂"
texts = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60)


def decoded(svg: str) -> str:
    """What a camera reads: the drawing as dots, through a decoder that is not ours."""
    size = int(svg.partition('viewBox="0 0 ')[2].partition(" ")[0])
    dots = np.full((size, size), 255, np.uint8)
    x = y = 0.0
    line = svg.rpartition('d="')[2].partition('"')[0]
    for step, numbers in re.findall(r"([Mmhv])([^A-Za-z]*)", line):
        values = [float(value) for value in re.findall(r"-?[\d.]+", numbers)]
        if step == "M":
            x, y = values
        elif step == "m":
            x, y = x + values[0], y + values[1]
        else:
            dots[int(y), int(x) : int(x + values[0])] = 0
            x += values[0]
    found = zxingcpp.read_barcodes(np.kron(dots, np.ones((4, 4), np.uint8)))
    assert len(found) == 1
    return str(found[0].text)


def link(way: Way, words: str = AWKWARD) -> tuple[str, str]:
    (made,) = hand_offs(HANDLES, words, [way])
    return made.here, made.phone


@pytest.mark.parametrize(
    ("way", "here", "phone"),
    [
        ("sms", "sms:+447700900101?&body=", "sms:+447700900101?&body="),
        ("whatsapp", "whatsapp://send?phone=447700900101&text=",
            "https://wa.me/447700900101?text="),
        ("telegram", "tg://resolve?phone=447700900101&text=", "https://t.me/+447700900101?text="),
        ("signal", "sgnl://signal.me/#p/+447700900101", "https://signal.me/#p/+447700900101"),
        ("mail", "mailto:dan%2Bhome@example.org?body=", "mailto:dan%2Bhome@example.org?body="),
        ("call", "tel:+447700900101", "tel:+447700900101"),
    ],
)  # fmt: skip
def test_each_way_has_its_link(way: Way, here: str, phone: str) -> None:
    assert link(way, "") == (here, phone)


@pytest.mark.parametrize("way", [way for way in ALL if way not in WORDLESS])
@given(words=texts)
def test_the_words_come_out_as_they_went_in(way: Way, words: str) -> None:
    for made in link(way, words):
        assert re.fullmatch(r"[\x21-\x7e]+", made)
        field = made.rpartition("=")[2]
        assert not set("&#+") & set(field)
        assert unquote(field).replace("\r\n", "\n") == words.strip()


def test_a_link_can_be_read_by_the_rules_of_addresses() -> None:
    query = parse_qs(urlsplit(link("whatsapp")[1]).query)
    assert query == {"text": [AWKWARD]}
    assert "%0D%0A" in link("mail")[0]
    assert "%0D" not in link("sms")[0]


@pytest.mark.parametrize("way", ALL)
def test_a_phone_reads_the_link_from_the_code(way: Way) -> None:
    drawn = code(link(way)[1])
    assert drawn is not None
    assert decoded(drawn) == link(way)[1]


@settings(max_examples=25)
@given(words=texts)
def test_every_code_is_read(words: str) -> None:
    drawn = code(link("sms", words)[1])
    if drawn is not None:
        assert decoded(drawn) == link("sms", words)[1]


def test_a_code_that_would_be_too_fine_is_not_drawn() -> None:
    assert code(link("sms", "母" * 300)[1]) is None


def test_a_code_needs_no_style_and_no_script() -> None:
    drawn = code(link("sms")[1]) or ""
    assert not re.search(r"style=|<style|<script|href|url\(", drawn)


def test_a_way_without_an_address_is_left_out() -> None:
    by_name = [named("whatsapp", "Daniel")]
    assert hand_offs(by_name, "Hello", ALL) == ()
    assert [one.way for one in hand_offs(HANDLES[3:], "Hello", ALL)] == ["mail"]


def test_every_channel_leads_to_a_way_that_exists() -> None:
    assert set(OF_CHANNEL.values()) == set(ALL)
