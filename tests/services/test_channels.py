"""Every channel that an importer yields has a name, and a page that tells how to get more of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stillhere.importers import registry
from stillhere.records.channels import NAMES, named
from stillhere.services.how_to_export import HOW_TO, for_channel, for_words

SAMPLES = Path(__file__).parents[1] / "importers" / "samples"
WITHOUT_A_WAY = {"other", "visit", "hand"}
"""What only a table of one’s own brings, and what is added by hand."""
WITHOUT_A_PAGE = {"events_table"}
"""What no app writes: the program’s own table."""


def channels_of_the_samples() -> set[str]:
    """Every channel in the golden files."""
    golden = SAMPLES.rglob("*.json")
    said = re.compile(r'"channel": "(\w+)"')
    return {found for file in golden for found in said.findall(file.read_text("utf-8"))}


CHANNELS = sorted(channels_of_the_samples())


def test_the_samples_tell_their_channels() -> None:
    assert {"whatsapp", "sms", "phone", "imessage", "kakaotalk", "google_voice"} <= set(CHANNELS)


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_of_a_sample_has_a_name_and_a_way_to_get_more_of_it(channel: str) -> None:
    assert channel in NAMES
    assert bool(for_channel(channel)) is (channel not in WITHOUT_A_WAY)


@pytest.mark.parametrize("way", HOW_TO, ids=lambda way: way.slug)
def test_a_way_names_channels_and_importers_that_there_are(way: object) -> None:
    assert isinstance(way, type(HOW_TO[0]))
    assert way.short
    assert set(way.channels) <= set(NAMES)
    assert set(way.importers) <= set(registry.names())


def test_every_importer_has_a_page_that_tells_how_to_get_what_it_reads() -> None:
    told = {importer for way in HOW_TO for importer in way.importers}

    assert set(registry.BUILT_IN) - told == WITHOUT_A_PAGE


@pytest.mark.parametrize(
    ("channel", "name"),
    [("google_voice", "Google Voice"), ("imessage", "iMessage"), ("kakaotalk", "KakaoTalk"),
     ("rcs", "texts"), ("a_new_one", "A New One")],
)  # fmt: skip
def test_a_channel_is_called_as_people_call_it(channel: str, name: str) -> None:
    assert named(channel) == name


@pytest.mark.parametrize(
    ("importer", "sentence", "slug"),
    [
        ("telegram", "We couldn’t read it.", "telegram"),
        (None, "It is locked. Please open the chat in WhatsApp.", "whatsapp-android"),
        (None, "Viber locks this file in newer versions.", "viber"),
        (None, "It is not an export.", None),
    ],
)
def test_a_file_that_cannot_be_read_leads_to_the_way_to_a_better_one(
    importer: str | None, sentence: str, slug: str | None
) -> None:
    way = for_words(importer, sentence)

    assert (way.slug if way else None) == slug
