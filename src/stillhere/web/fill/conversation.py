"""The conversation below the ribbon, in words."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from stillhere.charts.marks import mark
from stillhere.charts.words import clock, local, stretch
from stillhere.insight import dates
from stillhere.insight.lengths import span
from stillhere.insight.moment import Moment
from stillhere.services.conversation import Conversation, Spoken
from stillhere.services.window import Window
from stillhere.store.event_rows import StoredEvent
from stillhere.web.fill.addresses import between, message
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.happening import happening, sign
from stillhere.web.fill.pictures import markup
from stillhere.web.pages import conversation as pages
from stillhere.web.pages.parts import Step

NOTHING = "Nothing is on record with {who} in this time."
THE_END = "That is all of this time."


def conversation(
    told: Conversation,
    who: str,
    person: int,
    window: Window,
    moment: Moment,
    here: int | None = None,
) -> pages.Conversation:
    """The page `told` with `who`; `here` is the event that was asked for."""
    writer = _Writer(who, person, window, moment, here)
    days = [
        writer.day(list(group), continued=day == told.follows)
        for day, group in groupby(told.spoken, key=lambda one: one.day)
    ]
    return pages.Conversation(
        days=tuple(days),
        earlier=writer.more("Earlier", told.before, "before"),
        later=writer.more("Later", told.after, "after"),
        ends=THE_END if days else NOTHING.format(who=who),
    )


class _Writer:
    """Writes the conversation with one person."""

    def __init__(
        self, who: str, person: int, window: Window, moment: Moment, here: int | None
    ) -> None:
        self._who, self._person, self._here = who, person, here
        self._window, self._moment = window, moment

    def day(self, spoken: list[Spoken], *, continued: bool) -> pages.Day:
        """One day, with what lies between it and the one before."""
        first = spoken[0]
        unseen = " and ".join(stretch(span, self._moment.zone) for span in first.unseen)
        return pages.Day(
            heading="" if continued else dates.full_with_year(first.day, self._moment.today),
            unseen=f"No record from {unseen}." if unseen else "",
            pause=f"{span(first.pause).capitalize()} without anything." if first.pause else "",
            life=tuple(self._happened(event.day, event.words) for event in first.life),
            said=tuple(self._said(one.event) for one in spoken),
        )

    def more(self, words: str, event: int | None, side: str) -> pages.More | None:
        """The way to what lies beyond `event`, if there is any."""
        if event is None:
            return None
        time = between(self._window)
        part = f"{address(self._person, 'conversation')}?{time}&{side}={event}"
        return pages.More(words, f"{address(self._person)}?{time}&at={event}#m{event}", part)

    def _happened(self, day: str, words: str) -> pages.Happened:
        on = dates.named(date.fromisoformat(day), self._moment.today)
        return pages.Happened(markup(mark("life")), f"{on}: {words.rstrip('.')}.")

    def _said(self, event: StoredEvent) -> pages.Said:
        by_hand = event.channel == "hand"
        return pages.Said(
            anchor=f"m{event.id}",
            url=message(self._person, event.id),
            time=self._time(event),
            mark=markup(mark(sign(event))),
            words=happening(event, self._who),
            quote=event.words or "",
            small="You added this." if by_hand else "",
            mine=event.out and event.kind == "message",
            here=event.id == self._here,
            step=Step("Take it away", f"/events/{event.id}/delete", post=True) if by_hand else None,
        )

    def _time(self, event: StoredEvent) -> str:
        if event.precision == "day":
            return "That day"
        return clock(local(event.at, self._moment.zone))
