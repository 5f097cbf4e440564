"""Bringing in: how to get files, what is locked, the chats to choose from, how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from stillhere.importers import iphone_backup
from stillhere.insight.counts import count_of, number
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import capital
from stillhere.services.how_to_export import FIRST, HowTo
from stillhere.services.how_to_export import GROUPS as HOW_TO_GROUPS
from stillhere.services.wishes import Brought, Chat
from stillhere.support.clock import milliseconds
from stillhere.web.fill.files import file_name, problem, unread
from stillhere.web.pages import bring_in as pages
from stillhere.web.pages.parts import Choice, Problem, Question, Step
from stillhere.web.pages.start import choices
from stillhere.web.parts_of_reading import Way

OWNER = "Which of these names is yours?"
OWNER_WHY = "It tells what came from you."
DATES_WHY = "The file can be read both ways."
SAVED_ON = "When did you save these files from your phone?"
SAVED_WHY = "So that the days after it are never taken for silence."
SAVED = (
    ("today", "Today"),
    ("yesterday", "Yesterday"),
    ("last", "On the day of the last message"),
    ("unsure", "I’m not sure"),
)
"""When files were saved: value and words."""
SHOWN_CHATS = 60
"""More are chosen together: nobody goes through a thousand who once wrote a mail."""
PEOPLE, GROUPS = "people", "groups"
WRONG = Problem("That password does not open it.", "Nothing was lost. Please try it once more.")
NO_PASSWORD = Problem("No password was typed.", "Nothing was lost. You can leave the file out.")
SHOWN_DONE = 3
HEADING = "Reading now"
LEAVE = "You can leave this page; the reading goes on."


def _how_to(way: HowTo) -> pages.HowTo:
    return pages.HowTo(way.slug, way.app, way.steps, way.good_to_know, opened=way is FIRST[0])


FIRST_HOW_TOS = tuple(_how_to(way) for way in FIRST)
HOW_TO_PAGES = tuple(
    pages.HowToGroup(
        group.title,
        capital(", ".join(way.short for way in group.ways)),
        tuple(_how_to(way) for way in group.ways),
    )
    for group in HOW_TO_GROUPS
)


def choose_page(
    keep: str = "dates", reading: Step | None = None, trouble: Problem | None = None
) -> pages.BringIn:
    """Where files are chosen."""
    kept = choices(pages.KEEP, keep)
    needed = tuple(sorted(iphone_backup.needed()))
    return pages.BringIn(kept, FIRST_HOW_TOS, HOW_TO_PAGES, reading, trouble, needed)


def locked_page(
    number_: int, locked: Sequence[Brought], trouble: Problem | None = None
) -> pages.Locked:
    """A file that needs its password; the others that do come after it."""
    one, more = locked[0], len(locked) - 1
    told = problem(one.error or "")
    return pages.Locked(
        name=file_name(one.path),
        what=told.what,
        advice=told.advice.removeprefix("Nothing was lost. "),
        url=url(number_, "open"),
        wrong=trouble,
        leave_out=Step("Leave it out", url(number_, "leave-out"), post=True),
        more=f"{capital(count_of(more, 'more file', 'more files'))} after this." if more else "",
    )


def url(number_: int, corner: str = "") -> str:
    """The address of a reading."""
    return f"/bring-in/{number_}/{corner}" if corner else f"/bring-in/{number_}"


def chats_page(number_: int, found: Sequence[Brought], missing: bool = False) -> pages.Chats:  # noqa: FBT001, FBT002
    """Which chats to bring in, and what only the person can say."""
    files = [one for one in found if not one.error]
    chats = _chats(files)
    held = count_of(len(chats), "chat", "chats")
    words = f"{capital(count_of(len(files), 'file holds', 'files hold'))} {held}."
    asked = Problem("One answer is still missing.", "Nothing was lost. Please choose one below.")
    shown, rest = chats[:SHOWN_CHATS], chats[SHOWN_CHATS:]
    return pages.Chats(
        found=words,
        url=url(number_, "chats"),
        chats=shown if len(chats) > 1 else (),
        rest=_rest(rest),
        questions=_questions(files, url(number_, "chats")),
        problems=(*((asked,) if missing else ()), *(unread(one) for one in found if one.error)),
        cancel=Step("Bring in nothing", url(number_, "cancel"), post=True),
    )


def _chats(files: Sequence[Brought]) -> tuple[Choice, ...]:
    held: dict[str, list[Chat]] = {}
    for one in files:
        for chat in one.chats:
            held.setdefault(chat.name, []).append(chat)
    ordered = sorted(held.items(), key=lambda pair: -sum(chat.events for chat in pair[1]))
    return tuple(_chat(name, parts) for name, parts in ordered)


def _rest(chats: Sequence[Choice]) -> tuple[Choice, ...]:
    """What stands for all the chats that are not shown one by one."""
    people = sum(chat.chosen for chat in chats)
    told = (
        (PEOPLE, people, f"{number(people)} others, with one person each"),
        (GROUPS, len(chats) - people, f"{number(len(chats) - people)} other groups"),
    )
    return tuple(
        Choice(value, capital(words), chosen=value == PEOPLE) for value, many, words in told if many
    )


def rest_of(found: Sequence[Brought], wanted: Sequence[str]) -> tuple[str, ...]:
    """The names of the chats for which the choices `wanted` stand."""
    rest = _chats([one for one in found if not one.error])[SHOWN_CHATS:]
    return tuple(chat.value for chat in rest if (PEOPLE if chat.chosen else GROUPS) in wanted)


def all_chats(found: Sequence[Brought]) -> int:
    """How many chats there are to choose from."""
    return len(_chats([one for one in found if not one.error]))


def _chat(name: str, parts: Sequence[Chat]) -> Choice:
    """A chat, or several of one name in several files."""
    events = sum(chat.events for chat in parts)
    kept = capital(count_of(events, "message or call", "messages and calls"))
    alone = not any(chat.group for chat in parts)
    return Choice(name, name, chosen=alone, note=kept if alone else f"A group. {kept}")


def _questions(files: Sequence[Brought], where: str) -> tuple[Question, ...]:
    """Each kind of question once: who the owner is, the order of dates, when it was saved."""
    asked = {question.kind: question for one in files for question in one.questions}
    said = []
    if "owner" in asked:
        said.append(Question(OWNER, OWNER_WHY, where, "owner", choices(_names(files))))
    if "date_order" in asked:
        dates_ = asked["date_order"]
        said.append(Question(dates_.text, DATES_WHY, where, "date_order", choices(dates_.choices)))
    if "exported" in asked:
        said.append(Question(SAVED_ON, SAVED_WHY, where, "exported", choices(SAVED)))
    return tuple(said)


def _names(files: Sequence[Brought]) -> tuple[tuple[str, str], ...]:
    """The names that may be the owner's; one that is in several chats stands first."""
    asked = [question for one in files for question in one.questions if question.kind == "owner"]
    names = Counter(pair for question in asked for pair in question.choices)
    return tuple(pair for pair, _ in names.most_common())


