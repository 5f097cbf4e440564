"""What is said about a person, what was brought in, and the record as a whole, made up."""

from __future__ import annotations

from stillhere.web.pages import about, brought_in, record
from stillhere.web.pages.parts import Choice, Problem, Question, Step, Table
from tests.web import drawings

YES_NO = (Choice("yes", "Yes", chosen=True), Choice("no", "No"))
BACK = Step("Back to Milo", "/people/3")
PROBLEM = Problem("A day is missing.", "Nothing was lost. Please say roughly when it was.")
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
    Step("A page to print or keep", "/people/3/print"),
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
BARS = brought_in.Bars(
    (brought_in.Covered("WhatsApp", drawings.COVERED, "WhatsApp ends on 28 April."),),
    "January 2024",
    "May 2026",
)
RESULT = brought_in.Result(
    "WhatsApp Chat with Milo.txt",
    "8,736 messages with Milo, from 8 January 2024 to 4 May 2026.",
    BARS,
    ("8,700 were new, 36 were here already.",),
    "Two lines were left out",
    Table(
        "The first of them",
        ("Line", "Why"),
        (("2,118", "a date that does not exist"), ("8,733", "the file ends in the line")),
    ),
    Step("Undo this import", "/bring-in/7/undo", post=True, name="import", value="4"),
)
UNREAD = Problem(
    "We couldn’t read “backup.crypt15”.",
    "It is locked. Nothing was lost. Use Export chat instead.",
    Step("How to get it: WhatsApp on an Android phone", "/bring-in#how-whatsapp-android"),
)
UNDO_ALL = Step("Undo all of these", "/bring-in/7/undo", post=True)
DATES = Question(
    "Is 03/04 the third of April or the fourth of March?",
    "The file could mean both. The third of April was assumed.",
    "/bring-in/7/answer",
    "date_order",
    (Choice("dmy", "The third of April", chosen=True), Choice("mdy", "The fourth of March")),
)
ALIKE = Step("Two names, one person?", "/people/one-person")
BROUGHT_IN = brought_in.BroughtIn(
    None,
    (RESULT,),
    (UNREAD,),
    (Problem("“notes.bin” is not an export that Stillhere knows.", "Nothing was lost."),),
    (DATES,),
    Question(
        "You are “Mum” here. Is that right?",
        "It decides what came from you.",
        "/bring-in/7/answer",
        "handle",
        (Choice("mum", "That’s me: Mum", chosen=True), Choice("milo", "That’s me: Milo B.")),
    ),
    ALIKE,
    Step("See Today", "/"),
    UNDO_ALL,
)


def _line(name: str, words: str) -> brought_in.Line:
    undo = Step("Undo this", "/bring-in/7/undo", post=True, name="import", value=name)
    return brought_in.Line(name, words, undo)


BROUGHT_MANY = brought_in.BroughtIn(
    brought_in.Together(
        "Twelve files, 3,214 messages and calls with 14 people, from 2019 to yesterday.",
        BARS,
        ("36 were here already, and count once.", "Two lines were left out."),
        (
            brought_in.Kind(
                "WhatsApp chat",
                "Two files, 2,104 messages and calls, from 2019 to yesterday.",
                (
                    _line("Family/WhatsApp Chat - Milo.zip", "1,900 messages and calls."),
                    _line("Family/WhatsApp Chat - Ines.zip", "204 messages and calls, from 2020."),
                ),
                "Three more files of this kind are listed in Your record.",
            ),
            brought_in.Kind(
                "Telegram exports",
                "",
                (_line("Family/telegram/result.json", "512 messages and calls."),),
            ),
        ),
    ),
    (),
    (UNREAD,),
    (),
    (DATES,),
    None,
    ALIKE,
    Step("See Today", "/"),
    UNDO_ALL,
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
    (
        record.Past(
            "~/Downloads, dates and lengths only",
            Step("Look there no longer", "/record/leave", post=True, name="path", value="~"),
        ),
    ),
    (
        record.Past(
            "mum@example.org at imap.example.org, dates only. It was last fetched today.",
            Step(
                "Look there no longer", "/record/mail/leave", post=True, name="address", value="mum"
            ),
        ),
    ),
    (Choice("1", "One year"), Choice("2", "Two years", chosen=True)),
    True,
    (record.Past("WhatsApp Chat with Milo.txt, 4 May: 8,736 messages", RESULT.undo),),
    "The record lies in ~/.local/share/stillhere and is 4 megabytes large.",
    locked=False,
    problem=Problem("Those two did not match.", "Nothing was changed. Please try again."),
)
LOCKED_RECORD = record.Record(
    (), "Asia/Tokyo", RECORD.country, (), (), (), (), False, (), "The record is empty.", locked=True
)
