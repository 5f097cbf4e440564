"""The limit: who knows everything about a tie but the day on which the change begins.

The exact likelihood of all that the simulator draws (beginnings, answers and their delays, turns,
call and message lengths) under a change that began on day n, over that of no change, summed over
all n (Shiryaev–Roberts). Shape and depth of the change are known, and so are the tie's ways and
its calm course: holidays, projects, lost phones, the end of the record. A tie without a change is
held against one of the changes that are found in its rate class.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gamma

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp, ndtr

from stillhere.rhythm.simulate import FAMILIES
from stillhere.rhythm.simulate.bouts import DAY, HOUR, expected
from stillhere.rhythm.simulate.calendar import Calendar
from stillhere.rhythm.simulate.calls import BACK_SECONDS, BACK_SPREAD, LOGISTIC_DEVIATION
from stillhere.rhythm.simulate.course import Course, unchanged
from stillhere.rhythm.simulate.lines import CALL, Lines
from stillhere.rhythm.simulate.messages import LENGTH_SPREAD
from stillhere.rhythm.simulate.scene import LIE_IN, MORNING
from stillhere.rhythm.simulate.tie import Tie

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

STEP = 5
"""Days between the onsets that are summed over."""

AGES = (0, 1, 2, 3, 4, 6, 9, 14, 21, 31)
"""Days after an attempt on whose ends its open wait is counted anew."""

LEAST = 1e-9


@dataclass(frozen=True)
class Change:
    """Factors on a tie's course by days since the onset; the last one stays."""

    course: Course
    onset: int

    def factor(self, name: str, side: Ints | None, day: Ints, onsets: Ints) -> Array:
        """The factor on `name` (of a side each) on each day, shape (onsets, days); 1 before."""
        values: Array = getattr(self.course, name)
        since = day[None, :] - onsets[:, None]
        place = np.clip(self.onset + since, 0, self.course.days - 1)
        found = values[place] if side is None else values[np.broadcast_to(side, place.shape), place]
        return np.where(since < 0, 1.0, found)


def change_of(one: Tie, days: int, seed: int) -> Change:
    """The tie's own change; for one that has none, one of those found in its rate class."""
    if one.family.wanted:
        assert one.episode.onset is not None
        return Change(one.episode.course, one.episode.onset)
    rng = np.random.default_rng([seed, 4711])
    found = [family for family in FAMILIES.values() if family.wanted and one.rate in family.rates]
    episode = found[int(rng.integers(len(found)))].plan(rng, days)
    assert episode.onset is not None
    return Change(episode.course, episode.onset)


def evidence(one: Tie, calendar: Calendar, dark: tuple[int, int] | None, change: Change) -> Array:
    """The logarithm of the summed likelihood ratios at the end of each day, shape (days,)."""
    days = calendar.days
    base = unchanged(days) if one.family.wanted else one.episode.course
    onsets = np.arange(0, days, STEP)
    ratio = _pauses(one, calendar, base, dark, change, onsets)
    ratio += _answers(one, base, change, onsets) + _sizes(one, base, change, onsets)
    begun = onsets[:, None] <= np.arange(days)
    total: Array = logsumexp(np.where(begun, ratio, -np.inf), axis=0)
    if one.episode.until is not None:
        total[one.episode.until :] = total[one.episode.until - 1]
    return total


def _openings(lines: Lines) -> Ints:
    """The rows of the first event of each conversation, in order of time."""
    rows = np.flatnonzero((lines.turn == 0) & lines.first)
    return rows[np.argsort(lines.at[rows], kind="stable")]


