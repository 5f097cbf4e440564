"""One realistic instance of every page, about people who do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web import drawings

from stillhere.web.pages import about, bring_in, people, person, plain, record, start, today
from stillhere.web.pages import help as helping
from stillhere.web.pages.parts import (
    Choice,
    Figure,
    HelpLine,
    Mark,
    Problem,
    Question,
    Step,
    Strip,
    Table,
    Zoom,
)
from stillhere.web.routes.bring_in import HOW_TOS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

EMERGENCY = HelpLine("In danger now", "Call 999", "tel:999", "For you or for someone else.")
LISTENS = HelpLine("Samaritans", "Call 116 123", "tel:116123", "Free, day and night. They listen.")
TEXTS = HelpLine("Shout", "Text SHOUT to 85258", "sms:85258?&body=SHOUT", "If you can’t speak.")
CHECKED = "Checked on 2 May 2026. Lines can be busy; try again, or text."
YES_NO = (Choice("yes", "Yes", chosen=True), Choice("no", "No"))
BACK = Step("Back to Milo", "/people/3")
PROBLEM = Problem("A day is missing.", "Nothing was lost. Please say roughly when it was.")


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
    (Step("See what changed", "/people/3"), Step("Let it rest", "/people/3/rest", post=True)),
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
    (Step("Earlier", "/people/3?from=2023-01-01&to=2024-01-01"),),
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
ABOUT = about.About(
    "Milo",
    BACK,
    "/people/3/about",
    "your son",
    (
        Choice("she", "She"),
        Choice("he", "He", chosen=True),
        Choice("they", "They"),
        Choice("name", "By name"),
    ),
    YES_NO,
    YES_NO,
    (
        about.Address(
            "+44 7700 900123, from texts and calls", Step("Not Milo", "/people/3/split", post=True)
        ),
        about.Address("Milo B., from WhatsApp"),
    ),
    "/people/3/merge",
    (Choice("9", "Milo Brandt"), Choice("12", "+44 7700 900177")),
    (
        about.Address(
            "29 August 2025: The baby is born", Step("Take it away", "/events/1/delete", post=True)
        ),
    ),
    Step("Open. Change how much contact there is", "/people/3/boundary"),
    Step("Drop the words, keep the dates", "/people/3/drop-words"),
    Step("Forget Milo", "/people/3/forget"),
    "Saved.",
)
BOUNDARY = about.Boundary(
    "Milo",
    BACK,
    "/people/3/boundary",
    (
        Choice("open", "Open", chosen=True, note="Stillhere may remind you."),
        Choice("slow", "Slow", note="Seldom, and that is fine."),
        Choice("space", "They asked for space", note="No reminders, no suggestions."),
        Choice("no_contact", "No contact", note="Everything about them is silent."),
        Choice("court_order", "A court order", note="This cannot be turned back here."),
        Choice("has_died", "They have died", note="Only the record and what you open yourself."),
    ),
    "2026-09-01",
    "",
    (),
)
LOCKED_BOUNDARY = about.Boundary(
    "Lotte",
    Step("Back to Lotte", "/people/4"),
    "/people/4/boundary",
    (),
    "",
    "No contact with Lotte, since 3 June. Stillhere keeps to it.",
    (Step("They contacted me", "/people/4/contacted-me", post=True),),
)
LOG = about.Log(
    "Milo",
    BACK,
    "/people/3/log",
    (Choice("call", "A call", chosen=True), Choice("meeting", "A visit")),
    (Choice("them", "Milo did"), Choice("me", "I did", chosen=True)),
    "2026-05-04",
    "20",
    PROBLEM,
)
HAPPENED = about.Happened(
    "Milo",
    BACK,
    "/people/3/happened",
    (
        Choice("baby", "A baby", chosen=True),
        Choice("move", "A move"),
        Choice("illness", "An illness"),
    ),
    (Choice("person", "In Milo’s", chosen=True), Choice("mine", "In mine")),
    "The baby is born",
    "2025-08-29",
    "2026-02-28",
    PROBLEM,
)
RESULT = bring_in.Result(
    "WhatsApp Chat with Milo.txt",
    "8,736 messages with Milo, from 8 January 2024 to 4 May 2026.",
    (bring_in.Covered("WhatsApp", drawings.COVERED, "WhatsApp ends on 28 April."),),
    "January 2024",
    "May 2026",
    ("8,700 were new, 36 were here already.",),
    "Two lines were left out",
    Table(
        "The first of them",
        ("Line", "Why"),
        (("2,118", "a date that does not exist"), ("8,733", "the file ends in the line")),
    ),
    Step("Undo this import", "/imports/4/undo", post=True),
)
UNREAD = Problem(
    "We couldn’t read “backup.crypt15”.", "It is locked. Nothing was lost. Use Export chat instead."
)
BROUGHT_IN = bring_in.BroughtIn(
    (RESULT,),
    (UNREAD,),
    Question(
        "Is 03/04 the third of April or the fourth of March?",
        "The file could mean both. The third of April was assumed.",
        "/imports/4/answer",
        "date_order",
        (Choice("dmy", "The third of April", chosen=True), Choice("mdy", "The fourth of March")),
    ),
    Question(
        "You are “Mum” here. Is that right?",
        "It decides what came from you.",
        "/record/me",
        "handle",
        (Choice("mum", "That’s me: Mum", chosen=True), Choice("milo", "That’s me: Milo B.")),
    ),
    Step("See Today", "/"),
)
RECORD = record.Record(
    ("Mum", "+44 7700 900100"),
    "Europe/London",
    (Choice("GB", "United Kingdom", chosen=True), Choice("IE", "Ireland")),
    (
        record.Source(
            "WhatsApp", "Since 8 January 2024. The last file is from 28 April, a week ago."
        ),
    ),
    (record.Past("WhatsApp Chat with Milo.txt, 4 May: 8,736 messages", RESULT.undo),),
    "The record lies in ~/.local/share/stillhere and is 4 megabytes large.",
    locked=False,
    problem=Problem("Those two did not match.", "Nothing was changed. Please try again."),
    saved="Saved. Your country is the United Kingdom.",
)
LOCKED_RECORD = record.Record(
    (), "Asia/Tokyo", RECORD.country, (), (), "The record is empty.", locked=True
)

NORMAL: dict[str, DataclassInstance] = {
    "start": start.Start(
        "Milo",
        start.choices(start.LAST, "some_weeks"),
        start.choices(start.USUAL, "days"),
        start.choices(start.SAFER),
        Problem("There is no name yet.", "Nothing was lost. A nickname is enough."),
        Step("Look around with a made-up family first", "/demo", post=True),
    ),
    "safety": start.Safety(
        "Milo",
        (EMERGENCY, LISTENS, TEXTS),
        CHECKED,
        Step("Keep Milo, no contact", "/start/keep", post=True, name="who", value="Milo"),
        Step("Keep nothing", "/start/leave", post=True),
    ),
    "today": TODAY,
    "people": people.People(
        "Nobody here is being watched. It is only your own record.",
        WELL,
        (today.Well("Elsie", "/people/11", "five talks so far, too few to say more"),),
        (Step("Choose whom to look after", "/people/look-after"),),
    ),
    "look_after": people.LookAfter(
        "/people/look-after",
        (
            Choice("3", "Milo", chosen=True, note="8,736 messages and calls"),
            Choice("5", "Ines", chosen=True, note="912 messages"),
        ),
        (Choice("20", "+44 7700 900188", note="3 messages"),),
    ),
    "person": PERSON,
    "about": ABOUT,
    "boundary": BOUNDARY,
    "log": LOG,
    "happened": HAPPENED,
    "bring_in": bring_in.BringIn(
        start.choices(bring_in.KEEP, "dates"),
        HOW_TOS,
        Step("See how far it is", "/bring-in/7"),
        UNREAD,
    ),
    "chats": bring_in.Chats(
        "Two files hold three chats.",
        "/bring-in/7/chats",
        (
            Choice("a", "Milo", chosen=True, note="WhatsApp, 8,736 messages, 2024 to 2026"),
            Choice("b", "Ines", chosen=True, note="Texts, 912 messages, 2020 to 2026"),
            Choice("c", "Sunday choir", note="A group of 14"),
        ),
        (UNREAD,),
        Step("Bring in nothing", "/bring-in/7/cancel", post=True),
    ),
    "reading": bring_in.Reading(
        bring_in.Progress(
            "WhatsApp Chat with Milo.txt",
            6214,
            9000,
            "6,214 lines read. About a minute to go.",
            Step("See what came of it", "/bring-in/7/done"),
        ),
        "/bring-in/7/events",
        Step("Look again", "/bring-in/7"),
        Step("Stop and keep what is read", "/bring-in/7/stop", post=True),
    ),
    "brought_in": BROUGHT_IN,
    "talk": helping.Talk(
        (EMERGENCY, LISTENS, TEXTS), CHECKED, "the United Kingdom", RECORD.country
    ),
    "danger": helping.Danger(EMERGENCY, (LISTENS,), CHECKED, "the United Kingdom"),
    "record": RECORD,
    "unlock": record.Unlock(Problem("That was not it.", "Nothing was lost. Please try again.")),
    "confirm": plain.Confirm(
        "Forget everything about Milo?",
        ("The dates, the words and the page would go.", "This can’t be undone."),
        (Step("Keep Milo", "/people/3"), Step("Forget Milo", "/people/3/forget", post=True)),
    ),
    "sorry": plain.Sorry("There is no such page.", "Nothing is lost.", (Step("Go to Today", "/"),)),
    "away": plain.Away(),
}
"""Each page with everything on it."""

BARE: dict[str, DataclassInstance] = {
    "start_empty": start.empty_start(),
    "today_well": today.Today(
        "Tuesday 5 May",
        ("Everyone is much as usual.",),
        "Nothing needs you here.",
        (),
        WELL,
        None,
        (),
        (),
        ("That is all for today.",),
        "Read from your texts up to 4 May.",
    ),
    "today_nobody": today.Today(
        "Tuesday 5 May",
        ("No one is here yet.",),
        "Three questions are enough to begin.",
        (),
        (),
        None,
        (),
        (Step("Answer three questions", "/start"), Step("Bring in files", "/bring-in")),
        (),
        "",
    ),
    "people_nobody": people.People(
        "No one is here yet. Three questions are enough to begin.",
        (),
        (),
        (Step("Begin", "/start"), Step("Bring in files", "/bring-in")),
    ),
    "person_distant": DISTANT,
    "boundary_locked": LOCKED_BOUNDARY,
    "bring_in_empty": bring_in.BringIn(start.choices(bring_in.KEEP, "dates"), HOW_TOS),
    "brought_in_nothing": bring_in.BroughtIn(
        (), (UNREAD,), None, None, Step("Choose another file", "/bring-in")
    ),
    "record_locked": LOCKED_RECORD,
}
"""The same pages with as little on them as can be."""

ALL = NORMAL | BARE
