"""The page of a search by meaning, from what was found."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from stillhere.errors import MeaningNotInstalled
from stillhere.insight.counts import count_of
from stillhere.insight.moment import Moment
from stillhere.services.meaning import Readiness
from stillhere.services.search import Hit
from stillhere.web.fill.search import ADDRESS as BY_WORD
from stillhere.web.fill.search import result
from stillhere.web.pages import meaning as pages
from stillhere.web.pages.bring_in import Progress, Reading
from stillhere.web.pages.parts import Step

ADDRESS = "/search/meaning"
READY, STOP, EVENTS = f"{ADDRESS}/ready", f"{ADDRESS}/stop", f"{ADDRESS}/events"
MARK = "by_meaning=1"
"""Ends what stands in the address of a search by meaning."""
LEAD = "Messages are found by what they are about, even where not one word is the same."
NOT_READY = (
    "A small language model on this computer can find messages by what they are about. It reads"
    " English. First it has to read all of them once; that takes some minutes."
)
NOT_ENGLISH = "The model reads English only. Please search by word in other languages."
HEADING = "Getting ready"
LEAVE = "You can leave this page; it goes on. It stays on this computer."
NOTHING = "Nothing near to that was found. Try other words."
NEAREST = "The nearest stand first."
NO_WORDS = "No words are kept here, only dates and lengths. So there is nothing to compare."


def meaning_page(
    text: str,
    hits: Sequence[Hit] | None,
    ready: Readiness,
    moment: Moment,
    *,
    english: bool = True,
) -> pages.Meaning:
    """The page; `hits` is None where nothing was asked yet."""
    return pages.Meaning(
        url=ADDRESS,
        text=text,
        askable=ready.ready,
        lead=_lead(hits, ready, english=english),
        results=tuple(result(hit, (), query(text), moment) for hit in hits or ()),
        unread=_unread(ready) if ready.ready else "",
        steps=_steps(text, ready),
    )


def progress(read: int, words: int, error: str, *, busy: bool) -> Progress:
    """How far the messages are."""
    onward = None if busy else Step("Search by meaning", ADDRESS)
    said = f"{read:,} of {count_of(words, 'message', 'messages')} read." if words else "Just begun."
    return Progress("Your messages", read, max(words, 1), error or said, "", onward)


def getting_ready_page(now: Progress) -> Reading:
    """The page while messages are made ready."""
    again, stop = Step("See how far it is", READY), Step("Stop here", STOP, post=True)
    return Reading(HEADING, LEAVE, now, EVENTS, again, stop)


def query(text: str) -> str:
    """What stands in the address of a search by meaning."""
    return f"{urlencode({'q': text})}&{MARK}"


def way_here(text: str) -> Step:
    """From a search by word."""
    return Step("Search by meaning", f"{ADDRESS}?{urlencode({'q': text})}" if text else ADDRESS)


def _lead(hits: Sequence[Hit] | None, ready: Readiness, *, english: bool) -> str:
    if not ready.installed:
        return str(MeaningNotInstalled())
    if not ready.words:
        return NO_WORDS
    if not ready.read:
        return NOT_READY
    if not english:
        return NOT_ENGLISH
    if hits is None:
        return LEAD
    return NEAREST if hits else NOTHING


def _unread(ready: Readiness) -> str:
    left = ready.words - ready.read
    if left <= 0:
        return ""
    have = "has" if left == 1 else "have"
    return f"{count_of(left, 'message', 'messages').capitalize()} {have} not been read yet."


def _steps(text: str, ready: Readiness) -> tuple[Step, ...]:
    by_word = Step("Search by word", f"{BY_WORD}?{urlencode({'q': text})}" if text else BY_WORD)
    if not ready.installed or ready.read >= ready.words:
        return (by_word,)
    words = "Read the others" if ready.read else "Make it ready"
    return (Step(words, READY, post=True), by_word)
