"""Today and the page about one person, full and nearly empty; nobody in it exists."""

from __future__ import annotations

from stillhere.web.pages import person, today
from stillhere.web.pages.parts import Figure, Mark, Step, Strip, Table, Zoom
from tests.web import drawings


def strip(name: str) -> Strip:
    said = f"{name}, the last year: nearly every day, thinner since late January"
    return Strip(
        drawings.ribbon(f"{name}-w", 566, 92, "rb-wide strip", said),
        drawings.ribbon(f"{name}-n", 318, 76, "rb-narrow strip", said),
        "last May",
        "today",
    )


QUIET = today.Card(
    "Milo",
    "/people/3",
    "your son",
    strip("Milo"),
    "You last heard from Milo on 31 March, five weeks ago. "
    "Before this spring, he wrote on six days of most weeks.",
    (
        "In the two years before, his longest pause was three days.",
        "Many silences end. Some don’t.",
    ),
    "It may be incomplete: visits, and calls from other numbers, are not in it.",
    (Step("Write to Milo", "/people/3/write"), Step("Let it rest", "/people/3/rest", post=True)),
    (
        Step("Add a call or a visit", "/people/3/log"),
        Step("Don’t remind me about Milo", "/people/3/mute", post=True),
    ),
)
BACK_AGAIN = today.Card(
    "Ines",
    "/people/5",
    "your friend since school",
    strip("Ines"),
    "Ines is reaching back. She wrote on Sunday, and again yesterday, after four months.",
    ("Read it twice. Thank her first; fix nothing yet.",),
    "",
    (Step("See the page about Ines", "/people/5"), Step("Not today", "/people/5/rest", post=True)),
    (),
)
WELL = (
    today.Well("Anouk", "/people/7", "three or four times a week", drawings.spark("Anouk")),
    today.Well("Piet", "/people/8", "wrote on Saturday. It is your turn", drawings.spark("Piet")),
)
TODAY = today.Today(
    "Tuesday 5 May",
    ("One person has gone quiet.", "One is reaching back."),
    "Everyone else is much as usual.",
    (QUIET, BACK_AGAIN),
    WELL,
    Step("Nine others, all as usual", "/people"),
    (today.Well("Elsie", "/people/11", "too little to say yet: five talks"),),
    (Step("Answer three questions", "/start"),),
    ("That is all for today.", "You can close this now.", "It will still be here."),
    "Read from your texts, calls and WhatsApp up to 4 May.",
    Step("Who is waiting for me?", "/waiting"),
)
FIGURE = Figure(
    "You two, on one line",
    drawings.ribbon("life-w", 1100, 300, "rb-wide", "You and Milo since January 2024"),
    drawings.ribbon("life-n", 320, 260, "rb-narrow", "You and Milo since January 2024"),
    ("3 August 2024: Two weeks at the lake", "29 August 2025: The baby is born"),
    (Mark(drawings.KEY_CALL, "A light on the line: a call. The larger, the longer"),),
    Table(
        "Month by month, newest first. The record begins on 8 January 2024.",
        ("Month", "Days he wrote", "Days you wrote", "Calls", "Not picked up"),
        (("April 2026", "0", "6", "none", "2"), ("March 2026", "17", "24", "7, 5 min", "none")),
    ),
)
CLOSER = Figure(
    "Closer: since January, a stroke a day",
    drawings.ribbon("near-w", 1100, 260, "rb-wide", "You and Milo since January"),
    drawings.ribbon("near-n", 320, 240, "rb-narrow", "You and Milo since February"),
)
TIMELINE = person.Timeline(
    (
        person.Day(
            "26 April", drawings.RING, "You wrote:", "I only want to know that you are okay."
        ),
        person.Day("15 April", drawings.UNLIT, "You called. Nobody picked up."),
        person.Day(
            "2 to 19 April",
            drawings.RING,
            "You wrote on five days.",
            small="Not answered yet.",
            step=Step("Open these six", "/people/3?from=2026-04-02&to=2026-04-19"),
        ),
        person.Day("20 March", drawings.CALL, "Milo called you. 2 minutes."),
        person.Day("29 August", drawings.DIAMOND, "The baby is born.", small="You added this."),
    ),
    "",
    (Step("Earlier days", "/people/3?to=2025-08-29#days"),),
)
PERSON = person.Person(
    "Tuesday 5 May",
    "Milo",
    "your son",
    "You last heard from Milo on 31 March, five weeks ago.",
    ("A pause this long has not happened before in your record.",),
    "",
    (
        Step("Add a call or a visit", "/people/3/log"),
        Step("Let it rest", "/people/3/rest", post=True),
    ),
    (
        Step("Something happened", "/people/3/happened"),
        Step("Milo asked for space", "/people/3/boundary"),
        Step("More about Milo", "/people/3/about"),
    ),
    (
        Zoom("life", "Whole life", "/people/3?zoom=life", current=True),
        Zoom("months", "Last months", "/people/3?zoom=months"),
        Zoom("days", "Day by day", "/people/3?zoom=days"),
    ),
    FIGURE,
    (Zoom("earlier", "Earlier", "/people/3?from=2023-01-01&to=2024-01-01"),),
    CLOSER,
    ("He writes on six days of most weeks.", "You talk about twice a week, for twelve minutes."),
    person.Changes(
        "What changed",
        "It began around late January, on his side. First the calls grew shorter.",
        (
            person.Change(
                "How long you talk", "Last year: 12 minutes. In March: 5.", drawings.LIGHTS
            ),
            person.Change("What did not change", "Your side. You wrote on six days of most weeks."),
        ),
    ),
    person.CannotTell(
        ("It cannot say why. He may need distance, for reasons that are his.",),
        ("New parents have less time for others in the first year (a study of 2,000 families).",),
    ),
    TIMELINE,
)
DISTANT = person.Person(
    "Tuesday 5 May",
    "Lotte",
    "",
    "You last heard from Lotte on 3 June.",
    (),
    "Lotte asked for space on 3 June. Giving it is care.",
    (),
    (Step("They contacted me", "/people/4/boundary"), Step("More about Lotte", "/people/4/about")),
    (),
    None,
    (),
    None,
    (),
    None,
    None,
    person.Timeline((), "Nothing was brought in about Lotte yet.", ()),
)
