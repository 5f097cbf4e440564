"""Other projects' test data, where `STILLHERE_FIXTURES` names the folder that holds it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers.imessage.typedstream import edited, words_of

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")

pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


def data(name: str) -> bytes:
    (path,) = Path(FOLDER, "imessage").glob(f"*__{name}")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("AttributedBodyTextOnly", "Noter test"),
        ("Blank", None),
        ("URL", "https://github.com/ReagentX/Logria"),
        ("WeirdText", "𝖍𝖊𝖑𝖑𝖔 𝖜𝖔𝖗𝖑𝖉"),
    ],
)
def test_typed_streams(name: str, words: str | None) -> None:
    assert words_of(data(name)) == words


def test_an_unsent_message_has_no_words() -> None:
    assert edited(data("Deleted.plist")) is None


@pytest.mark.parametrize(
    "name", ["Edited.plist", "EditedToLink.plist", "EditedToLinkAndBack.plist"]
)
def test_edited_messages_have_their_last_words(name: str) -> None:
    words = edited(data(name))
    assert words
    assert "First message" not in words
