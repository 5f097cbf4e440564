"""The page about a change and the records of a figure, full and nearly empty."""

from __future__ import annotations

from stillhere.web.pages import changed
from stillhere.web.pages.parts import Step, Table
from tests.web import drawings

CHANGED = changed.Changed(
    name="Milo",
    back=Step("Back to Milo", "/people/3"),
    lead="It began around late January, on his side.",
    boundary="You and Milo are taking it slowly.",
    points=(
        changed.Point(
            "He went quiet around late January.",
            "The day is not sure: it lies between 19 January and 8 February.",
            (Step("The evening it began", "/people/3?zoom=evening&until=2026-01-25#ribbon"),),
        ),
    ),
    rows=(
        changed.Compared(
            "How long you talk",
            "Before: twelve minutes. Lately: five minutes.",
            drawings.LIGHTS,
            ("“Lately” is the time since 26 January.", "Before: 105 calls that were taken."),
            ("Three calls that nobody took.",),
            Step("Open these records", "/people/3/changed/call-minutes"),
        ),
        changed.Compared("What did not change", "You write on six days a week, as before."),
    ),
    too_little=("When he is in touch: too few lately to say.",),
    usual=("He writes on six days of most weeks.",),
    own=changed.OwnMessages(
        ("Since 8 February you have written on 17 days: none of it came before the change.",),
        "The order of things is no reason for them.",
        Step("Open these messages", "/people/3/changed/mine"),
    ),
    cannot_tell=changed.CannotTell(
        "It cannot say why.",
        (
            changed.Reading("He may need distance, for reasons that are his.", ("From no study.",)),
            changed.Reading(
                "Parents and grown children often give different reasons for a distance.",
                ("Carr and others (2015)", "A study of other people."),
            ),
        ),
        "You may never know why.",
    ),
    figures=(Step("Who starts", "/people/3/changed/starts"),),
    left_out=("What two files tell twice is counted once.",),
    links=(Step("A page to print or keep", "/people/3/print"),),
)
UNCHANGED = changed.Changed(
    "Ines", Step("Back to Ines", "/people/5"), "The record shows no clear change.", "",
    (), (), (), (), None, None, (), (),
)  # fmt: skip
RESTS_ON = changed.RestsOn(
    name="Milo",
    heading="How long we talk",
    back=Step("Back to what changed with Milo", "/people/3/changed"),
    made_of=("Before: 105 calls that were taken.", "Lately: seven calls that were taken."),
    left_out=("Three calls that nobody took.",),
    tables=(
        Table("Lately: seven records", ("When", "Length"), (("20 March, 6.02 pm", "two minutes"),)),
        Table("Before: 105 records", ("When", "Length"), (("9 January, 7.40 pm", "an hour"),)),
    ),
    steps=(Step("The same time in the picture", "/people/3?zoom=months#ribbon"),),
)