def _day(at: Array, days: int) -> Ints:
    return np.minimum(at // DAY, days - 1).astype(np.int64)


def _pauses(
    one: Tie,
    calendar: Calendar,
    base: Course,
    dark: tuple[int, int] | None,
    change: Change,
    onsets: Ints,
) -> Array:
    """From when conversations begin, and by whom: Weibull pauses in operational time."""
    days = np.arange(calendar.days)
    rates = expected(one.ways, base, calendar.start)
    if dark:
        rates[:, dark[0] : dark[1]] = 0.0
    rows = _openings(one.lines)
    at, side = one.lines.at[rows], one.lines.side[rows]
    day = _day(at, calendar.days)
    spent = np.concatenate([[0.0], np.cumsum(one.ways.hours)])
    inside = np.interp(at % DAY, np.arange(25) * float(HOUR), spent)
    both = [rates[n] * change.factor("starts", np.array(n), days, onsets) for n in (0, 1)]
    usual = _renewal(rates[None, 0], rates[None, 1], day, side, inside, one.ways.shape)
    return _renewal(both[0], both[1], day, side, inside, one.ways.shape) - usual


def _renewal(
    theirs: Array, mine: Array, day: Ints, side: Ints, inside: Array, shape: float
) -> Array:
    """Log likelihood of the beginnings up to each day's end, shape (rates, days)."""
    total = theirs + mine
    passed = np.concatenate([np.zeros((len(total), 1)), np.cumsum(total, axis=1)], axis=1)
    scale = 1 / gamma(1 + 1 / shape)
    at = passed[:, day] + total[:, day] * inside
    gap = np.maximum(np.diff(at, axis=1), LEAST) / scale
    rate = np.where(side == 0, theirs[:, day], mine[:, day])
    finished = np.log(np.maximum(rate, LEAST))
    finished[:, 1:] += (shape - 1) * np.log(gap) - gap**shape
    sums = np.cumsum(np.pad(finished, ((0, 0), (1, 0))), axis=1)
    count = np.searchsorted(day, np.arange(total.shape[1]), side="right")
    last = at[:, np.maximum(count - 1, 0)]
    open_gap = np.maximum(passed[:, 1:] - last, 0.0) / scale
    return np.asarray(sums[:, count] - np.where(count > 0, open_gap**shape, 0.0))


def _answers(one: Tie, base: Course, change: Change, onsets: Ints) -> Array:
    """From attempts: messages answered after a while or not; calls taken, called back or not."""
    ways, lines, days = one.ways, one.lines, base.days
    rows = _openings(lines)
    at, other, day = lines.at[rows], 1 - lines.side[rows], _day(lines.at[rows], base.days)
    replies = np.flatnonzero((lines.turn == 1) & lines.first)
    came = np.full(int(lines.bout.max()) + 1 if len(rows) else 1, np.inf)
    came[lines.bout[replies]] = lines.at[replies]
    came = came[lines.bout[rows]]
    answers = change.factor("answers", other, day, onsets)
    slower = change.factor("delay", other, day, onsets)
    usual, usual_delay = base.answers[other, day], base.delay[other, day]
    call = lines.kind[rows] == CALL
    share = np.array(ways.answer)[other] * usual
    median = np.where(call, BACK_SECONDS, np.array(ways.delay)[other]) * usual_delay
    spread = np.where(call, BACK_SPREAD, np.array(ways.spread)[other])
    taken = call & (lines.seconds[rows] > 0)
    pick = np.array(ways.taken)[other] * usual
    first = np.where(
        taken,
        np.log(np.maximum(answers, LEAST)),
        np.log(np.maximum(1 - pick * answers, LEAST)) - np.log(np.maximum(1 - pick, LEAST)),
    )
    first = np.where(call, first, 0.0)
    share = np.where(call, ways.called_back * np.minimum(usual, 1), share)
    drifted = np.where(call, ways.called_back * np.minimum(usual * answers, 1), share * answers)
    wait = _Wait(at, came, median, spread)
    waiting = ~taken
    daily = _at_days(first, day, days)
    level = np.zeros_like(first)
    for age in AGES:
        end: Array = ((day + age + 1) * DAY).astype(np.float64)
        now = np.flatnonzero(waiting & (end <= days * DAY))
        done = now[came[now] < end[now]]
        still = np.setdiff1d(now, done)
        value = np.zeros_like(level)
        value[:, done] = _log(drifted[:, done]) - _log(share[done])
        value[:, done] += wait.density(done, slower[:, done]) - wait.density(done, 1.0)
        value[:, still] = np.log1p(-drifted[:, still] * wait.reached(still, end, slower[:, still]))
        value[:, still] -= np.log1p(-share[still] * wait.reached(still, end, 1.0))
        rest = np.concatenate([done, still])
        daily += _at_days(value[:, rest] - level[:, rest], day[rest] + age, days)
        level[:, rest] = value[:, rest]
        waiting[done] = False
    return np.cumsum(daily, axis=1)


def _log(values: Array) -> Array:
    return np.asarray(np.log(np.maximum(values, LEAST)))


@dataclass(frozen=True)
class _Wait:
    """Log-normal waits that began at `at`; a slow answer due in the night comes in the morning."""

    at: Array
    came: Array
    median: Array
    spread: Array

    def density(self, rows: Ints, slower: Array | float) -> Array:
        """Log density of the observed arrival, up to a term that no `slower` changes."""
        at, came = self.at[rows], self.came[rows]
        hour = came % DAY / HOUR
        night = came - came % DAY + (hour - MORNING) * MORNING / LIE_IN * HOUR
        shifted = (hour >= MORNING) & (hour < MORNING + LIE_IN) & (night - at > HOUR / 2)
        day = self._log_density(rows, came - at, slower)
        late = self._log_density(rows, np.maximum(night - at, 1.0), slower)
        both = np.logaddexp(day, late + np.log(MORNING / LIE_IN))
        return np.where(shifted, both, day)

    def _log_density(self, rows: Ints, wait: Array, slower: Array | float) -> Array:
        z = self._z(rows, wait, slower)
        return np.asarray(-0.5 * z**2 - np.log(np.maximum(wait, 1.0)))

    def _z(self, rows: Ints, wait: Array, slower: Array | float) -> Array:
        logs = np.log(np.maximum(wait, 1.0) / 1000 / self.median[rows])
        return np.asarray((logs - np.log(slower)) / self.spread[rows])

    def reached(self, rows: Ints, end: Array, slower: Array | float) -> Array:
        """The probability that an answer has come by the midnight `end`."""
        z = self._z(rows, end[rows] - self.at[rows], slower)
        return np.asarray(np.minimum(ndtr(z), 1 - LEAST))


def _at_days(values: Array, day: Ints, days: int) -> Array:
    """Add up columns by day, shape (onsets, days)."""
    found = np.zeros((len(values), days))
    inside = np.flatnonzero(day < days)
    order = inside[np.argsort(day[inside], kind="stable")]
    if len(order):
        first = np.flatnonzero(np.diff(day[order], prepend=-1))
        found[:, day[order][first]] = np.add.reduceat(values[:, order], first, axis=1)
    return found


def _sizes(one: Tie, base: Course, change: Change, onsets: Ints) -> Array:
    """From how much follows an answer, how long calls last and how long messages are."""
    lines, days, ways = one.lines, base.days, one.ways
    day = _day(lines.at, days)
    found = np.zeros((len(onsets), days))
    calls = np.flatnonzero((lines.kind == CALL) & (lines.seconds > 2))
    shift = np.log(change.factor("calls", None, day[calls], onsets))
    z = np.log(lines.seconds[calls] / (ways.call_seconds * base.calls[day[calls]]))
    if ways.call_law == "log-normal":
        steps = (z**2 - (z - shift) ** 2) / (2 * ways.call_spread**2)
    else:
        width = ways.call_spread / LOGISTIC_DEVIATION
        steps = _logistic((z - shift) / width) - _logistic(z / width)
    found += _at_days(steps, day[calls], days)
    texts = np.flatnonzero(lines.kind != CALL)
    side = lines.side[texts]
    shift = np.log(change.factor("length", side, day[texts], onsets))
    z = np.log(lines.length[texts] / (np.array(ways.length)[side] * base.length[side, day[texts]]))
    found += _at_days((z**2 - (z - shift) ** 2) / (2 * LENGTH_SPREAD**2), day[texts], days)
    return np.cumsum(found + _turns(one, base, change, onsets), axis=1)


def _logistic(z: Array) -> Array:
    """Log density of the standard logistic law."""
    return np.asarray(-z - 2 * np.logaddexp(0, -z))


def _turns(one: Tie, base: Course, change: Change, onsets: Ints) -> Array:
    """From how many turns follow an answer: geometric."""
    lines, days = one.lines, base.days
    if not len(lines.at):
        return np.zeros((len(onsets), days))
    most = np.zeros(int(lines.bout.max()) + 1, dtype=np.int64)
    np.maximum.at(most, lines.bout, lines.turn)
    rows = np.flatnonzero((lines.turn == 1) & lines.first & (lines.kind != CALL))
    begun = _openings(lines)
    day = np.zeros(len(most), dtype=np.int64)
    day[lines.bout[begun]] = _day(lines.at[begun], days)
    day = day[lines.bout[rows]]
    following = most[lines.bout[rows]] - 1
    usual = one.ways.turns * base.chat[day]
    mean = usual * change.factor("chat", None, day, onsets)
    steps = following * (np.log(mean) - np.log(usual))
    steps -= (following + 1) * (np.log1p(mean) - np.log1p(usual))
    return _at_days(steps, _day(lines.at[rows], days), days)
