"""What the app says each day: how each tie that is looked after stands, with all the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.assessment import Assessment, Compared, Pause, ThenNow
from stillhere.records.columns import KINDS, Allowance, EventColumns, Window
from stillhere.rhythm.arrays import Bools, Ints, distinct, median
from stillhere.rhythm.elapsed import pace
from stillhere.rhythm.forecast import Silence
from stillhere.rhythm.history import CALL, Side, side
from stillhere.rhythm.outlook import MODEL, outlook
from stillhere.rhythm.panel import Owner, Panel, owner, panels
from stillhere.rhythm.reference import Reference, call_minutes, reference
from stillhere.rhythm.replies import initiations, openings, turns
from stillhere.rhythm.signs import Signs
from stillhere.rhythm.status import course
from stillhere.rhythm.turning import turning
from stillhere.rhythm.walk import Walk, walks

HORIZON_DAYS = 28.0
POOLED_TIES = 20
"""With so many ties it is known what the owner's ties have in common."""
POOLED_EVENTS = 1500
"""Of those who are not asked for only the latest pauses count, and only these are looked for."""
MOST_PAUSES = 5


def assess(
    events: EventColumns,
    windows: Sequence[Window],
    at: int,
    *,
    zone: ZoneInfo,
    allowances: Sequence[Allowance] = (),
    ties: Sequence[str] | None = None,
) -> list[Assessment]:
    """Assess `ties` (all where None) at the instant `at` (Unix ms UTC), in the table's order.

    Only events at or before `at` count. The other ties still serve to tell dark days and to know
    what is usual for this owner. A tie without an event is left out.
    """
    record = owner(events, windows, at, zone, allowances)
    wanted = None if ties is None else frozenset(ties)
    chosen = list(panels(record, wanted))
    if not chosen:
        return []
    either, theirs = outlook(
        chosen + _others(record, wanted, POOLED_TIES - len(chosen)), HORIZON_DAYS * pace(record)
    )
    return [
        _assessment(walk, at, either, theirs, place) for place, walk in enumerate(walks(chosen))
    ]


def _others(record: Owner, wanted: frozenset[str] | None, most: int) -> list[Panel]:
    """The busiest of the other ties, to learn from what the owner's ties have in common."""
    if wanted is None or most <= 0:
        return []
    counts = np.bincount(record.events.tie, minlength=len(record.events.ties))
    by_size = [record.events.ties[n] for n in np.argsort(-counts, kind="stable")]
    busiest = [name for name in by_size if name not in wanted][:most]
    return list(panels(record, frozenset(busiest), POOLED_EVENTS))


def _assessment(walk: Walk, at: int, either: Silence, theirs: Silence, place: int) -> Assessment:
    panel = walk.panel
    history, last = panel.history, len(panel.calendar) - 1
    days = course(walk).days
    day = days[-1]
    them, me = side(history, them=True), side(history, them=False)
    signs = Signs(panel, them=True)
    past = signs.past_gaps(last)
    gap = signs.gap(last)
    compared = reference(panel, day.since if day.since is not None else day.back)
    minutes, calls = call_minutes(panel)
    asked = turns(them)
    begun, theirs_begun = _begun(panel, them, me)
    unanswered, unanswered_days, missed = _unanswered(panel, them)
    spoken = them.sign & history.contact
    longest = _pauses(signs, last)
    return Assessment(
        tie=history.tie,
        at=at,
        status=day.status,
        who=day.who,
        contacts=int(walk.contacts[-1]),
        history_days=float(panel.clock_end[-1] - panel.clock[0]),
        score=float(walk.score[-1]),
        kind=day.kind,
        since=_moment(panel, day.since),
        since_low=_moment(panel, day.since_low),
        since_high=_moment(panel, day.since_high),
        first_event=int(history.at[0]),
        last_event=int(history.at[-1]),
        last_in=_last(history.at, them.sign),
        last_in_kind=_last_kind(panel, them.sign),
        last_out=_last(history.at, history.out & history.contact),
        last_call=_last(history.at, (history.kind == CALL) & history.taken),
        last_call_minutes=_last_minutes(panel),
        current_gap_days=gap,
        expected_gap_days=median(past) if len(past) else None,
        gap_seen_before=int((past >= gap).sum()),
        longest_before=longest[0] if longest else None,
        unanswered=unanswered,
        unanswered_days=unanswered_days,
        not_picked_up=missed,
        my_turn_since=_my_turn(panel, me),
        usual_answer_seconds=compared.answer_seconds(asked),
        my_answer_seconds=compared.answer_seconds(turns(me)),
        their_days=compared.days_a_week(them.own),
        my_days=compared.days_a_week(me.own),
        starts=compared.share(theirs_begun, begun),
        call_minutes=compared.median(minutes, calls),
        calls_week=compared.a_week(calls),
        message_length=_lengths(compared, panel, them),
        record_end=int(panel.ended[-1]) if panel.ended[-1] >= 0 else None,
        back_since=_first_sign(panel, spoken, day.back),
        quiet_before_days=day.away,
        p_silent=float(either.p[place]),
        p_silent_low=float(either.low[place]),
        p_silent_high=float(either.high[place]),
        p_silent_them=float(theirs.p[place]),
        horizon_days=HORIZON_DAYS,
        model=MODEL,
        compared=_compared(panel, compared),
        turning=turning(panel, days),
        pauses=longest,
    )


