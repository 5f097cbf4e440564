"""Dates under a picture: years, months, weeks or hours, in local time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from stillhere.charts.lettering import Board, Place
from stillhere.charts.record import DAY
from stillhere.charts.scale import Scale
from stillhere.charts.svg import level, upright
from stillhere.charts.words import MONTHS, hour, local, short_date, stamp


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis; `label` may be empty, `major` ones are longer and lettered first.

    `stands` is where the label stands, if not at the tick.
    """

    at: int
    label: str = ""
    major: bool = True
    stands: int | None = None


def ticks(scale: Scale, zone: tzinfo) -> list[Tick]:
    """The dates to mark, by how much time is shown."""
    days = (scale.end - scale.start) / DAY
    if days >= 500:
        return list(_years(scale, zone))
    if days >= 45:
        return list(_months(scale, zone))
    if days >= 3:
        return list(_days(scale, zone))
    return list(_hours(scale, zone))


def _walk(
    scale: Scale, first: datetime, after: Callable[[datetime], datetime]
) -> Iterator[datetime]:
    """Local wall-clock moments from `first` on that lie in the picture."""
    moment = first
    while stamp(moment) <= scale.end:
        if stamp(moment) >= scale.start:
            yield moment
        moment = after(moment)


def _next_month(moment: datetime, months: int = 1) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    return moment.replace(year=year, month=month + 1, day=1)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def _years(scale: Scale, zone: tzinfo) -> Iterator[Tick]:
    first = _midnight(local(scale.start, zone)).replace(month=1, day=1)
    year_px = scale.per_day * 365
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * year_px >= 52 or n == 100)
    for moment in _walk(scale, first, lambda m: _next_month(m, 3)):
        if moment.month == 1:
            yield Tick(stamp(moment), str(moment.year) if moment.year % step == 0 else "")
        elif year_px >= 48:
            label = "July" if moment.month == 7 and year_px >= 120 else ""
            yield Tick(stamp(moment), label, major=False)
    yield Tick(scale.start, str(local(scale.start, zone).year), major=False)


def _months(scale: Scale, zone: tzinfo) -> Iterator[Tick]:
    first = _midnight(local(scale.start, zone))
    roomy = scale.per_day * 30 >= 90
    for moment in _walk(scale, first.replace(day=1), _next_month):
        name = MONTHS[moment.month - 1][:3]
        yield Tick(stamp(moment), f"{name} {moment.year}" if moment.month == 1 and roomy else name)
    if scale.per_day * 7 >= 10:
        monday = first - timedelta(days=first.weekday())
        for moment in _walk(scale, monday, lambda m: m + timedelta(days=7)):
            yield Tick(stamp(moment), major=False)
    yield Tick(scale.start, short_date(local(scale.start, zone)), major=False)


def _days(scale: Scale, zone: tzinfo) -> Iterator[Tick]:
    first = _midnight(local(scale.start, zone))
    roomy = scale.per_day >= 62
    for moment in _walk(scale, first, lambda m: m + timedelta(days=1)):
        monday = moment.weekday() == 0
        if roomy:
            noon = stamp(moment.replace(hour=12))
            label = f"{moment:%a} {moment.day}" if noon < scale.end else ""
            yield Tick(stamp(moment), label, major=monday, stands=noon)
        else:
            yield Tick(stamp(moment), short_date(moment) if monday else "", major=monday)


def _hours(scale: Scale, zone: tzinfo) -> Iterator[Tick]:
    step = next(n for n in (1, 2, 3, 6, 12) if n * scale.per_day / 24 >= 68 or n == 12)
    first = local(scale.start, zone).replace(minute=0, second=0, microsecond=0)
    for moment in _walk(scale, first, lambda m: _next_hour(m, zone)):
        yield Tick(stamp(moment), hour(moment) if moment.hour % step == 0 else "")


def _next_hour(moment: datetime, zone: tzinfo) -> datetime:
    """An hour of real time later, so that no hour is lost or doubled when clocks change."""
    return local(stamp(moment) + DAY // 24, zone)


def draw(board: Board, scale: Scale, zone: tzinfo, y: float) -> str:
    """The floor, the ticks and as many labels as there is room for; `y` is the floor."""
    found = ticks(scale, zone)
    lines = "".join(
        upright("rb-year" if t.major else "rb-month", scale.x(t.at), y - 6 if t.major else y - 4, y)
        for t in found
    )
    labels = "".join(
        _label(board, scale, tick, y)
        for tick in sorted(found, key=lambda t: not t.major)
        if tick.label
    )
    return lines + level("rb-floor", y, scale.left, scale.right) + labels


def _label(board: Board, scale: Scale, tick: Tick, y: float) -> str:
    x = scale.x(tick.at if tick.stands is None else tick.stands)
    places = [Place(x, y + 18, "middle")]
    if x - scale.left < 30:
        places.append(Place(max(x, scale.left), y + 18, "start"))
    if scale.right - x < 40:
        places.append(Place(min(x, scale.right), y + 18, "end"))
    return board.write("rb-axis", [tick.label], places)
