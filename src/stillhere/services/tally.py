"""Counts what a file holds without storing it: the dry run, and the choice of chats before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from stillhere.records.event import Event, Thread
from stillhere.records.intake import Coverage, Outcome, Question, Skipped
from stillhere.services.wishes import Brought, Covered, Named
from stillhere.support.clock import instant

KEPT_SKIPS = 1000


class Tally:
    """One file's counts. Times are shown in `zone`."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._threads: dict[str, Thread] = {}
        self._events: Counter[str] = Counter()
        self._bounds: list[int] = []
        self._skips: list[Skipped] = []
        self._skipped_total = 0
        self._coverage: list[Coverage] = []
        self._questions: list[Question] = []

    def of(self, path: str, importer: str, outcomes: Iterable[Outcome]) -> Brought:
        """Count all of `outcomes`; nothing is new since nothing is stored."""
        for outcome in outcomes:
            self._take(outcome)
        return Brought(
            path=path,
            importer=importer,
            events=sum(self._events.values()),
            skipped_total=self._skipped_total,
            skipped=tuple(self._skips),
            people=self._named(one_to_one=True),
            threads=self._named(one_to_one=False),
            first=self._iso(min(self._bounds)) if self._bounds else None,
            last=self._iso(max(self._bounds)) if self._bounds else None,
            coverage=tuple(self._covered(window) for window in self._coverage),
            questions=tuple(self._questions),
        )

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Event):
            self._events[outcome.thread] += 1
            self._widen(outcome.at)
        elif isinstance(outcome, Thread):
            self._threads[outcome.key] = outcome
        elif isinstance(outcome, Skipped):
            self._skipped_total += 1
            if len(self._skips) < KEPT_SKIPS:
                self._skips.append(outcome)
        elif isinstance(outcome, Coverage):
            self._coverage.append(outcome)
        elif isinstance(outcome, Question):
            self._questions.append(outcome)

    def _widen(self, at: int) -> None:
        self._bounds = [min([at, *self._bounds]), max([at, *self._bounds])]

    def _named(self, *, one_to_one: bool) -> tuple[Named, ...]:
        kept = (
            (key, count)
            for key, count in self._events.most_common()
            if not one_to_one or not self._threads[key].group
        )
        return tuple(Named(title(self._threads[key]), count) for key, count in kept)

    def _covered(self, window: Coverage) -> Covered:
        end = None if window.end is None else self._iso(window.end)
        start = self._iso(window.start)
        return Covered(window.channel, start, end, window.thread, window.blind)

    def _iso(self, at: int) -> str:
        return instant(at).astimezone(self._zone).isoformat(timespec="seconds")


def title(thread: Thread) -> str:
    """What a chat is called: its title, else the other side, else its key."""
    if thread.title:
        return thread.title
    return thread.counterpart.label if thread.counterpart else thread.key
