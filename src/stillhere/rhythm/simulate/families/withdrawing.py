"""Somebody draws back: courses after which a notice is owed."""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.simulate.course import ME, THEM, Course, Episode, ramp, unchanged
from stillhere.rhythm.simulate.families.family import MEASURED, onset_day


def lasting(course: Course, onset: int, length: int = 0) -> Episode:
    """An episode that does not end, measured for a while."""
    return Episode(course, onset, min(course.days, onset + max(MEASURED, length)))


def withdraw(course: Course, side: int, onset: int, length: int, floor: float) -> None:
    """One side thins out over `length` days: begins less, answers less and later, hangs up sooner.

    What it begins and answers falls to `floor` of the usual in equal ratios a day.
    """
    fall = ramp(course.days, onset, length, floor)
    course.starts[side] *= fall
    course.answers[side] *= fall
    course.delay[side] *= np.minimum(1 / fall, 12)
    course.length[side] *= np.maximum(np.sqrt(fall), 0.4)
    course.chat[:] *= np.maximum(fall, 0.15)
    course.calls[:] *= np.maximum(fall, 0.2)


def gradual_withdrawal(rng: np.random.Generator, days: int) -> Episode:
    """The story: over 6 to 16 weeks they fall to 2 to 10 percent, while I go on or write more."""
    onset = onset_day(rng, days, room=200)
    length = int(rng.integers(42, 113))
    course = unchanged(days)
    withdraw(course, THEM, onset, length, floor=float(rng.uniform(0.02, 0.10)))
    course.starts[ME] /= ramp(days, onset, length, 1 / float(rng.uniform(1.0, 1.7)))
    return lasting(course, onset)


def me_withdrawing(rng: np.random.Generator, days: int) -> Episode:
    """The same with the sides exchanged: it is I who draw back."""
    onset = onset_day(rng, days, room=200)
    course = unchanged(days)
    length = int(rng.integers(42, 113))
    withdraw(course, ME, onset, length, floor=float(rng.uniform(0.02, 0.10)))
    return lasting(course, onset)


def abrupt_silence(rng: np.random.Generator, days: int) -> Episode:
    """From one day to the next nothing comes from them; my attempts thin out slowly."""
    onset = onset_day(rng, days, room=150)
    course = unchanged(days)
    silence(course, onset, days)
    course.starts[ME] *= ramp(days, onset, 180, 0.4)
    return lasting(course, onset)


def silence(course: Course, onset: int, end: int) -> None:
    """Not a word from them in the days from `onset` to `end`."""
    course.starts[THEM, onset:end] = 0
    course.answers[THEM, onset:end] = 0
    course.hush[THEM, onset:end] = True


def one_sided(rng: np.random.Generator, days: int) -> Episode:
    """They stop beginning and all but stop answering, within two weeks; I go on as ever."""
    onset = onset_day(rng, days, room=150)
    course = unchanged(days)
    course.starts[THEM] *= ramp(days, onset, 14, float(rng.uniform(0.01, 0.05)))
    course.answers[THEM] *= ramp(days, onset, 14, float(rng.uniform(0.05, 0.2)))
    return lasting(course, onset)


def mutual_fade(rng: np.random.Generator, days: int) -> Episode:
    """Over a year both fall to 3 to 10 percent."""
    length = min(365, days // 2)
    onset = onset_day(rng, days, room=length + 60)
    course = unchanged(days)
    fall = ramp(days, onset, length, float(rng.uniform(0.03, 0.10)))
    course.starts[:] *= fall
    course.answers[:] *= np.sqrt(fall)
    return lasting(course, onset, length + 90)


def low_frequency(rng: np.random.Generator, days: int) -> Episode:
    """A call or so a month that stops coming; my own calls are hardly ever taken."""
    onset = onset_day(rng, days, room=300)
    course = unchanged(days)
    course.starts[THEM, onset:] = 0.0
    course.answers[THEM, onset:] = 0.05
    return lasting(course, onset, 365)


def recovery(rng: np.random.Generator, days: int) -> Episode:
    """Silence for 6 to 20 weeks, then they return, a little eagerly at first."""
    onset = onset_day(rng, days, room=240)
    back = min(onset + int(rng.integers(42, 141)), days - 1)
    course = unchanged(days)
    silence(course, onset, back)
    course.starts[ME, onset:back] *= 0.6
    course.starts[THEM, back : back + 21] *= 1.3
    hour = float(rng.uniform(10 / 24, 20 / 24))
    return Episode(course, onset, back, back, extra=((back + hour, THEM),))


def call_shortening(rng: np.random.Generator, days: int) -> Episode:
    """As many calls as ever, but within three to six weeks they shrink to a fifth or a third."""
    onset = onset_day(rng, days, room=200)
    course = unchanged(days)
    course.calls[:] = ramp(days, onset, int(rng.integers(21, 43)), float(rng.uniform(0.15, 0.35)))
    return lasting(course, onset)
