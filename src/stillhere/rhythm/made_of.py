"""Which records each figure of an assessment is made of, and which were left out (U5).

It counts by the same rules as `assess`, within the times that the assessment names, so that what a
page opens is what the figure was made of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.assessment import Assessment, Compared
from stillhere.records.basis import PARTS, Basis, Counted, Item, LeftOut, Topic, Why
from stillhere.records.columns import KINDS, EventColumns
from stillhere.rhythm.arrays import MILLISECONDS_A_DAY, Bools, Floats, Ints
from stillhere.rhythm.bouts import bout_starts
from stillhere.rhythm.days import calendar
from stillhere.rhythm.history import CALL, REACTION, History, Side, histories, side
from stillhere.rhythm.hours import parts_of_day
from stillhere.rhythm.replies import Waits, initiations, turns

MOST_ITEMS = 60
MESSAGE = KINDS.index("message")
NO_PART = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Record:
    """One tie's events with everything that is counted from them. Arrays have shape (n,).

    day: the local day of each event. starts: which begin a conversation.
    """

    history: History
    channels: tuple[str, ...]
    zone: ZoneInfo
    them: Side
    me: Side
    day: Ints
    starts: Bools


Time = tuple[int, int]
"""From when to when, Unix ms, the end exclusive."""


def record(events: EventColumns, at: int, zone: ZoneInfo) -> Record | None:
    """The record of the one tie in `events` up to `at` (Unix ms); None where there is none."""
    history = next(histories(events, at), None)
    if history is None or not len(history):
        return None
    days = calendar(int(history.at[0]), at, zone)
    return Record(
        history=history,
        channels=events.channels,
        zone=zone,
        them=side(history, them=True),
        me=side(history, them=False),
        day=days.day_of(history.at),
        starts=bout_starts(history.at),
    )


def basis(made: Record, found: Assessment, topic: Topic, most: int = MOST_ITEMS) -> Basis | None:
    """What the figure `topic` of `found` is made of; None where nothing was compared.

    At most the newest `most` records of either time are listed.
    """
    if found.compared is None:
        return None
    times = found.compared
    then, now = (times.then_start, times.then_end), (times.now_start, times.now_end)
    count, left = _COUNTS[topic], _LEFT[topic]
    before = count(made, then, times.until)
    lately = count(made, now, times.until)
    return Basis(
        topic,
        _counted(before, then, times.then_days, most),
        _counted(lately, now, times.now_days, most),
        (*_no_record(times), *left(made, (then, now))),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """What was counted: instants, sides and values, in order of time.

    part: positions in `names`, empty where nothing is called by a part. of_parts: the counts.
    """

    at: Ints
    out: Bools
    value: Floats
    part: Ints
    names: tuple[str, ...]
    of_parts: dict[str, int]

    def item(self, place: int) -> Item:
        value = float(self.value[place])
        part = self.names[self.part[place]] if self.names else ""
        known = None if np.isnan(value) else value
        return Item(int(self.at[place]), bool(self.out[place]), known, part)


def _counted(rows: _Rows, time: Time, covered: float, most: int) -> Counted:
    newest = range(len(rows.at) - 1, max(-1, len(rows.at) - 1 - most), -1)
    return Counted(
        start=time[0],
        end=time[1],
        days=(time[1] - time[0]) / MILLISECONDS_A_DAY,
        covered=covered,
        count=len(rows.at),
        items=tuple(rows.item(place) for place in newest),
        parts=rows.of_parts,
    )


def _inside(made: Record, time: Time) -> Bools:
    at = made.history.at
    inside: Bools = (at >= time[0]) & (at < time[1])
    return inside


def _days(made: Record, time: Time, _until: int, *, them: bool) -> _Rows:
    """The days on which a side wrote or called, with how often."""
    own = (made.them if them else made.me).own & _inside(made, time)
    rows = np.flatnonzero(own)
    first = np.flatnonzero(np.diff(made.day[rows], prepend=-2))
    counts = np.diff(np.append(first, len(rows))).astype(np.float64)
    days = rows[first]
    return _Rows(made.history.at[days], made.history.out[days], counts, NO_PART, (), {})


def _calls(made: Record, time: Time, _until: int) -> _Rows:
    rows = np.flatnonzero(_talked(made) & _inside(made, time))
    minutes = made.history.seconds[rows] / 60.0
    return _Rows(made.history.at[rows], made.history.out[rows], minutes, NO_PART, (), {})


def _talked(made: Record) -> Bools:
    history = made.history
    chosen = (history.kind == CALL) & history.taken & (np.nan_to_num(history.seconds) > 0)
    return np.asarray(chosen, dtype=np.bool_)


def _lengths(made: Record, time: Time, _until: int) -> _Rows:
    history = made.history
    rows = np.flatnonzero(made.them.own & (history.length > 0) & _inside(made, time))
    length = history.length[rows].astype(np.float64)
    return _Rows(history.at[rows], history.out[rows], length, NO_PART, (), {})


def _starts(made: Record, time: Time, _until: int) -> _Rows:
    inside = _inside(made, time)
    theirs = initiations(made.them, made.starts) & inside
    mine = initiations(made.me, made.starts) & inside
    rows = np.flatnonzero(theirs | mine)
    nothing = np.full(len(rows), np.nan)
    counts = {"them": int(theirs.sum()), "me": int(mine.sum())}
    return _of_kinds(made, rows, nothing, counts)


def _answers(made: Record, time: Time, until: int, *, them: bool) -> _Rows:
    """The waits that began in a time, with how long they lasted; NaN where they went on."""
    waits = turns(made.them if them else made.me)
    begun = made.history.at[waits.event]
    inside = (begun >= time[0]) & (begun < time[1])
    waits = Waits(waits.event[inside], waits.answer[inside])
    seconds = (made.history.at[waits.answer] - made.history.at[waits.event]) / 1000.0
    end = min(time[1], until)
    done = waits.answered & (made.history.at[waits.answer] <= end)
    value = np.where(done, seconds, np.nan)
    counts = {"answered": int(done.sum()), "waiting": int((~done).sum())}
    return _of_kinds(made, waits.event, value, counts)


def _hours(made: Record, time: Time, _until: int, *, them: bool) -> _Rows:
    own = (made.them if them else made.me).own
    rows = np.flatnonzero(own & _inside(made, time))
    return _by_part(made, rows, parts_of_day(made.history.at[rows], made.zone), PARTS)


def _channels(made: Record, time: Time, _until: int) -> _Rows:
    rows = np.flatnonzero(made.history.contact & _inside(made, time))
    return _by_part(made, rows, made.history.channel[rows].astype(np.int64), made.channels)


def _by_part(made: Record, rows: Ints, part: Ints, names: tuple[str, ...]) -> _Rows:
    counted = np.bincount(part, minlength=len(names))
    counts = {name: int(count) for name, count in zip(names, counted, strict=True) if count}
    nothing = np.full(len(rows), np.nan)
    return _Rows(made.history.at[rows], made.history.out[rows], nothing, part, names, counts)


def _of_kinds(made: Record, rows: Ints, value: Floats, counts: dict[str, int]) -> _Rows:
    kinds = made.history.kind[rows].astype(np.int64)
    return _Rows(made.history.at[rows], made.history.out[rows], value, kinds, KINDS, counts)


def _no_record(times: Compared) -> tuple[LeftOut, ...]:
    whole = times.then_end - times.then_start + times.now_end - times.now_start
    missing = whole / MILLISECONDS_A_DAY - times.then_days - times.now_days
    return _left("no_record", round(missing))


def _left(why: Why, count: int) -> tuple[LeftOut, ...]:
    return (LeftOut(why, count),) if count > 0 else ()


Times = tuple[Time, Time]


def _within(made: Record, times: Times) -> Bools:
    return np.asarray(_inside(made, times[0]) | _inside(made, times[1]), dtype=np.bool_)


def _reactions(made: Record, times: Times, *, them: bool) -> tuple[LeftOut, ...]:
    theirs = made.history.out != them
    chosen = (made.history.kind == REACTION) & theirs & _within(made, times)
    return _left("reaction", int(chosen.sum()))


def _not_talked(made: Record, times: Times) -> tuple[LeftOut, ...]:
    calls = (made.history.kind == CALL) & _within(made, times)
    unknown = calls & made.history.taken & ~_talked(made)
    missed = calls & ~made.history.taken
    return (
        *_left("not_taken", int(missed.sum())),
        *_left("no_length", int(unknown.sum())),
    )


def _no_words(made: Record, times: Times) -> tuple[LeftOut, ...]:
    written = made.them.own & (made.history.kind == MESSAGE)
    chosen = written & (made.history.length <= 0) & _within(made, times)
    return _left("wordless", int(chosen.sum()))


def _late_answers(made: Record, times: Times) -> tuple[LeftOut, ...]:
    own = made.them.own | made.me.own
    begun = initiations(made.them, made.starts) | initiations(made.me, made.starts)
    chosen = made.starts & own & ~begun & _within(made, times)
    return _left("late_answer", int(chosen.sum()))


def _nothing(_made: Record, _times: Times) -> tuple[LeftOut, ...]:
    return ()


_Count = Callable[[Record, Time, int], _Rows]
_COUNTS: dict[Topic, _Count] = {
    "their_days": partial(_days, them=True),
    "my_days": partial(_days, them=False),
    "call_minutes": _calls,
    "calls_week": _calls,
    "message_length": _lengths,
    "starts": _starts,
    "usual_answer_seconds": partial(_answers, them=True),
    "my_answer_seconds": partial(_answers, them=False),
    "their_hours": partial(_hours, them=True),
    "my_hours": partial(_hours, them=False),
    "channels": _channels,
}
_Left = Callable[[Record, Times], tuple[LeftOut, ...]]
_LEFT: dict[Topic, _Left] = {
    "their_days": partial(_reactions, them=True),
    "my_days": partial(_reactions, them=False),
    "call_minutes": _not_talked,
    "calls_week": _not_talked,
    "message_length": _no_words,
    "starts": _late_answers,
    "usual_answer_seconds": _nothing,
    "my_answer_seconds": _nothing,
    "their_hours": partial(_reactions, them=True),
    "my_hours": partial(_reactions, them=False),
    "channels": _nothing,
}
