"""The writing desk with everything on it, and with as little as can be."""

from __future__ import annotations

from markupsafe import Markup

from stillhere.desk.hand_off import code
from stillhere.web.pages import between, desk
from stillhere.web.pages.parts import Choice, Step

LINK = "sms:+447700900188?&body=I%20found%20the%20photo."
DESK = desk.Desk(
    name="Milo",
    back=Step("Back to Milo", "/people/3"),
    url="/people/3/write",
    lead="One small, kind message is enough. He doesn’t have to answer.",
    words="I found the photo.\nYou never call any more.",
    margin=desk.Margin(
        "Eight words; short is good.",
        (
            desk.Hint("A real memory: that is a warm way to begin."),
            desk.Hint(
                "This may sound like blame. You could say what you noticed:",
                "You never call any more",
                "“We haven’t talked since March, and I miss you.”",
                (
                    Step("Use this", "/people/3/write", post=True, name="do", value="use:1"),
                    Step("Keep as it is", "/people/3/write", post=True, name="do", value="as:1"),
                ),
            ),
        ),
    ),
    undo=True,
    kept="Saved for you only, yesterday.",
    starts=(Choice("start:hello", "Just a hello", note="You came to my mind today."),),
    way="Milo has most often answered a text, between six and nine in the evening.",
    pace="You have written once since his last answer, on Sunday.",
    next_time="If you write, let it ask for nothing.",
    ways=(
        Choice("way:sms", "Text message", note="opens with your words"),
        Choice("way:signal", "Signal", note="opens without the words"),
    ),
    waits="I don’t want to wait",
    out=desk.WayOut(
        "A text to Milo",
        LINK,
        "Open the messages app",
        "Your own app opens with the words in it.",
        Markup(code(LINK) or ""),  # noqa: S704 - our own drawing
        "Or point your phone’s camera here.",
        (
            Step("I sent it", "/people/3/write/sent", post=True, name="way", value="sms"),
            Step("Not now", "/people/3/write"),
        ),
    ),
    plan="You mean to write a light note around 26 May.",
    plans=(Step("Drop this plan", "/people/3/write/plan", post=True, name="weeks", value="0"),),
    links=(Step("A letter that I don’t send", "/people/3/letter"),),
    memory=desk.Memory(
        "“Still laughing about the goose and the sandwich. Best birthday.”",
        "Milo to you, on 16 June 2024. From your own messages.",
        "memory:812",
        "decline:812",
    ),
)
EMPTY_DESK = desk.Desk(
    name="Milo",
    back=Step("Back to Milo", "/people/3"),
    url="/people/3/write",
    lead="One small, kind message is enough.",
    words="",
    margin=desk.Margin("Nothing is saved until you say so."),
    undo=False,
    kept="",
    starts=(),
    way="Where Milo answers most often is not on record yet.",
    pace="Nothing of yours is waiting for an answer.",
    next_time="",
    ways=(),
    waits="",
    out=None,
    plan="",
    plans=(),
    links=(),
    no_memory="Only dates and lengths are kept, so there is no memory to begin from.",
)
LETTER = desk.Letter(
    name="Milo",
    back=Step("Back to Milo", "/people/3"),
    url="/people/3/letter",
    boundary="Milo asked for space. Giving it is care.",
    lead="Write it, don’t send it.",
    words="Dear Milo",
    undo=True,
    after="When you are done, do something quiet.",
    acknowledgement=desk.Acknowledgement(
        "One short message is enough.",
        "I hear you.",
        Step("I have sent it", "/people/3/acknowledged", post=True),
    ),
    letters=(
        desk.KeptLetter(
            "On 3 May",
            "Dear Milo,\nI was angry.",
            Step("Take it away", "/people/3/letter", post=True, name="do", value="remove:4"),
        ),
    ),
)
NO_CONTACT_LETTER = desk.Letter(
    name="Milo",
    back=Step("Back to Milo", "/people/3"),
    url="/people/3/letter",
    boundary="There is no contact with Milo now.",
    lead="Write it, don’t send it.",
    words="",
    undo=False,
    after="When you are done, do something quiet.",
    acknowledgement=None,
    letters=(),
)

BETWEEN = between.Between(
    name="Milo",
    back=Step("Back to your words to Milo", "/people/3/write"),
    how=(
        "Ask one person, once, and only whether Milo is well.",
        "Don’t ask them to speak for you.",
    ),
    helpers=(
        between.Helper(
            "Ines",
            "You three are in “Family” and one other group.",
            "Hi Ines, I haven’t heard from Milo for a while. Do you know whether he is well?",
            Step("Write to Ines", "/people/5/write"),
        ),
    ),
    instead="",
    words="",
    pair=(
        Step("I have asked", "/people/3/between", post=True),
        Step("Not now", "/people/3/write"),
    ),
)
ASKED_BETWEEN = between.Between(
    name="Milo",
    back=Step("Back to your words to Milo", "/people/3/write"),
    how=("Ask one person, once, and only whether Milo is well.",),
    helpers=(),
    instead="You asked somebody, on 3 May. Once is enough, so nobody is named here now.",
    words="Hi …, I haven’t heard from Milo for a while.",
    pair=(),
    undo=Step("Take it back", "/people/3/between", post=True, name="do", value="undo"),
)
