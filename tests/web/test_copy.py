"""The words of the pages: plain, short, without a verdict (COPY, SAFETY)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from statistics import mean

import pytest

from stillhere.web.pages.parts import Frame
from stillhere.web.render import render
from tests.web.examples import ALL

BANNED = re.compile(
    r"\b(track\w*|monitor\w*|catch|check up on|find out if|diagnos\w*|therap\w*|treat\w*|proven|"
    r"risk|score|dashboard|streak|submit|ok|click here|invalid|error|ping|reconnect journey|"
    r"withdrawing|inactive|ignored|urgent)\b",
    re.IGNORECASE,
)
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]")
BLOCKS = {"p", "li", "h1", "h2", "h3", "label", "legend", "summary", "button", "td", "th", "option"}


class Reading(HTMLParser):
    """What a person reads, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += " " + data


def read(name: str) -> list[str]:
    reading = Reading()
    reading.feed(render(ALL[name], Frame("", "", demo=True)))
    return [" ".join(block.split()) for block in reading.blocks if block.strip()]


def sentences(name: str) -> list[list[str]]:
    ends = re.compile(r"(?<=[.?!:])\s+(?=[A-Z“])")
    return [
        words.split() for block in read(name) for words in ends.split(block) if block[-1] in ".?!"
    ]


@pytest.mark.parametrize("name", ALL)
def test_no_page_uses_a_word_that_watches_judges_or_frightens(name: str) -> None:
    assert [block for block in read(name) if BANNED.search(block)] == []


@pytest.mark.parametrize("name", ALL)
def test_no_page_uses_emoji_or_straight_quotes_or_a_percent(name: str) -> None:
    shown = " ".join(read(name))

    assert not EMOJI.search(shown)
    assert not re.search(r"\w'\w|\"|%", shown)


@pytest.mark.parametrize("name", sorted(set(ALL) - {"away"}))
def test_sentences_are_short(name: str) -> None:
    lengths = [len(words) for words in sentences(name)]

    assert mean(lengths) <= 12
    assert [" ".join(words) for words in sentences(name) if len(words) > 20] == []
