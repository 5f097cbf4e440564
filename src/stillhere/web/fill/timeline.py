"""Day by day, in words."""

from __future__ import annotations

from datetime import date

from stillhere.charts.marks import Mark, mark
from stillhere.charts.words import clock, local
from stillhere.insight import dates, lengths
from stillhere.insight.counts import count_of, times
from stillhere.insight.moment import Moment
from stillhere.services.day_by_day import DayByDay, Happening, Line, Single, Stretch
from stillhere.services.window import Zoom
from stillhere.store.event_rows import StoredEvent
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.happening import happening, sign
from stillhere.web.fill.pictures import markup
from stillhere.web.pages.parts import Step
from stillhere.web.pages.person import Day, Timeline

LONGEST_QUOTE = 240


def timeline(told: DayByDay, who: str, person: int, zoom: Zoom, moment: Moment) -> Timeline:
    """The lines of `told` about `who`, and the step to what came before."""
    writer = _Writer(who, person, zoom, moment)
    earlier = f"{address(person)}?until={told.earlier}#days"
    empty = f"Nothing is on record with {who} in this time."
    return Timeline(
        days=tuple(writer.line(line) for line in told.lines),
        empty=empty,
        steps=(Step("Earlier days", earlier),) if told.earlier else (),
    )


class _Writer:
    """Writes the lines about one person."""

    def __init__(self, who: str, person: int, zoom: Zoom, moment: Moment) -> None:
        self._who, self._person, self._zoom, self._moment = who, person, zoom, moment

    def line(self, line: Line) -> Day:
        """One line, whatever it tells."""
        if isinstance(line, Happening):
            said = f"{line.event.words.rstrip('.')}."
            return Day(self._date(line.day), markup(mark("life")), said, small="You added this.")
        if isinstance(line, Single):
            return self._single(line)
        return self._stretch(line)

    def _single(self, line: Single) -> Day:
        event = line.event
        at = local(event.at, self._moment.zone)
        when = clock(at) if self._clocked(event) else self._date(line.day)
        by_hand = event.channel == "hand"
        return Day(
            date=when,
            mark=markup(mark(sign(event))),
            words=happening(event, self._who),
            quote=_shortened(event.words or ""),
            small="You added this." if by_hand else "",
            step=Step("Take it away", f"/events/{event.id}/delete", post=True) if by_hand else None,
        )

    def _clocked(self, event: StoredEvent) -> bool:
        return self._zoom == "evening" and event.precision != "day"

    def _stretch(self, days: Stretch) -> Day:
        return Day(
            date=self._span(days),
            mark=markup(mark(_kind(days))),
            words=" ".join(part for part in (self._wrote(days), *self._talked(days)) if part),
            small="Not answered yet." if days.waiting and days.sent else "",
            step=self._closer(days),
        )

    def _wrote(self, days: Stretch) -> str:
        theirs = _amount(days, days.their_days, days.received)
        mine = _amount(days, days.my_days, days.sent)
        if theirs and mine:
            return f"{self._who} wrote {theirs}, you {mine}."
        if theirs:
            return f"{self._who} wrote {theirs}."
        return f"You wrote {mine}." if mine else ""

    def _talked(self, days: Stretch) -> list[str]:
        said = []
        if days.talks:
            each = lengths.minutes(days.talk_seconds / days.talks / 60)
            long = f", for {each}" if days.talks == 1 else f", about {each} each time"
            said.append(f"You talked {times(days.talks)}{long if days.talk_seconds else ''}.")
        if days.meetings:
            said.append(f"You saw each other {times(days.meetings)}.")
        if days.missed:
            calls = count_of(days.missed, "call was", "calls were")
            said.append(f"{calls[:1].upper()}{calls[1:]} not picked up.")
        return said

    def _closer(self, days: Stretch) -> Step | None:
        """The way one zoom further in."""
        if days.first == days.last:
            return self._look("Open this day", "evening", days.last)
        if self._zoom == "life":
            return self._look("Open these days", "months", days.last)
        return self._look("Open these days", "days", days.last)

    def _look(self, words: str, zoom: str, until: date) -> Step:
        return Step(words, f"{address(self._person)}?zoom={zoom}&until={until}#ribbon")

    def _date(self, day: date) -> str:
        return dates.named(day, self._moment.today)

    def _span(self, days: Stretch) -> str:
        if days.first == days.last:
            return self._date(days.last)
        if self._zoom == "life" and not days.waiting:
            return dates.month(days.last, self._moment.today)
        same = (days.first.year, days.first.month) == (days.last.year, days.last.month)
        first = str(days.first.day) if same else self._date(days.first)
        return f"{first} to {self._date(days.last)}"


def _kind(days: Stretch) -> Mark:
    if days.waiting:
        return "waiting"
    if days.talks or days.meetings:
        return "call"
    return "them" if days.received else "me" if days.sent else "missed"


def _amount(stretch: Stretch, days: int, messages: int) -> str:
    if not messages:
        return ""
    if stretch.first == stretch.last:
        return count_of(messages, "message", "messages")
    return f"on {count_of(days, 'day', 'days')}"


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()} …"
