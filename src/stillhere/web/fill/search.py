"""The page of a search, from what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

from stillhere.charts.marks import mark
from stillhere.insight import dates
from stillhere.insight.counts import count_of
from stillhere.insight.moment import Moment
from stillhere.records.channels import named
from stillhere.services.excerpt import excerpt
from stillhere.services.search import Asked, Hit, Results
from stillhere.store.wanted import LAST, MOST_COUNTED, Place
from stillhere.web.fill.addresses import message
from stillhere.web.fill.pictures import markup
from stillhere.web.pages.parts import Choice, Problem, Step
from stillhere.web.pages.search import Part, Result, Search

ADDRESS = "/search"
BY = (("", "Either of us"), ("me", "Me"), ("them", "The others"))
ANYWHERE = "Anywhere"
NOTHING = "Nothing with these words. Try fewer, or another spelling."
NO_MORE = "Nothing older was found."
NO_WORDS = (
    "No words are kept here, only dates and lengths. To search words, bring the files in again and"
    " choose to keep the words. Nothing will be there twice. What happened on any day is on the"
    " page of each person."
)
NO_WORDS_WITH = (
    "No words are kept with this person, only dates and lengths. What happened on any day is on"
    " their page."
)
NO_QUESTION = "Please write a word to look for."
BRING_IN, PEOPLE = Step("Bring in files", "/bring-in"), Step("People", "/people")


def search_page(
    asked: Asked,
    found: Results | None,
    moment: Moment,
    *,
    searchable: bool,
    names: Sequence[str],
    channels: Sequence[str],
    before: Place = LAST,
    problem: Problem | None = None,
) -> Search:
    """The page for what is asked; `found` is None where it was not understood."""
    results = found.hits if found and searchable else ()
    words = found.words if found else ()
    return Search(
        text=asked.text,
        person=asked.person,
        start=asked.start,
        end=asked.end,
        names=tuple(names),
        by=_choices(BY, asked.by),
        channels=_choices([("", ANYWHERE), *_named(channels)], asked.channel),
        narrowed=asked.narrowed,
        searchable=searchable,
        problem=problem,
        lead=_lead(asked, found, moment, before) if searchable else NO_WORDS,
        results=tuple(_result(hit, words, asked, before, moment) for hit in results),
        steps=_steps(asked, found, before) if searchable else (BRING_IN, PEOPLE),
    )


def query(asked: Asked, before: Place = LAST) -> str:
    """What stands in the address of a search."""
    said = {
        "q": asked.text,
        "with": asked.person,
        "from": asked.start,
        "to": asked.end,
        "by": asked.by,
        "channel": asked.channel,
        "before": "" if before == LAST else f"{before[0]}.{before[1]}",
    }
    return urlencode({name: value for name, value in said.items() if value})


def _choices(of: Sequence[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, words, chosen=value == chosen) for value, words in of)


def _named(channels: Sequence[str]) -> list[tuple[str, str]]:
    """Channels with their names; those that are called the same are told apart."""
    names = {channel: named(channel) for channel in channels}
    alike = Counter(names.values())
    return [
        (channel, f"{name[:1].upper()}{name[1:]}{f' ({channel})' if alike[name] > 1 else ''}")
        for channel, name in names.items()
    ]


def _lead(asked: Asked, found: Results | None, moment: Moment, before: Place) -> str:
    """What is said of what was found."""
    if found is None or not (asked.text.strip() or asked.narrowed):
        return ""
    if found.no_words:
        return NO_WORDS_WITH
    if not found.words:
        return NO_QUESTION
    if not found.complete and found.further:
        back = dates.named(moment.day(found.further[0]), moment.today)
        return f"This is a long record. So far it was searched back to {back}."
    if before != LAST:
        return "Older ones, the newest first." if found.hits else NO_MORE
    return _counted(found) if found.hits else NOTHING


def _counted(found: Results) -> str:
    if found.more:
        about = "More than" if found.total >= MOST_COUNTED else "At least"
        return f"{about} {count_of(found.total, 'message', 'messages')}, the newest first."
    counted = count_of(found.total, "message", "messages")
    order = ", the newest first" if found.total > 1 else ""
    return f"{counted[:1].upper()}{counted[1:]}{order}."


def _steps(asked: Asked, found: Results | None, before: Place) -> tuple[Step, ...]:
    steps = []
    if found and found.further:
        words = "Older ones" if found.complete else "Look further back"
        steps.append(Step(words, f"{ADDRESS}?{query(asked, found.further)}"))
    if before != LAST:
        steps.append(Step("Back to the newest", f"{ADDRESS}?{query(asked)}"))
    return tuple(steps)


def _result(
    hit: Hit, words: tuple[str, ...], asked: Asked, before: Place, moment: Moment
) -> Result:
    event = hit.event
    return Result(
        date=dates.named(moment.day(event.at), moment.today),
        mark=markup(mark("me" if event.out else "them")),
        words=_wrote(hit),
        excerpt=tuple(Part(*piece) for piece in excerpt(event.words or "", words)),
        url=_place(hit, query(asked, before)),
    )


def _wrote(hit: Hit) -> str:
    if hit.group:
        where = f"in {hit.name}" if hit.name else "in a group"
        return f"You wrote {where}" if hit.event.out else f"{hit.event.author} wrote {where}"
    return f"You wrote to {hit.name}" if hit.event.out else f"{hit.name} wrote"


def _place(hit: Hit, back: str) -> str:
    """The message in its place in the replay; one in a group has none."""
    event = hit.event
    if event.person is None:
        return ""
    path, anchor = message(event.person, event.id).split("#")
    return f"{path}&{urlencode({'back': back})}#{anchor}"
