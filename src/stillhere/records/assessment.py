"""What the rhythm found about one tie on one day: the numbers that every sentence is made of."""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal[
    "steady",
    "quieter",
    "gone_quiet",
    "shallower",
    "reconnecting",
    "too_little_record",
    "record_ended",
]
Side = Literal["them", "me", "both", "none"]
AlarmKind = Literal["quieter", "gone_quiet", "shallower", "reconnecting"]


class Pause(msgspec.Struct, frozen=True):
    """A time without a sign from them: `start` Unix ms UTC, `days` of covered time."""

    start: int
    days: float


class ThenNow(msgspec.Struct, frozen=True):
    """One measure in the reference time and lately; None where there is too little to say."""

    then: float | None = None
    now: float | None = None


class Compared(msgspec.Struct, frozen=True):
    """The two times that "then" and "now" are measured in, Unix ms UTC, ends exclusive.

    then_days, now_days: how many days of them are covered by the record. until: up to when the tie
    could be seen.
    """

    then_start: int
    then_end: int
    now_start: int
    now_end: int
    then_days: float
    now_days: float
    until: int


class TurningPoint(msgspec.Struct, frozen=True):
    """When contact changed: `at`, surely between `low` and `high`, over since `until` (Unix ms).

    `told` is the end of the first day on which it could be known. `evening` is the last contact up
    to the end of the day of `at`. `until` is None while it lasts.
    """

    kind: AlarmKind
    who: Side
    at: int
    low: int
    high: int
    told: int
    evening: int
    until: int | None = None


class Assessment(msgspec.Struct, frozen=True):
    """One tie at the end of one day. Times are Unix milliseconds UTC, None where there is none.

    since, since_low, since_high: when the present change began, with an interval.
    current_gap_days, expected_gap_days: covered days since they last gave a sign; usual (median)
    pause between their signs. gap_seen_before: how many earlier pauses of theirs were at least as
    long as the present one. longest_before: the longest of those earlier pauses, over
    `history_days` of record.
    unanswered: attempts of mine since their last sign; unanswered_days: on how many days;
    usual_answer_seconds: the median time they took to answer, then and now.
    my_turn_since: since when their last message waits for me, None if it does not.
    their_days, my_days: days of a week on which they (I) wrote or called.
    starts: share of conversations that they began. call_minutes: usual length of a call.
    calls_week: calls a week. not_picked_up: calls of mine since their last sign that nobody took.
    p_silent (with its interval) is a forecast for the next `horizon_days` and never triggers.
    score: ln(1 / false-alarm rate a tie-year) at which this day would just raise a notice.
    compared: the times of then and now. turning: the latest turning points, oldest first.
    pauses: the longest earlier pauses of theirs, longest first.
    """

    tie: str
    at: int
    status: Status
    who: Side
    contacts: int
    history_days: float
    score: float
    kind: AlarmKind | None = None
    since: int | None = None
    since_low: int | None = None
    since_high: int | None = None
    first_event: int | None = None
    last_event: int | None = None
    last_in: int | None = None
    last_in_kind: str | None = None
    last_out: int | None = None
    last_call: int | None = None
    last_call_minutes: float | None = None
    current_gap_days: float = 0.0
    expected_gap_days: float | None = None
    gap_seen_before: int = 0
    longest_before: Pause | None = None
    unanswered: int = 0
    unanswered_days: int = 0
    not_picked_up: int = 0
    my_turn_since: int | None = None
    usual_answer_seconds: ThenNow = ThenNow()
    my_answer_seconds: ThenNow = ThenNow()
    their_days: ThenNow = ThenNow()
    my_days: ThenNow = ThenNow()
    starts: ThenNow = ThenNow()
    call_minutes: ThenNow = ThenNow()
    calls_week: ThenNow = ThenNow()
    message_length: ThenNow = ThenNow()
    record_end: int | None = None
    back_since: int | None = None
    quiet_before_days: float | None = None
    p_silent: float | None = None
    p_silent_low: float | None = None
    p_silent_high: float | None = None
    p_silent_them: float | None = None
    horizon_days: float = 28.0
    model: str = ""
    compared: Compared | None = None
    turning: tuple[TurningPoint, ...] = ()
    pauses: tuple[Pause, ...] = ()


class Alarm(msgspec.Struct, frozen=True):
    """A notice that a day's walk would have given. `day` is "YYYY-MM-DD" in the zone asked for."""

    tie: str
    day: str
    kind: AlarmKind
    who: Side
    since: str | None
    reason: str


class Replay(msgspec.Struct, frozen=True):
    """What a walk over every day gives.

    alarms: by day. scores: (tie, "YYYY-MM-DD", score) for the days on which a tie's score changes.
    """

    alarms: list[Alarm]
    scores: list[tuple[str, str, float]]


class TieScore(msgspec.Struct, frozen=True):
    """One row of `rhythm score`: a tie at the instant `at` (Unix ms UTC).

    p_silent: probability of no event of the tie, from either side, in the `horizon_days` after
    `at`, with its interval; p_silent_them: of no event from them. `since` is Unix ms UTC.
    """

    tie_id: str
    at: int
    p_silent: float
    p_silent_low: float
    p_silent_high: float
    p_silent_them: float
    status: Status
    who: Side
    since: int | None
    expected_gap_days: float | None
    current_gap_days: float
    gap_seen_before: int
    model: str
    horizon_days: float = 28.0
