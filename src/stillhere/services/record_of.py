"""The record of one relationship as the pictures and pages need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from stillhere.charts.record import Blind, Note, RibbonData, Span
from stillhere.insight.moment import Moment
from stillhere.insight.on_record import Covered
from stillhere.records.assessment import Assessment
from stillhere.records.columns import EventColumns
from stillhere.records.person import LifeEvent, Person
from stillhere.services.coverage import end_of
from stillhere.services.find import midnight
from stillhere.store.store import Store
from stillhere.support.clock import instant, local_day

CALLS = "phone"
LEAST_BLIND = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class RecordOf:
    """Everything about one relationship that a picture is drawn from."""

    person: Person
    events: EventColumns
    blind: Blind
    life: tuple[LifeEvent, ...]
    now: int
    zone: ZoneInfo

    @property
    def first(self) -> int:
        """When the record of these two begins; now where there is none."""
        return int(self.events.at[0]) if len(self.events) else self.now


def record_of(store: Store, person: Person, now: int, zone: ZoneInfo) -> RecordOf:
    """Read the record of `person` up to `now` (Unix ms)."""
    events = store.events.columns([person.id])
    first = int(events.at[0]) if len(events) else now
    life = tuple(store.life.list(person.id))
    return RecordOf(person, events, blind_of(store, person, first, now), life, now, zone)


def ribbon_data(
    record: RecordOf,
    start: int,
    end: int,
    turning: tuple[Note, ...] = (),
    here: int | None = None,
) -> RibbonData:
    """The part from `start` to `end` (Unix ms) with what stands at its days."""
    return RibbonData(
        who=record.person.name,
        events=record.events,
        start=start,
        end=end,
        zone=record.zone,
        blind=record.blind,
        life=life_notes(record),
        turning=turning,
        apart=tuple(_apart(event, record.zone) for event in record.life),
        here=here,
    )


def turning_points(found: Assessment | None, moment: Moment) -> tuple[Note, ...]:
    """Where the present change began and when they last gave a sign, in words."""
    if found is None or found.since is None or found.status not in ("gone_quiet", "quieter"):
        return ()
    notes = [Note(found.since, f"{moment.begun(found) or ''}: less than usual".strip(": "))]
    if found.status == "gone_quiet" and found.last_in is not None:
        notes.append(Note(found.last_in, f"{moment.on(found.last_in)}: the last sign so far"))
    return tuple(Note(note.at, note.words.removeprefix("on ")) for note in notes)


def life_notes(record: RecordOf) -> tuple[Note, ...]:
    """The life events, each at the beginning of its day."""
    return tuple(_note(event, record.zone) for event in record.life)


def _note(event: LifeEvent, zone: ZoneInfo) -> Note:
    return Note(midnight(event.day, zone), event.words)


def _apart(event: LifeEvent, zone: ZoneInfo) -> Span:
    start = midnight(event.day, zone)
    end = midnight(event.until, zone, days=1) if event.until else start
    return Span(start, end)


def blind_of(store: Store, person: Person, first: int, now: int) -> Blind:
    """Where there is no record of these two between `first` and `now`."""
    written, calls = _covered(store, person)
    blind_written, blind_calls = _gaps(written, first, now), _gaps(calls, first, now)
    if not calls:
        return Blind(overall=blind_written)
    if not written:
        return Blind(overall=blind_calls)
    both = tuple(span for span in blind_written if _inside(span, blind_calls))
    return Blind(
        overall=both,
        words=tuple(span for span in blind_written if span not in both),
        calls=tuple(span for span in blind_calls if span not in both),
    )


def covered_with(store: Store, record: RecordOf) -> list[Covered]:
    """The stretches of the channels on which these two have been in touch, in days."""
    channels = {record.events.channels[number] for number in set(record.events.channel.tolist())}
    return [
        Covered(
            window.channel,
            local_day(instant(max(window.start, 0)), record.zone),
            local_day(instant(max(window.start, end_of(window, record.now) - 1)), record.zone),
            window.blind,
        )
        for window in store.coverage.windows()
        if (window.thread is None or window.person == record.person.id)
        and window.channel in channels
        and window.start <= record.now
    ]


def _covered(store: Store, person: Person) -> tuple[list[Span], list[Span]]:
    """Where written words and where calls with `person` are on record; channels joined."""
    written: list[Span] = []
    calls: list[Span] = []
    for window in store.coverage.windows():
        if window.thread is None or window.person == person.id:
            span = Span(window.start, end_of(window, 2**53))
            (calls if window.channel == CALLS else written).append(span)
    return written, calls


def _gaps(covered: list[Span], first: int, now: int) -> tuple[Span, ...]:
    gaps: list[Span] = []
    reached = first
    for span in sorted(covered):
        if span.start - reached > LEAST_BLIND.total_seconds() * 1000:
            gaps.append(Span(reached, span.start))
        reached = max(reached, span.end)
    if now - reached > LEAST_BLIND.total_seconds() * 1000:
        gaps.append(Span(reached, now))
    return tuple(gaps)


def _inside(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in spans)
