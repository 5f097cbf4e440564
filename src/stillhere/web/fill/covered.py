"""From when to when each source of an import has a record, drawn and said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from stillhere.charts.coverage_bars import Source, coverage_bars
from stillhere.charts.record import Span
from stillhere.charts.words import local, month
from stillhere.insight import dates
from stillhere.insight.lengths import span
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import capital
from stillhere.records.channels import named
from stillhere.services.wishes import Brought, Covered
from stillhere.support.clock import milliseconds
from stillhere.web.fill.pictures import markup
from stillhere.web.pages import brought_in as pages


def day_of(text: str | None) -> datetime:
    """A moment of a report."""
    return datetime.fromisoformat(text or "1970-01-01T00:00:00+00:00")


def bars(
    brought: Sequence[Brought], now: datetime, moment: Moment, *, uid: str
) -> pages.Bars | None:
    """A bar for each source, over the time from the first window to now; None without any."""
    windows: dict[str, list[Span]] = {}
    for one in brought:
        for each in one.coverage:
            windows.setdefault(capital(named(each.channel)), []).append(_window(each, one))
    if not windows:
        return None
    start = min(window.start for spans in windows.values() for window in spans)
    end = max(milliseconds(now), start + 1)
    sources = tuple(Source(name, tuple(spans)) for name, spans in windows.items())
    drawn = coverage_bars(sources, start, end, moment.zone, uid=uid)
    covered = tuple(
        pages.Covered(source.name, markup(bar.svg), _until(source, moment))
        for source, bar in zip(sources, drawn, strict=True)
    )
    return pages.Bars(covered, month(local(start, moment.zone)), month(local(end, moment.zone)))


def _window(each: Covered, one: Brought) -> Span:
    return Span(milliseconds(day_of(each.start)), milliseconds(day_of(each.end or one.last)))


def _until(source: Source, moment: Moment) -> str:
    ends = moment.day(max(window.end for window in source.windows) - 1)
    ago = (moment.today - ends) // timedelta(days=1)
    if ago < 1:
        return f"{source.name}: on record until today."
    return (
        f"{source.name}: on record until {dates.named(ends, moment.today)}, {span(ago)} ago. "
        "After that there is no record, and Stillhere will not call it silence."
    )
