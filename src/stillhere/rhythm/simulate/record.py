"""From simulated ties to what a record of them holds: events in UTC, windows, truth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stillhere.records.columns import KINDS, Allowance, EventColumns, Window
from stillhere.rhythm.simulate.bouts import DAY
from stillhere.rhythm.simulate.calendar import Calendar
from stillhere.rhythm.simulate.life import Life, Truth
from stillhere.rhythm.simulate.lines import CALL, take
from stillhere.rhythm.simulate.tie import Tie


def life(
    ties: Sequence[Tie],
    calendar: Calendar,
    *,
    dark: tuple[int, int] | None = None,
    known_gap: tuple[int, int] | None = None,
    allowances: tuple[Allowance, ...] = (),
) -> Life:
    """Put ties side by side.

    `dark` days show nothing though the record claims to be complete; in a `known_gap` (days from
    and until) the windows are interrupted as well.
    """
    lost = [gap for gap in (dark, known_gap) if gap]
    seen = [recorded(one, calendar.days, lost) for one in ties]
    channels = tuple(sorted({name for one in seen for name in one.ways.channels}))
    at = np.concatenate([calendar.utc(one.lines.at) for one in seen])
    order = np.argsort(at, kind="stable")
    return Life(
        events=columns(seen, channels, at, order),
        windows=windows(seen, calendar, known_gap),
        truths=tuple(truth(one, calendar) for one in seen),
        allowances=allowances,
        bout=np.concatenate([one.lines.bout for one in seen])[order],
        turn=np.concatenate([one.lines.turn for one in seen])[order].astype(np.int32),
        first=np.concatenate([one.lines.first for one in seen])[order],
    )


def recorded(one: Tie, days: int, lost: list[tuple[int, int]]) -> Tie:
    """The tie with only those events that its record holds."""
    at = one.lines.at
    until = one.episode.until if one.episode.until is not None else days
    kept = (at >= 0) & (at < until * DAY)
    for begin, end in lost:
        kept &= (at < begin * DAY) | (at >= end * DAY)
    return Tie(
        one.name, one.scenario, one.rate, one.family, one.ways, one.episode, take(one.lines, kept)
    )


def columns(
    ties: list[Tie],
    channels: tuple[str, ...],
    at: NDArray[np.int64],
    order: NDArray[np.int64],
) -> EventColumns:
    """The events of all ties, by time."""
    kinds = (KINDS.index("message"), KINDS.index("call"))

    def joined(name: str) -> NDArray[np.float64]:
        return np.concatenate([getattr(one.lines, name) for one in ties])[order]

    return EventColumns(
        ties=tuple(one.name for one in ties),
        channels=channels,
        tie=np.repeat(np.arange(len(ties)), [len(one.lines.at) for one in ties])[order].astype(
            np.int32
        ),
        at=at[order],
        out=joined("side").astype(np.bool_),
        kind=np.array(kinds, dtype=np.int8)[joined("kind").astype(np.int64)],
        channel=np.concatenate([channel(one, channels) for one in ties])[order],
        seconds=joined("seconds").astype(np.float32),
        answered=joined("answered").astype(np.int8),
        length=joined("length").astype(np.int32),
    )


def channel(one: Tie, channels: tuple[str, ...]) -> NDArray[np.int16]:
    """Which channel each of a tie's lines goes by."""
    own = np.array([channels.index(name) for name in one.ways.channels], dtype=np.int16)
    return own[np.where(one.lines.kind == CALL, 2, one.lines.moved.astype(np.int64))]


def windows(
    ties: list[Tie], calendar: Calendar, known_gap: tuple[int, int] | None
) -> tuple[Window, ...]:
    """Where the record is complete: for each channel, and by tie where one ends before the rest.

    A channel with a tie of its own end is listed for each tie and never as a whole, so that no
    row needs another to be understood.
    """
    whole = [(0, calendar.days)]
    if known_gap:
        whole = [(0, known_gap[0]), (known_gap[1], calendar.days)]
    single = any(one.episode.until is not None for one in ties)
    found = []
    for name in sorted({name for one in ties for name in one.ways.channels}):
        for one in ties if single else (None,):
            until = calendar.days
            if one is not None and one.episode.until is not None:
                until = one.episode.until
            found += [
                Window(
                    channel=name,
                    start=calendar.moment(begin),
                    end=calendar.moment(min(end, until)),
                    tie=one.name if one is not None else None,
                )
                for begin, end in whole
                if begin < until
            ]
    return tuple(found)


def truth(one: Tie, calendar: Calendar) -> Truth:
    """What happened to a tie, with its days as dates."""
    return Truth(
        tie=one.name,
        scenario=one.scenario,
        rate_class=one.rate,
        who=one.family.who,
        onset=calendar.day(one.episode.onset),
        end=calendar.day(one.episode.end),
        back=calendar.day(one.episode.back),
        wanted=one.family.wanted,
        fair=one.family.fair,
    )