def _compared(panel: Panel, times: Reference) -> Compared:
    edges = panel.calendar.edges
    return Compared(
        then_start=int(edges[times.then.start]),
        then_end=int(edges[times.then.end]),
        now_start=int(edges[times.now.start]),
        now_end=min(int(edges[times.now.end]), max(panel.until, int(panel.history.at[-1]) + 1)),
        then_days=7.0 * times.weeks(times.then),
        now_days=7.0 * times.weeks(times.now),
        until=panel.until,
    )


def _moment(panel: Panel, day: int | None) -> int | None:
    """The instant at which a day begins."""
    return None if day is None else int(panel.calendar.edges[min(day, len(panel.calendar) - 1)])


def _last(at: Ints, chosen: Bools) -> int | None:
    rows = np.flatnonzero(chosen)
    return int(at[rows[-1]]) if len(rows) else None


def _last_kind(panel: Panel, sign: Bools) -> str | None:
    rows = np.flatnonzero(sign)
    return KINDS[int(panel.history.kind[rows[-1]])] if len(rows) else None


def _last_minutes(panel: Panel) -> float | None:
    history = panel.history
    rows = np.flatnonzero((history.kind == CALL) & history.taken)
    seconds = float(history.seconds[rows[-1]]) if len(rows) else float("nan")
    return None if np.isnan(seconds) else seconds / 60.0


def _pauses(signs: Signs, last: int) -> tuple[Pause, ...]:
    """Their longest finished pauses before the present one, longest first."""
    count = int(signs.latest[last]) + 1
    gaps = np.diff(signs.clock[:count])
    longest = np.argsort(-gaps, kind="stable")[:MOST_PAUSES]
    return tuple(
        Pause(int(signs.panel.history.at[signs.event[place]]), float(gaps[place]))
        for place in longest
    )


def _unanswered(panel: Panel, them: Side) -> tuple[int, int, int]:
    """My attempts since their last sign, on how many days, and how many calls nobody took."""
    history = panel.history
    signs = np.flatnonzero(them.sign)
    since = int(signs[-1]) if len(signs) else -1
    waits = openings(history, them, panel.starts)
    open_turn = turns(them)
    joined = np.concatenate([waits.event, open_turn.event])
    later = distinct(np.sort(joined[joined > since]))
    missed = history.missed & history.out & (np.arange(len(history)) > since)
    return len(later), len(distinct(panel.day[later])), int(missed.sum())


def _my_turn(panel: Panel, me: Side) -> int | None:
    """Since when a conversation that they began waits for my first word.

    The last word of a talk that had answers is no question: somebody always has it.
    """
    waits = openings(panel.history, me, panel.starts)
    waiting = waits.event[~waits.answered]
    return int(panel.history.at[waiting[0]]) if len(waiting) else None


def _begun(panel: Panel, them: Side, me: Side) -> tuple[Bools, Bools]:
    """Conversations that either side began, and those that they began."""
    theirs = initiations(them, panel.starts)
    return theirs | initiations(me, panel.starts), theirs


def _lengths(compared: Reference, panel: Panel, them: Side) -> ThenNow:
    history = panel.history
    return compared.median(history.length.astype(np.float64), them.own & (history.length > 0))


def _first_sign(panel: Panel, spoken: Bools, back: int | None) -> int | None:
    """The instant of their first word on the day on which they came back."""
    if back is None:
        return None
    rows = np.flatnonzero(spoken & (panel.day >= back))
    return int(panel.history.at[rows[0]]) if len(rows) else _moment(panel, back)
