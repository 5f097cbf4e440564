"""What each day is called: one status a day, and the notices that a walk over the days gives.

Floors stand beside the score: too little record says nothing; a pause within the side's own 95th
percentile is never "gone quiet". Where the record has ended the last status stands for a while,
without any new notice; then nothing is said but that.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

import numpy as np

from stillhere.records.assessment import AlarmKind, Side, Status
from stillhere.rhythm.arrays import Bools
from stillhere.rhythm.evidence import COMPONENTS
from stillhere.rhythm.reconnect import (
    FRESH_DAYS,
    SETTLED_DAYS,
    SHORTEST_PAUSE_DAYS,
    returned_on,
    talk_days,
    was_away,
)
from stillhere.rhythm.signs import Signs
from stillhere.rhythm.thresholds import HARD, LESS_SURE, SOFT, SURE
from stillhere.rhythm.walk import QUIET, SHALLOW, Walk

REARM_DAYS = 28
EASED = 0.7
SELDOM_DAYS = 4.0
"""Where pauses are usually as long as this, less evidence is asked for before a return."""
NEVER = -10_000
SHORTEST_SILENCE_DAYS = 1.0
SIDES: tuple[Literal["them", "me"], ...] = ("them", "me")


@dataclass(frozen=True, slots=True)
class Day:
    """One tie at the end of one day. `since` (with its interval) and `back` are day numbers.

    away: covered days of the pause before they came back.
    """

    status: Status = "too_little_record"
    who: Side = "none"
    since: int | None = None
    since_low: int | None = None
    since_high: int | None = None
    back: int | None = None
    away: float | None = None

    @property
    def kind(self) -> AlarmKind | None:
        """The kind of notice that the status is one of, if any."""
        match self.status:
            case "quieter" | "gone_quiet" | "shallower" | "reconnecting":
                return self.status
        return None


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice given on a day."""

    day: int
    kind: AlarmKind
    who: Side
    since: int | None


@dataclass(frozen=True, slots=True)
class Course:
    """A status for every day, and the notices."""

    days: list[Day]
    notices: list[Notice]


def course(walk: Walk) -> Course:
    """Walk over the days of one tie."""
    total = len(walk.panel.calendar)
    first = _first(walk.known | (walk.panel.ended >= 0))
    days = [UNKNOWN] * first
    if calm_days(walk)[first:].all():
        return Course(days + [STEADY] * (total - first), [])
    walker = Walker(walk)
    stirs = [*np.flatnonzero(~calm_days(walk)).tolist(), total]
    while len(days) < total:
        days.append(walker.step(len(days)))
        if walker.at_rest:
            days += [STEADY] * (stirs[bisect_left(stirs, len(days))] - len(days))
    return Course(days, walker.notices)


def _first(days: Bools) -> int:
    """The first day that is so; the number of days where none is."""
    return int(np.argmax(days)) if days.any() else len(days)


def calm_days(walk: Walk) -> Bools:
    """Days that leave a steady tie steady: no need to look at them one by one."""
    calm: Bools = walk.known & (walk.panel.ended < 0) & (walk.score < SOFT - EASED)
    return calm


STEADY = Day("steady")
UNKNOWN = Day()
ENDED = Day("record_ended")


