"""Which lines are somebody’s words, and which are the app’s."""

from __future__ import annotations

import pytest

from stillhere.importers.meta.content import PICTURE, REACTION, Lines, Said

MESSENGER, INSTAGRAM = Lines(edits_come_twice=False), Lines(edits_come_twice=True)


@pytest.mark.parametrize(
    "text",
    ["Ada Quill named the group Boats.", "You set the nickname for Bram to Bear.",
     "Ada Quill left the group.", "You are now connected on Messenger.",
     "Say hi to your new Facebook friend, Ada.", "Ada Quill started a video chat",
     "The video chat ended.", "Ada Quill unsent a message"],
)  # fmt: skip
def test_what_the_app_says_is_no_contact(text: str) -> None:
    assert MESSENGER.said(text, "Ada Quill") is None


@pytest.mark.parametrize(
    "text",
    ["You left the keys here", "Bram Oakes left the group.", "Liked a message from you?",
     "You sent a photo of what?", "Ada Quill is my name", "The video ended", "Reacted", "You"],
)  # fmt: skip
def test_words_that_look_like_it_are_words(text: str) -> None:
    assert MESSENGER.said(text, "Ada Quill") == Said("message", text)


@pytest.mark.parametrize(
    "text",
    ["Ada Quill sent an attachment.", "You sent a photo.", "Ada Quill sent a voice message."],
)
def test_a_line_in_place_of_a_picture_has_no_words(text: str) -> None:
    assert MESSENGER.said(text, "Ada Quill") == PICTURE


@pytest.mark.parametrize("text", ["Liked a message", "Reacted 😂 to your message "])
def test_a_line_about_a_reaction_is_one(text: str) -> None:
    assert INSTAGRAM.said(text, "Ada Quill") == REACTION


def test_an_edit_comes_twice_on_instagram_only() -> None:
    assert INSTAGRAM.said("Last year 😭 (edited)", "Ada Quill") is None
    assert MESSENGER.said("Last year (edited)", "Ada Quill") is not None


@pytest.mark.parametrize(
    ("lines", "seconds", "answered"),
    [
        (("Audio call ended", "Duration: 65 seconds"), 65, True),
        (("Ada Quill called you.", "Duration: 2 hours"), 7200, True),
        (("You missed a call from Ada.",), 0, False),
    ],
)
def test_a_call_on_a_page_has_its_length(
    *, lines: tuple[str, ...], seconds: int, answered: bool
) -> None:
    said = MESSENGER.shown(lines, "Ada Quill", media=False)
    assert said == Said("call", "", seconds, answered)


def test_a_block_without_anything_is_nothing() -> None:
    assert MESSENGER.shown((), "Ada Quill", media=False) is None
    assert MESSENGER.shown((), "Ada Quill", media=True) == PICTURE
