"""Bringing in: the chats to choose from, how far it is, and what came of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from stillhere.charts.coverage_bars import Source, coverage_bars
from stillhere.charts.record import Span
from stillhere.charts.words import local, month
from stillhere.insight import dates
from stillhere.insight.counts import count_of, number
from stillhere.insight.lengths import span
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import capital
from stillhere.records import intake
from stillhere.services.how_to_export import HOW_TO
from stillhere.services.report import same_chat
from stillhere.services.wishes import Brought, Chat, Covered, Named
from stillhere.services.wishes import Progress as Far
from stillhere.support.clock import milliseconds
from stillhere.web.fill.pictures import markup
from stillhere.web.pages import bring_in as pages
from stillhere.web.pages.parts import Choice, Problem, Question, Step, Table
from stillhere.web.pages.start import choices

HOW_TOS = tuple(
    pages.HowTo(way.app, way.steps, way.good_to_know, opened=way is HOW_TO[0]) for way in HOW_TO
)
CHANNELS = {
    "whatsapp": "WhatsApp",
    "sms": "Texts",
    "mms": "Texts",
    "rcs": "Texts",
    "imessage": "iMessage",
    "facetime": "FaceTime",
    "phone": "Calls",
    "hand": "Added by hand",
}
UPLOADED = re.compile(r"^.*incoming-[^/\\]+[/\\]\d+[/\\]")
SHOWN_SKIPS = 20
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


def channel_name(channel: str) -> str:
    """What a person calls a channel."""
    return CHANNELS.get(channel, capital(channel))


def file_name(label: str) -> str:
    """The file of an import as its owner knows it, without the folders of this computer."""
    inside = UPLOADED.sub("", label).removesuffix(": _chat.txt")
    return inside if UPLOADED.match(label) else re.split(r"[/\\]", inside)[-1]


def choose_page(
    keep: str = "dates", reading: Step | None = None, problem: Problem | None = None
) -> pages.BringIn:
    """Where files are chosen."""
    return pages.BringIn(choices(pages.KEEP, keep), HOW_TOS, reading, problem)


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
    return pages.Chats(
        found=words,
        url=url(number_, "chats"),
        chats=chats if len(chats) > 1 else (),
        questions=_questions(files, url(number_, "chats")),
        problems=(*((asked,) if missing else ()), *_problems(found)),
        cancel=Step("Bring in nothing", url(number_, "cancel"), post=True),
    )


def _chats(files: Sequence[Brought]) -> tuple[Choice, ...]:
    held: dict[str, list[Chat]] = {}
    for one in files:
        for chat in one.chats:
            held.setdefault(chat.name, []).append(chat)
    ordered = sorted(held.items(), key=lambda pair: -sum(chat.events for chat in pair[1]))
    return tuple(_chat(name, parts) for name, parts in ordered)


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


def progress(name: str, far: Far | None, seconds: float, onward: Step | None) -> pages.Progress:
    """How far a reading is."""
    if far is None:
        return pages.Progress(name, 0, 1, "Just begun." if not onward else "Done.", onward)
    read = f"{far.events:,} messages and calls read."
    total = max(1, far.bytes_total)
    if onward:
        return pages.Progress(file_name(far.path), total, total, f"{read} Done.", onward)
    done = min(far.bytes_read, total)
    return pages.Progress(
        file_name(far.path), done, total, f"{read} {_to_go(done, total, seconds)}"
    )


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
    return pages.Reading(now, url(number_, "events"), Step("Look again", url(number_)), stop)


def brought_in_page(
    brought: Sequence[Brought], error: str, now: datetime, moment: Moment
) -> pages.BroughtIn:
    """What came of an import."""
    read = [one for one in brought if one.done]
    results = tuple(_result(one, place, now, moment) for place, one in enumerate(read))
    problems = (*((_problem(error),) if error else ()), *_problems(brought))
    go_on = Step("See Today", "/") if results else Step("Choose another file", "/bring-in")
    return pages.BroughtIn(results, problems, _open(read, now), _owner(read), go_on)


def _open(read: Sequence[Brought], now: datetime) -> Question | None:
    """The first question that is still open."""
    for one in read:
        for question in one.questions:
            return _asked_again(one, question, now)
    return None


def _asked_again(one: Brought, question: intake.Question, now: datetime) -> Question:
    where = f"/imports/{one.id}/answer"
    if question.kind != "exported":
        return Question(question.text, OWNER_WHY, where, question.kind, choices(question.choices))
    why = "Until you say, the record ends with its last message."
    today = (str(milliseconds(now)), "Today")
    return Question(SAVED_ON, why, where, "exported", choices((today, *question.choices)))


def _owner(read: Sequence[Brought]) -> Question | None:
    """Who the owner is in a chat between two, to be corrected."""
    for one in read:
        if one.owner and len(one.people) == 1 and one.importer == "whatsapp":
            names = (one.owner, one.people[0].name)
            return Question(
                f"You are “{one.owner}” here. Is that right?",
                OWNER_WHY,
                f"/imports/{one.id}/answer",
                "owner",
                tuple(Choice(name, f"That’s me: {name}", name == one.owner) for name in names),
            )
    return None


def _problems(brought: Sequence[Brought]) -> tuple[Problem, ...]:
    return tuple(_problem(one.error) for one in brought if one.error)


def _problem(sentence: str) -> Problem:
    what, dot, advice = UPLOADED.sub("", sentence).partition(". ")
    return Problem(f"{what}{dot.strip()}", advice)


def _result(one: Brought, place: int, now: datetime, moment: Moment) -> pages.Result:
    covered, begins, ends = _covered(one, place, now, moment)
    more = one.skipped_total - SHOWN_SKIPS
    left_out = count_of(one.skipped_total, "line was", "lines were")
    return pages.Result(
        name=file_name(one.path),
        lead=_lead(one, moment),
        covered=covered,
        begins=begins,
        ends=ends,
        notes=tuple(_notes(one)),
        left_out_heading=f"{capital(left_out)} left out" if one.skipped_total else "",
        left_out=_left_out(one, more) if one.skipped_total else None,
        undo=Step("Undo this import", f"/imports/{one.id}/undo", post=True),
    )


def _lead(one: Brought, moment: Moment) -> str:
    if not one.events:
        return f"{capital(count_of(one.contacts, 'name was', 'names were'))} read, and no messages."
    kept = "message or call" if one.events == 1 else "messages and calls"
    with_whom = f" with {_who(one.people)}" if one.people else ""
    first, last = (dates.named(_day(each).date(), moment.today) for each in (one.first, one.last))
    return f"{one.events:,} {kept}{with_whom}, from {first} to {last}."


def _who(people: Sequence[Named]) -> str:
    names = [person.name for person in people[:3]]
    rest = len(people) - len(names)
    if rest:
        return f"{', '.join(names)} and {count_of(rest, 'other', 'others')}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _day(text: str | None) -> datetime:
    return datetime.fromisoformat(text or "1970-01-01T00:00:00+00:00")


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


def _covered(
    one: Brought, place: int, now: datetime, moment: Moment
) -> tuple[tuple[pages.Covered, ...], str, str]:
    """A bar for each source, over the time from the first window to now."""
    windows: dict[str, list[Span]] = {}
    for each in one.coverage:
        windows.setdefault(channel_name(each.channel), []).append(_window(each, one))
    if not windows:
        return (), "", ""
    start = min(window.start for spans in windows.values() for window in spans)
    sources = tuple(Source(name, tuple(spans)) for name, spans in windows.items())
    end = max(milliseconds(now), start + 1)
    bars = coverage_bars(sources, start, end, moment.zone, uid=f"c{place}-")
    told = tuple(
        pages.Covered(source.name, markup(bar.svg), _until(source, moment))
        for source, bar in zip(sources, bars, strict=True)
    )
    return told, month(local(start, moment.zone)), month(local(end, moment.zone))


def _window(each: Covered, one: Brought) -> Span:
    return Span(milliseconds(_day(each.start)), milliseconds(_day(each.end or one.last)))


def _until(source: Source, moment: Moment) -> str:
    ends = moment.day(max(window.end for window in source.windows) - 1)
    ago = (moment.today - ends) // timedelta(days=1)
    if ago < 1:
        return f"{source.name}: on record until today."
    return (
        f"{source.name}: on record until {dates.named(ends, moment.today)}, {span(ago)} ago. "
        "After that there is no record, and Stillhere will not call it silence."
    )