class Walker:
    """Carries a tie's status from one day to the next."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.notices: list[Notice] = []
        self._signs = {name: Signs(walk.panel, them=name == "them") for name in SIDES}
        self._talk = talk_days(walk.panel)
        self._now = UNKNOWN
        self._spent = False
        self._hard_told = False
        self._away: dict[Literal["them", "me"], float] = {}
        self._told: dict[str, int] = {}
        self._ended: list[bool] = (walk.panel.ended >= 0).tolist()
        self._over: list[bool] = walk.panel.over.tolist()
        contact = np.bincount(walk.panel.day, minlength=len(walk.panel.calendar)) > 0
        self._contact: list[bool] = contact.tolist()
        self._known: list[bool] = walk.known.tolist()
        self._quiet_score: list[float] = walk.quiet.tolist()
        self._shallow_score: list[float] = walk.shallow.tolist()

    @property
    def at_rest(self) -> bool:
        """Whether nothing can change on a calm day."""
        return self._now is STEADY and not self._away

    def step(self, day: int) -> Day:
        """The status at the end of a day."""
        if self._ended[day]:
            return ENDED if self._over[day] else self._kept(day)
        if not self._known[day]:
            return UNKNOWN
        self._now = self._judge(day)
        self._tell(day)
        return self._now

    def _kept(self, day: int) -> Day:
        """The status of the last covered day; what was logged by hand since can only ease it."""
        if self._contact[day] and self._now.kind is not None:
            judged = self._judge(day)
            if judged.status in ("steady", "reconnecting"):
                self._now = judged
        return self._now

    def _judge(self, day: int) -> Day:
        if self._away and (back := self._returned(day)):
            return back
        if self._now.status == "reconnecting" and self._calm(day):
            return self._now
        quiet = self._quiet_score[day]
        if self._spent and not self._anew(day, quiet):
            return STEADY
        if quiet >= (SOFT - EASED if self._now.status in ("quieter", "gone_quiet") else SOFT):
            return self._quiet(day, quiet)
        if self._shallow_score[day] >= (SOFT - EASED if self._now.status == "shallower" else SOFT):
            return self._shallow(day)
        return STEADY

    def _anew(self, day: int, quiet: float) -> bool:
        """Whether a return is over: old evidence is used up, or this pause is the longest ever."""
        again = any(self._signs[name].unheard_of(day) for name in SIDES)
        self._spent = not again and quiet >= SOFT - EASED
        return not self._spent

    def _shallow(self, day: int) -> Day:
        if self._now.status == "shallower":
            return self._now
        leading = SHALLOW[int(np.argmax(self.walk.parts[day, SHALLOW]))]
        who: Side = "both" if COMPONENTS[leading] == "calls" else "them"
        return Day("shallower", who, *self._interval(day, leading))

    def _quiet(self, day: int, quiet: float) -> Day:
        who = side_of(self.walk, day)
        sides = SIDES if who == "both" else tuple(name for name in SIDES if name == who)
        beyond = [name for name in sides if self._beyond(name, day)]
        if quiet >= (SURE if self.walk.pause[day] < SELDOM_DAYS else LESS_SURE):
            for name in beyond:
                self._away[name] = self._signs[name].gap(day)
        hard = quiet >= HARD or self._now.status == "gone_quiet"
        status: Status = "gone_quiet" if hard and len(beyond) == len(sides) else "quieter"
        before = self._now
        if before.status in ("quieter", "gone_quiet"):
            return Day(status, who, before.since, before.since_low, before.since_high)
        leading = QUIET[int(np.argmax(self.walk.parts[day, QUIET]))]
        return Day(status, who, *self._interval(day, leading))

    def _interval(self, day: int, leading: int) -> tuple[int, int, int]:
        """Since when, earliest and latest: where the leading evidence began to rise."""
        walk = self.walk
        since = min(int(walk.onset[day, leading]) + 1, day)
        spare = max(7.0, 3.0 * float(np.nan_to_num(walk.pause[day])))
        low = max(int(walk.panel.day[0]), since - round(spare))
        level = walk.level[since : day + 1, leading]
        risen = np.flatnonzero(level >= level[-1] / 2)
        return since, min(low, since), since + int(risen[0])

    def _beyond(self, name: Literal["them", "me"], day: int) -> bool:
        signs = self._signs[name]
        return signs.gap(day) > max(signs.usual_longest(day), SHORTEST_SILENCE_DAYS)

    def _returned(self, day: int) -> Day | None:
        """Whether a side that was away is back."""
        for name, away in list(self._away.items()):
            signs = self._signs[name]
            if not signs.present[day]:
                self._away[name] = max(away, signs.gap(day))
            elif not was_away(signs, day, away):
                del self._away[name]
            elif (back := returned_on(signs, day, away, self._talk)) is not None:
                del self._away[name]
                self._spent = True
                who, since = self._first_back(name, back, day)
                return Day("reconnecting", who, back=since, away=away)
        return None

    def _first_back(
        self, name: Literal["them", "me"], back: int, day: int
    ) -> tuple[Literal["them", "me"], int]:
        """The side whose word came first after the pause, and on which day."""
        other: Literal["them", "me"] = "me" if name == "them" else "them"
        own, theirs = (
            self._signs[one].first_after_pause(day, SHORTEST_PAUSE_DAYS) for one in (name, other)
        )
        if theirs is None or own is None or theirs > own:
            return name, back
        first = int(self.walk.panel.day[theirs])
        return (other, first) if back - first <= FRESH_DAYS else (name, back)

    def _calm(self, day: int) -> bool:
        """Whether a return is still fresh, and no new pause has begun."""
        name: Literal["them", "me"] = "me" if self._now.who == "me" else "them"
        return day - (self._now.back or 0) < SETTLED_DAYS and not self._beyond(name, day)

    def _tell(self, day: int) -> None:
        """Give a notice once a kind, and again only after a calm time."""
        kind = self._now.kind
        if kind is None:
            return
        family = "quiet" if kind in ("quieter", "gone_quiet") else kind
        fresh = day - self._told.get(family, NEVER) > REARM_DAYS
        hard = kind == "gone_quiet" and not self._hard_told
        if fresh and family == "quiet":
            self._hard_told = False
        self._hard_told = self._hard_told or kind == "gone_quiet"
        if fresh or hard:
            now = self._now
            since = now.back if kind == "reconnecting" else now.since
            self.notices.append(Notice(day, kind, now.who, since))
        self._told[family] = day


def side_of(walk: Walk, day: int) -> Side:
    """The side with the larger evidence; both where a slow fade of all contact leads.

    Whoever draws back alone leaves attempts unanswered, which says more than the fade does.
    """
    them, me, fade = (walk.parts[day, COMPONENTS.index(name)] for name in ("them", "me", "fade"))
    if fade > max(them, me):
        return "both"
    return "them" if them >= me else "me"
