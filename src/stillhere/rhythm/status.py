"""What each day is called: one status a day, and the notices that a walk over the days gives.

Floors stand beside the score: too little record says nothing; a pause within the side's own 95th
percentile is never "gone quiet"; where the record has ended nothing is said but that.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.records.assessment import AlarmKind, Side, Status
from stillhere.rhythm.evidence import COMPONENTS
from stillhere.rhythm.reconnect import FRESH_DAYS, SETTLED_DAYS, SHORTEST_PAUSE_DAYS, talk_days
from stillhere.rhythm.signs import Signs
from stillhere.rhythm.thresholds import HARD, SOFT, SURE
from stillhere.rhythm.walk import Walk

LEAST_CONTACTS = 8
REARM_DAYS = 28
EASED = 0.7
CLEAR = 1.0
THEM, ME, FADE = (COMPONENTS.index(name) for name in ("them", "me", "fade"))


@dataclass(frozen=True, slots=True)
class Day:
    """One tie at the end of one day. `since` and `back` are day numbers."""

    status: Status = "too_little_record"
    who: Side = "none"
    since: int | None = None
    back: int | None = None
    away: float | None = None
    """Covered days of the pause before they came back."""


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
    walker = _Walker(walk)
    days = [walker.step(day) for day in range(len(walk.panel.calendar))]
    return Course(days, walker.notices)


class _Walker:
    """Carries a tie's status from one day to the next."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.notices: list[Notice] = []
        self._signs = {"them": Signs(walk.panel, them=True), "me": Signs(walk.panel, them=False)}
        self._talk = talk_days(walk.panel)
        self._now = Day()
        self._away: dict[str, float] = {}
        self._told: dict[str, int] = {}
        self._ended = walk.panel.ended >= 0
        both = np.maximum(self._signs["them"].latest, -1), self._signs["me"].latest
        self._mutual = (both[0] >= 0) & (both[1] >= 0)

    def step(self, day: int) -> Day:
        """The status at the end of a day."""
        if self._ended[day]:
            return Day("record_ended")
        if self.walk.contacts[day] < LEAST_CONTACTS or not self._mutual[day]:
            return Day()
        self._now = self._judge(day)
        self._tell(day)
        return self._now

    def _judge(self, day: int) -> Day:
        back = self._returned(day)
        if back is not None:
            return back
        walk = self.walk
        quiet = float(walk.quiet[day])
        if self._now.status == "reconnecting" and self._calm(day):
            return self._now
        before = self._now.status in ("quieter", "gone_quiet")
        if quiet >= (SOFT - EASED if before else SOFT):
            return self._quiet(day, quiet)
        shallow = float(walk.shallow[day])
        if shallow >= (SOFT - EASED if self._now.status == "shallower" else SOFT):
            leading = int(np.argmax(walk.parts[day, 3:])) + 3
            who: Side = "both" if leading == COMPONENTS.index("calls") else "them"
            return Day("shallower", who, int(walk.onset[day, leading]) + 1)
        return Day("steady")

    def _quiet(self, day: int, quiet: float) -> Day:
        who = _who(self.walk, day)
        since = self._since(day)
        sides = ("them", "me") if who == "both" else (who,)
        beyond = [name for name in sides if self._beyond(name, day)]
        if beyond and quiet >= SURE:
            for name in beyond:
                self._away[name] = self._signs[name].gap(day)
        hard = quiet >= HARD or self._now.status == "gone_quiet"
        return Day("gone_quiet" if hard and len(beyond) == len(sides) else "quieter", who, since)

    def _since(self, day: int) -> int:
        """Where the leading evidence began; kept while the notice lasts."""
        if self._now.status in ("quieter", "gone_quiet") and self._now.since is not None:
            return self._now.since
        leading = int(np.argmax(self.walk.parts[day, [THEM, ME, FADE]]))
        return int(self.walk.onset[day, leading]) + 1

    def _beyond(self, name: str, day: int) -> bool:
        signs = self._signs[name]
        return signs.gap(day) > max(signs.usual_longest(day), 1.0)

    def _returned(self, day: int) -> Day | None:
        """Whether a side that was away is back with a talk, or on a second day."""
        for name, away in self._away.items():
            signs = self._signs[name]
            if not signs.present[day]:
                self._away[name] = max(away, signs.gap(day))
                continue
            latest = signs.day[: int(signs.latest[day]) + 1]
            recent = np.unique(latest[latest > day - FRESH_DAYS])
            since_back = recent[recent >= self._pause_end(signs, day)]
            if away >= SHORTEST_PAUSE_DAYS and (
                self._talk[day] >= since_back[0] or len(since_back) > 1
            ):
                del self._away[name]
                return Day("reconnecting", _side(name), None, int(since_back[0]), away)
        return None

    def _pause_end(self, signs: Signs, day: int) -> int:
        """The first sign after the latest long pause."""
        clock = signs.clock[: int(signs.latest[day]) + 1]
        long = np.flatnonzero(np.diff(clock) >= SHORTEST_PAUSE_DAYS)
        return int(signs.day[long[-1] + 1]) if len(long) else int(signs.day[0])

    def _calm(self, day: int) -> bool:
        """Whether a return is still fresh, and no new pause has begun."""
        back = self._now.back or 0
        name = "me" if self._now.who == "me" else "them"
        return day - back < SETTLED_DAYS and not self._beyond(name, day)

    def _tell(self, day: int) -> None:
        """Give a notice once a kind, and again only after a calm time."""
        kind = self._now.status
        if kind in ("steady", "too_little_record", "record_ended"):
            return
        family = "quiet" if kind in ("quieter", "gone_quiet") else kind
        fresh = day - self._told.get(family, -REARM_DAYS - 1) > REARM_DAYS
        hard = kind == "gone_quiet" and (fresh or day - self._told.get(kind, -999) > REARM_DAYS)
        if fresh or hard:
            now = self._now
            since = now.back if kind == "reconnecting" else now.since
            self.notices.append(Notice(day, kind, now.who, since))  # type: ignore[arg-type]
        self._told[family] = self._told[kind] = day


def _side(name: str) -> Side:
    return "them" if name == "them" else "me"


def _who(walk: Walk, day: int) -> Side:
    """The side with the larger evidence; both where a slow fade leads and neither stands out."""
    them, me, fade = walk.parts[day, [THEM, ME, FADE]]
    if fade > max(them, me) and abs(them - me) < CLEAR:
        return "both"
    return "them" if them >= me else "me"


