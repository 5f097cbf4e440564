"""One realistic instance of every page, about people who do not exist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stillhere.charts.marks import mark
from stillhere.web.fill.bring_in import FIRST_HOW_TOS, HOW_TO_PAGES
from stillhere.web.fill.pictures import markup
from stillhere.web.pages import (
    bring_in,
    brought_in,
    meaning,
    people,
    plain,
    record,
    search,
    start,
    today,
    waiting,
    year,
)
from stillhere.web.pages import help as helping
from stillhere.web.pages.parts import (
    Choice,
    HelpLine,
    Problem,
    Question,
    Step,
)
from tests.web.examples_of_a_change import CHANGED, EMPTY_KEEP, KEEP, RESTS_ON, UNCHANGED
from tests.web.examples_of_conversation import PERSON_EVENING
from tests.web.examples_of_forms import (
    ABOUT,
    BOUNDARY,
    BROUGHT_IN,
    BROUGHT_MANY,
    HAPPENED,
    LOCKED_BOUNDARY,
    LOCKED_RECORD,
    LOG,
    RECORD,
    UNREAD,
)
from tests.web.examples_of_people import DISTANT, PERSON, TODAY, WELL
from tests.web.examples_of_the_desk import (
    ASKED_BETWEEN,
    BETWEEN,
    DESK,
    EMPTY_DESK,
    LETTER,
    NO_CONTACT_LETTER,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

EMERGENCY = HelpLine("In danger now", "Call 999", "tel:999", "For you or for someone else.")
LISTENS = HelpLine("Samaritans", "Call 116 123", "tel:116123", "Free, day and night. They listen.")
TEXTS = HelpLine("Shout", "Text SHOUT to 85258", "sms:85258?&body=SHOUT", "If you can’t speak.")
CHECKED = "Checked on 2 May 2026. Lines can be busy; try again, or text."

UNDER_18 = ("Under 18? There are lines just for you.", "In Europe many answer at 116 111.")

NEAREST = search.Result(
    "3 June 2024",
    markup(mark("them")),
    "Milo wrote",
    (search.Part("Sorry about last night", marked=False),),
    "/people/3?at=7&back=q%3Dapology%26by_meaning%3D1#m7",
)
NORMAL: dict[str, DataclassInstance] = {
    "meaning": meaning.Meaning(
        "/search/meaning",
        "an apology",
        askable=True,
        lead="The nearest stand first.",
        results=(NEAREST,),
        unread="Sixty messages have not been read yet.",
        steps=(
            Step("Read the others", "/search/meaning/ready", post=True),
            Step("Search by word", "/search?q=an+apology"),
        ),
    ),
    "getting_ready": bring_in.Reading(
        "Getting ready",
        "You can leave this page; it goes on. It stays on this computer.",
        bring_in.Progress("Your messages", 2_304, 187_996, "2,304 of 187,996 messages read."),
        "/search/meaning/events",
        Step("See how far it is", "/search/meaning/ready"),
        Step("Stop here", "/search/meaning/stop", post=True),
    ),
    "search": search.Search(
        "garden",
        "Milo",
        "June 2024",
        "2026",
        ("Milo", "Ines"),
        (Choice("", "Either of us", chosen=True), Choice("me", "Me")),
        (Choice("", "Anywhere", chosen=True), Choice("sms", "sms")),
        narrowed=True,
        searchable=True,
        problem=Problem("That was not understood.", "Nothing was changed."),
        lead="Two messages, the newest first.",
        results=(
            search.Result(
                "3 June 2024",
                markup(mark("them")),
                "Milo wrote",
                (search.Part("The ", marked=False), search.Part("garden", marked=True)),
                "/people/3?at=7&back=q%3Dgarden#m7",
            ),
            search.Result(
                "2 June 2024",
                markup(mark("me")),
                "You wrote in Home",
                (search.Part("gardens", marked=True),),
                "",
            ),
        ),
        steps=(Step("Older ones", "/search?q=garden&before=5.7"),),
        by_meaning=Step("Search by meaning", "/search/meaning?q=garden"),
    ),
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
    "waiting": waiting.Waiting(
        "There is no hurry, and no debt. One line is enough.",
        (
            waiting.Turn(
                "Piet",
                "/people/8",
                "Piet wrote on Saturday.",
                (
                    Step("Write one line to Piet", "/people/8/write"),
                    Step("It needs no answer", "/people/8/no-answer", post=True),
                ),
            ),
        ),
        (
            waiting.Told(
                "You last wrote to Milo on 31 March.",
                Step("Open the page of Milo", "/people/3"),
            ),
        ),
        (waiting.Told("Ines is back.", Step("Open the page of Ines", "/people/5")),),
        "That is all. You can close this now.",
        (Step("Back to Today", "/"),),
    ),
    "year": year.Year(
        "2026 so far",
        "You wrote on 301 days.",
        (today.Well("Piet", "/people/8", "wrote on 78 days, you on 123"),),
        ("25 July: The baby is born.",),
        ("There is no record from 3 January to 20 January.",),
        "That is the year, as far as the record shows.",
        (Step("The year 2025", "/year/2025"),),
    ),
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
    "one_person": people.OnePerson(
        "One person often has two numbers or two names. Only you know.",
        (
            people.Pair(
                "Are “Milo” and “+44 7700 900188” one person?",
                ("“Milo” and “Milo B.” share a first name.",),
                ("Milo: 8,736 messages and calls, the last on Sunday.", "Milo B.: 3 messages."),
                (
                    Step("Yes, one person", "/people/one-person/yes", post=True, name="pair"),
                    Step("No, two people", "/people/one-person/no", post=True, name="pair"),
                ),
            ),
        ),
        "Two more after these.",
        (Step("Back to people", "/people"),),
    ),
    "person": PERSON,
    "changed": CHANGED,
    "rests_on": RESTS_ON,
    "keep": KEEP,
    "person_evening": PERSON_EVENING,
    "desk": DESK,
    "letter": LETTER,
    "between": BETWEEN,
    "about": ABOUT,
    "boundary": BOUNDARY,
    "log": LOG,
    "happened": HAPPENED,
    "bring_in": bring_in.BringIn(
        start.choices(bring_in.KEEP, "dates"),
        FIRST_HOW_TOS,
        HOW_TO_PAGES,
        Step("See how far it is", "/bring-in/7"),
        UNREAD,
    ),
    "locked": bring_in.Locked(
        "Ruth’s iPhone",
        "“Ruth’s iPhone” is locked with a password.",
        "Please give the password that was chosen for backups on the computer.",
        "/bring-in/7/open",
        Problem("That password does not open it.", "Nothing was lost. Please try it once more."),
        Step("Leave it out", "/bring-in/7/leave-out", post=True),
        "One more file after this.",
    ),
    "chats": bring_in.Chats(
        "Two files hold three chats.",
        "/bring-in/7/chats",
        (
            Choice("a", "Milo", chosen=True, note="WhatsApp, 8,736 messages, 2024 to 2026"),
            Choice("b", "Ines", chosen=True, note="Texts, 912 messages, 2020 to 2026"),
            Choice("c", "Sunday choir", note="A group of 14"),
        ),
        (
            Choice("people", "2,940 others, with one person each", chosen=True),
            Choice("groups", "12 other groups"),
        ),
        (
            Question(
                "Which of these names is yours?",
                "It tells what came from you.",
                "/bring-in/7/chats",
                "owner",
                (Choice("mum", "Mum"), Choice("milo", "Milo B.")),
            ),
        ),
        (UNREAD,),
        Step("Bring in nothing", "/bring-in/7/cancel", post=True),
    ),
    "reading": bring_in.Reading(
        "Reading now",
        "You can leave this page; the reading goes on.",
        bring_in.Progress(
            "WhatsApp Chat with Milo.txt",
            6214,
            9000,
            "6,214 lines read. About a minute to go.",
            "Done: “sms.xml” and three before.",
        ),
        "/bring-in/7/events",
        Step("Look again", "/bring-in/7"),
        Step("Stop and keep what is read", "/bring-in/7/stop", post=True),
    ),
    "brought_in": BROUGHT_IN,
    "talk": helping.Talk(
        (EMERGENCY, LISTENS, TEXTS),
        ("If you cannot speak, you can text.",),
        UNDER_18,
        CHECKED,
        "the United Kingdom",
        RECORD.country,
    ),
    "danger": helping.Danger((EMERGENCY,), (LISTENS,), UNDER_18, CHECKED, "the United Kingdom"),
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
    "year_nothing": year.Year("2024", "Nothing is on record.", (), (), (), "", ()),
    "waiting_nobody": waiting.Waiting(
        "Nobody waits for a word from you.", (), (), (), "That is all.", ()
    ),
    "changed_nothing": UNCHANGED,
    "keep_nothing": EMPTY_KEEP,
    "desk_empty": EMPTY_DESK,
    "letter_no_contact": NO_CONTACT_LETTER,
    "between_asked": ASKED_BETWEEN,
    "boundary_locked": LOCKED_BOUNDARY,
    "happened_fine": replace(HAPPENED, fine=True, url="/people/3/happened?fine=yes"),
    "bring_in_empty": bring_in.BringIn(
        start.choices(bring_in.KEEP, "dates"), FIRST_HOW_TOS, HOW_TO_PAGES
    ),
    "brought_in_many": BROUGHT_MANY,
    "brought_in_nothing": brought_in.BroughtIn(
        None, (), (UNREAD,), (), (), None, None, Step("Choose another file", "/bring-in"), None
    ),
    "reading_done": bring_in.Reading(
        "Reading now",
        "You can leave this page; the reading goes on.",
        bring_in.Progress(
            "chat.txt", 9, 9, "9 lines read.", onward=Step("See it", "/bring-in/7/done")
        ),
        "/bring-in/7/events",
        Step("Look again", "/bring-in/7"),
        Step("Stop and keep what is read", "/bring-in/7/stop", post=True),
    ),
    "record_locked": LOCKED_RECORD,
}
"""The same pages with as little on them as can be."""

ALL = NORMAL | BARE
