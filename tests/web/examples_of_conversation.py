"""The page about one person at one evening, with what was said; nobody in it exists."""

from __future__ import annotations

from dataclasses import replace

from stillhere.web.pages import conversation
from stillhere.web.pages.parts import Step, Zoom
from tests.web import drawings
from tests.web.examples_of_people import PERSON

SAID = (
    conversation.Said(
        "m41", "/people/3?at=41#m41", "8.12 pm", drawings.CALL, "Milo called you. Two minutes."
    ),
    conversation.Said(
        "m42",
        "/people/3?at=42#m42",
        "8.40 pm",
        drawings.RING,
        "You wrote to Milo:",
        "I only want to know that you are okay.",
        mine=True,
        here=True,
    ),
    conversation.Said(
        "m43",
        "/people/3?at=43#m43",
        "That day",
        drawings.CALL,
        "You and Milo saw each other.",
        small="You added this.",
        step=Step("Take it away", "/events/43/delete", post=True),
    ),
)
TALK = conversation.Conversation(
    (
        conversation.Day("Sunday 29 March", "", "", (), SAID[:1]),
        conversation.Day(
            "Friday 10 April",
            "No record from 30 March to 2 April.",
            "Eight days without anything.",
            (conversation.Happened(drawings.DIAMOND, "4 April: New work."),),
            SAID[1:],
        ),
    ),
    conversation.More(
        "Earlier", "/people/3?at=41#m41", "/people/3/conversation?from=a&to=b&before=41"
    ),
    conversation.More(
        "Later", "/people/3?at=43#m43", "/people/3/conversation?from=a&to=b&after=43"
    ),
)
PERSON_EVENING = replace(
    PERSON,
    closer=None,
    changes=None,
    cannot_tell=None,
    usual=(),
    zooms=(
        Zoom("life", "Whole life", "/people/3?zoom=life"),
        Zoom("evening", "One evening", "/people/3?zoom=evening", current=True),
    ),
    moments=(Zoom("1774821600000", "The evening of 29 March", "/people/3?at=41"),),
    address="/people/3?from=2026-03-29T18:00&to=2026-03-29T23:00#ribbon",
    conversation=TALK,
)
