"""One person: how it stands, the picture of the two, what changed, what the record cannot tell."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from stillhere.charts.days import days
from stillhere.charts.evening import evening
from stillhere.charts.life import life
from stillhere.charts.months import months
from stillhere.charts.picture import Picture
from stillhere.charts.record import Note, RibbonData
from stillhere.insight.boundaries import may_suggest
from stillhere.insight.notices import Known
from stillhere.insight.on_record import on_record
from stillhere.insight.portrait import PersonView, portrait
from stillhere.insight.sentence import Sentence
from stillhere.records.assessment import Assessment
from stillhere.services.begin import guess
from stillhere.services.choose import by_id
from stillhere.services.find import find_one
from stillhere.services.home import zone
from stillhere.services.look import the_moment
from stillhere.services.record_of import (
    RecordOf,
    covered_with,
    life_notes,
    record_of,
    ribbon_data,
    turning_points,
)
from stillhere.services.window import Window, Zoom, evening_at, last_evening, whole_life
from stillhere.store.store import Store
from stillhere.support.clock import Clock, instant, milliseconds

MINUTE = timedelta(minutes=1)


class Pictured(msgspec.Struct, frozen=True):
    """A picture in its two drawings: for wide windows and for phones."""

    wide: Picture
    narrow: Picture


class Seen(msgspec.Struct, frozen=True):
    """A person's page.

    `found` is None without a record, and behind a boundary. `window` is the time that the picture
    shows, of the `whole` that there is; `zoom` is how it is drawn. `evening` is where a look at
    the closest leads. `turning` are the turning points; `notes` they and the life events, oldest
    first, and `evenings` one for each of those. `here` is what was asked for. `closer` shows the
    months around an open finding. `on_record` tells from when to when.
    """

    view: PersonView
    found: Assessment | None
    window: Window
    whole: Window
    evening: Window
    picture: Pictured | None = None
    turning: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    evenings: tuple[Window, ...] = ()
    here: datetime | None = None
    closer: Pictured | None = None
    on_record: tuple[Sentence, ...] = ()

    @property
    def zoom(self) -> Zoom:
        """How the picture is drawn: all of it as a life, however long it is."""
        return "life" if self.window == self.whole else self.window.zoom

    @property
    def around(self) -> datetime:
        """What a step closer leads to: what was asked for, a turning point, the end, the middle."""
        if self.here is not None and self.window.holds(self.here):
            return self.here
        zone = self.window.start.tzinfo
        turns = [instant(note.at).astimezone(zone) for note in self.turning]
        inside = [turn for turn in turns if self.window.holds(turn)]
        if inside and self.window != self.whole:
            return inside[0]
        return self.window.end if self.window.end >= self.whole.end else self.window.middle

    @property
    def start(self) -> date:
        """The first day of the picture."""
        return self.window.start.date()

    @property
    def until(self) -> date:
        """The last day of the picture."""
        return (self.window.end - MINUTE).date()


def see(
    store: Store,
    clock: Clock,
    person_id: int,
    window: Window | None = None,
    record: RecordOf | None = None,
    here: int | None = None,
) -> Seen:
    """Everything about one person, with the picture of `window` (all there is).

    `record` may be given where it was read before and the store has not changed since. `here` is a
    moment (Unix ms) to mark in the picture.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    person = by_id(store, person_id)
    moment = the_moment(store, clock)
    now = milliseconds(clock.now())
    found = find_one(store, clock, person.id) if may_suggest(person, moment.today) else None
    record = record or record_of(store, person, now, zone(store))
    turning = turning_points(found, moment)
    whole = whole_life(record.first, now, record.zone)
    notes = tuple(sorted((*turning, *life_notes(record)), key=lambda note: note.at))
    seen = Seen(
        view=portrait(Known(person, found, guess(store, person.id)), list(record.life), moment),
        found=found,
        window=window or whole,
        whole=whole,
        evening=_evening(record, window or whole, turning, here),
        turning=turning,
        notes=notes,
        evenings=tuple(evening_at(record.events, note.at, record.zone) for note in notes),
        here=None if here is None else instant(here).astimezone(record.zone),
        closer=_closer(record, found, turning) if window in (None, whole) else None,
        on_record=on_record(covered_with(store, record), moment.today),
    )
    if not len(record.events):
        return seen
    data = _data(record, seen.window, turning, here)
    return msgspec.structs.replace(seen, picture=_drawn(seen.zoom, data, "main"))


def _evening(
    record: RecordOf, window: Window, turning: tuple[Note, ...], here: int | None
) -> Window:
    """The evening of what was asked for, of a turning point, else the last one of `window`."""
    inside = [note.at for note in turning if window.holds(instant(note.at).astimezone(record.zone))]
    if here is not None:
        return evening_at(record.events, here, record.zone)
    if inside and window.zoom != "life":
        return evening_at(record.events, inside[0], record.zone)
    return last_evening(record.events, window, record.zone)


def _data(
    record: RecordOf, window: Window, turning: tuple[Note, ...], here: int | None
) -> RibbonData:
    """What the picture of `window` is drawn from; it ends now at the latest."""
    start, end = milliseconds(window.start), min(milliseconds(window.end), record.now)
    return ribbon_data(record, start, max(end, start + 1), turning, here)


def _drawn(zoom: Zoom, data: RibbonData, uid: str) -> Pictured:
    draw = {"life": life, "months": months, "days": days, "evening": evening}[zoom]
    return Pictured(draw(data, uid=uid), draw(data, uid=f"{uid}-p", phone=True))


def _closer(
    record: RecordOf, found: Assessment | None, turning: tuple[Note, ...]
) -> Pictured | None:
    if found is None or found.since is None or not turning:
        return None
    start = max(record.first, found.since - 14 * 86_400_000)
    if record.now - start > 150 * 86_400_000:
        return None
    return _drawn("months", ribbon_data(record, start, record.now, turning), "closer")