def saved_at(answer: str, now: datetime, moment: Moment) -> str:
    """When the files were saved: Unix ms, "last" with their last message, "" where not sure."""
    if answer == "today":
        return str(milliseconds(now))
    if answer == "yesterday":
        midnight = now.astimezone(moment.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return str(milliseconds(midnight))
    return answer if answer == "last" else ""


def progress(way: Way, seconds: float, onward: Step | None) -> pages.Progress:
    """How far a reading is."""
    far, finished = way.now, _finished(way)
    if far is None:
        return pages.Progress("Your files", 0, 1, "Done." if onward else "Just begun.", "", onward)
    read = f"{way.events + far.events:,} messages and calls read."
    total = max(1, far.bytes_total)
    name = file_name(far.path)
    if onward:
        return pages.Progress(name, total, total, f"{read} Done.", finished, onward)
    done = min(far.bytes_read, total)
    words = f"{read} {_to_go(done, total, seconds) if way.files == 1 else ''}".strip()
    return pages.Progress(name, done, total, words, finished)


def _finished(way: Way) -> str:
    """The files that are done, the last of them by name."""
    if not way.before:
        return ""
    names = [f"“{file_name(path)}”" for path in way.before[: -SHOWN_DONE - 1 : -1]]
    rest = len(way.before) - len(names)
    more = f" and {number(rest)} before" if rest else ""
    return f"Done: {', '.join(names)}{more}."


def _to_go(done: int, total: int, seconds: float) -> str:
    if done < total / 50:
        return ""
    left = seconds * (total - done) / done
    if left < 45:
        return "Less than a minute to go."
    minutes = count_of(max(1, round(left / 60)), "minute", "minutes")
    return f"About {'a minute' if left < 90 else minutes} to go."


def reading_page(number_: int, now: pages.Progress) -> pages.Reading:
    """A reading that is going on."""
    stop = Step("Stop and keep what is read", url(number_, "stop"), post=True)
    again = Step("Look again", url(number_))
    return pages.Reading(HEADING, LEAVE, now, url(number_, "events"), again, stop)
