"""Then and now: one measure in the reference time and one lately."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from stillhere.records.assessment import ThenNow
from stillhere.rhythm.arrays import Bools, Floats, Ints, distinct, median
from stillhere.rhythm.history import CALL
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.replies import Waits, median_wait

REFERENCE_DAYS = 365
LATELY_DAYS = 28
LEAST_VALUES = 3
LEAST_WAITS = 5


@dataclass(frozen=True, slots=True)
class Span:
    """Days of the calendar from `start` to `end` (exclusive)."""

    start: int
    end: int

    def holds(self, day: Ints) -> Bools:
        """Which days lie inside."""
        inside: Bools = (day >= self.start) & (day < self.end)
        return inside


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference time (twelve months before the change, or before lately), and lately."""

    panel: Panel
    then: Span
    now: Span

    def both(self, measure: Callable[[Span], float | None]) -> ThenNow:
        """A measure of either time."""
        return ThenNow(measure(self.then), measure(self.now))

    def weeks(self, span: Span) -> float:
        """Covered weeks of a span."""
        ends = self.panel.clock_end
        if span.end <= span.start:
            return 0.0
        before = ends[span.start - 1] if span.start else 0.0
        return float(ends[span.end - 1] - before) / 7.0

    def days_a_week(self, chosen: Bools) -> ThenNow:
        """Days a week with one of the chosen events."""
        day = distinct(self.panel.day[chosen])
        return self.both(lambda span: self._a_week(int(span.holds(day).sum()), span))

    def a_week(self, chosen: Bools) -> ThenNow:
        """Chosen events a week."""
        day = self.panel.day[chosen]
        return self.both(lambda span: self._a_week(int(span.holds(day).sum()), span))

    def _a_week(self, count: int, span: Span) -> float | None:
        weeks = self.weeks(span)
        return count / weeks if weeks >= 1.0 else None

    def median(self, values: Floats, chosen: Bools) -> ThenNow:
        """The median of the values of the chosen events."""
        day, kept = self.panel.day[chosen], values[chosen]

        def middle(span: Span) -> float | None:
            inside = kept[span.holds(day)]
            return median(inside) if len(inside) >= LEAST_VALUES else None

        return self.both(middle)

    def share(self, part: Bools, whole: Bools) -> ThenNow:
        """The share of `part` among `whole` (positions of events)."""
        day = self.panel.day

        def portion(span: Span) -> float | None:
            inside = span.holds(day)
            total = int((whole & inside).sum())
            return float((part & inside).sum()) / total if total >= LEAST_VALUES else None

        return self.both(portion)

    def answer_seconds(self, waits: Waits) -> ThenNow:
        """The Kaplan–Meier median of the waits that began in either time, open ones included.

        A wait of the reference time is followed only to that time's end.
        """
        history, day = self.panel.history, self.panel.day[waits.event]
        asked = history.at[waits.event]
        answered = np.where(waits.answered, history.at[waits.answer], np.iinfo(np.int64).max)

        def typical(span: Span) -> float | None:
            inside = span.holds(day)
            if int(inside.sum()) < LEAST_WAITS:
                return None
            end = min(int(self.panel.calendar.edges[span.end]), self.panel.until)
            stop = np.minimum(answered[inside], end)
            seconds = np.maximum(stop - asked[inside], 0) / 1000.0
            return median_wait(seconds, answered[inside] <= end)

        return self.both(typical)


def reference(panel: Panel, since: int | None) -> Reference:
    """The two times: before and since the change, or before and in the last four weeks.

    Both end where the record does.
    """
    end = panel.last + 1
    first = int(panel.day[0])
    turn = end - LATELY_DAYS if since is None else min(since, end - 7)
    turn = max(turn, first)
    now = Span(max(turn, end - 13 * LATELY_DAYS), end)
    return Reference(panel, Span(max(first, turn - REFERENCE_DAYS), turn), now)


def call_minutes(panel: Panel) -> tuple[Floats, Bools]:
    """Minutes of every event, and which of them are calls that were taken, of known length."""
    history = panel.history
    chosen = (history.kind == CALL) & history.taken & (np.nan_to_num(history.seconds) > 0)
    return np.nan_to_num(history.seconds) / 60.0, chosen
