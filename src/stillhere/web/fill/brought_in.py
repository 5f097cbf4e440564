"""What came of an import: a card for each of a few files, a line for each of many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from stillhere.insight import dates
from stillhere.insight.counts import count_of, number
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import capital
from stillhere.records import intake
from stillhere.services.report import same_chat
from stillhere.services.wishes import Brought, Named
from stillhere.support.clock import milliseconds
from stillhere.web.fill.bring_in import OWNER_WHY, SAVED_ON, url
from stillhere.web.fill.covered import bars, day_of
from stillhere.web.fill.files import file_name, problem, unread
from stillhere.web.fill.together import together
from stillhere.web.pages import brought_in as pages
from stillhere.web.pages.parts import Choice, Problem, Question, Step, Table
from stillhere.web.pages.start import choices

SHOWN_SKIPS = 20
A_FEW = 6
"""Up to so many files have a card each."""
SHOWN_PROBLEMS = 4
ALIKE = "Two names, one person?"
LAST = "last"
"""The answer that a record ends with its last message."""


def brought_in_page(
    number_: int,
    brought: Sequence[Brought],
    error: str,
    now: datetime,
    moment: Moment,
    *,
    alike: bool = False,
) -> pages.BroughtIn:
    """What came of an import; `alike` tells that two names may be one person."""
    read = [one for one in brought if one.done]
    many = len(read) > A_FEW
    undo = url(number_, "undo")
    results = tuple(_result(one, place, undo, now, moment) for place, one in enumerate(read))
    problems = (*((problem(error),) if error else ()), *_unread(brought))
    return pages.BroughtIn(
        together=together(read, undo, now, moment) if many else None,
        results=() if many else results,
        problems=problems[:SHOWN_PROBLEMS],
        more_problems=problems[SHOWN_PROBLEMS:],
        questions=_questions(read, url(number_, "answer"), now),
        owner=_owner(read, url(number_, "answer")),
        alike=Step(ALIKE, "/people/one-person") if alike and read else None,
        go_on=Step("See Today", "/") if read else Step("Choose another file", "/bring-in"),
        undo_all=Step("Undo all of these", undo, post=True) if len(read) > 1 else None,
    )


def _unread(brought: Sequence[Brought]) -> tuple[Problem, ...]:
    """Each file that could not be read; what is said of several is said once."""
    return tuple(dict.fromkeys(unread(one) for one in brought if one.error))


def _questions(read: Sequence[Brought], where: str, now: datetime) -> tuple[Question, ...]:
    """Every question that is still open, once for all the files that ask it."""
    open_ = (_asked(question, where, now) for one in read for question in one.questions)
    return tuple(dict.fromkeys(open_))


def _asked(question: intake.Question, where: str, now: datetime) -> Question:
    if question.kind != "exported":
        return Question(question.text, OWNER_WHY, where, question.kind, choices(question.choices))
    why = "Until you say, the record ends with its last message."
    today = (str(milliseconds(now)), "Today")
    last = (LAST, "On the day of the last message")
    return Question(SAVED_ON, why, where, "exported", choices((today, last)))


def _owner(read: Sequence[Brought], where: str) -> Question | None:
    """Who the owner is in a single chat between two, to be corrected."""
    one = read[0] if len(read) == 1 else None
    if one is None or not one.owner or len(one.people) != 1 or one.importer != "whatsapp":
        return None
    names = (one.owner, one.people[0].name)
    return Question(
        f"You are “{one.owner}” here. Is that right?",
        OWNER_WHY,
        where,
        "owner",
        tuple(Choice(name, f"That’s me: {name}", name == one.owner) for name in names),
    )


def _result(one: Brought, place: int, undo: str, now: datetime, moment: Moment) -> pages.Result:
    more = one.skipped_total - SHOWN_SKIPS
    left_out = count_of(one.skipped_total, "line was", "lines were")
    return pages.Result(
        name=file_name(one.path),
        lead=_lead(one, moment),
        bars=bars([one], now, moment, uid=f"c{place}-"),
        notes=tuple(_notes(one)),
        left_out_heading=f"{capital(left_out)} left out" if one.skipped_total else "",
        left_out=_left_out(one, more) if one.skipped_total else None,
        undo=Step("Undo this import", undo, post=True, name="import", value=str(one.id)),
    )


def _lead(one: Brought, moment: Moment) -> str:
    if not one.events:
        return f"{capital(count_of(one.contacts, 'name was', 'names were'))} read, and no messages."
    kept = "message or call" if one.events == 1 else "messages and calls"
    with_whom = f" with {_who(one.people)}" if one.people else ""
    first, last = (dates.named(day_of(each).date(), moment.today) for each in (one.first, one.last))
    return f"{one.events:,} {kept}{with_whom}, from {first} to {last}."


def _who(people: Sequence[Named]) -> str:
    names = [person.name for person in people[:3]]
    rest = len(people) - len(names)
    if rest:
        return f"{', '.join(names)} and {count_of(rest, 'other', 'others')}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _notes(one: Brought) -> list[str]:
    notes = []
    if one.repeated:
        notes.append(f"{one.new:,} were new, {one.repeated:,} were here already.")
    notes += map(same_chat, one.same)
    if one.left_out:
        notes.append(f"{one.left_out:,} were left out, with people whom you asked to forget.")
    return notes


def _left_out(one: Brought, more: int) -> Table:
    rows = tuple((skip.where.removeprefix("line "), skip.why) for skip in one.skipped[:SHOWN_SKIPS])
    caption = f"The first {number(SHOWN_SKIPS)} of them" if more > 0 else "All of them"
    return Table(caption, ("Line", "Why"), rows)
