"""One tie from its parameters to its events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from stillhere.rhythm.simulate.bouts import DAY, expected, openings, with_extra
from stillhere.rhythm.simulate.course import Course, Episode
from stillhere.rhythm.simulate.families import FAMILIES, Scenario
from stillhere.rhythm.simulate.families.family import Family
from stillhere.rhythm.simulate.parameters import RateClass, Ways, draw
from stillhere.rhythm.simulate.talk import Lines, Streams, talk


@dataclass(frozen=True, slots=True)
class Spec:
    """What is asked of one tie; None is drawn. `family` overrides that of the scenario.

    `ways` are fields of `Ways` that are set rather than drawn.
    """

    scenario: Scenario | None = None
    rate: RateClass | None = None
    name: str | None = None
    family: Family | None = None
    ways: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """One simulated tie: who it is, how it is, what happens, and its events."""

    name: str
    scenario: Scenario
    rate: RateClass
    family: Family
    ways: Ways
    episode: Episode
    lines: Lines


def simulate(
    spec: Spec, scenario: Scenario, name: str, days: int, start: date, seed: tuple[int, ...]
) -> Tie:
    """Draw everything about one tie from its own seed."""
    streams = Streams(np.random.SeedSequence(seed))
    family = spec.family or FAMILIES[scenario]
    rate = spec.rate or family.rates[int(streams["ways"].integers(len(family.rates)))]
    ways = draw(streams["ways"], rate)
    ways = replace(ways, call=max(ways.call, family.calls))
    ways = replace(ways, **dict(spec.ways)) if spec.ways else ways  # type: ignore[arg-type]
    episode = family.plan(streams["episode"], days)
    rates = expected(ways, episode.course, start.weekday(), start.timetuple().tm_yday)
    found = openings(rates, ways, streams["gaps"], streams["sides"])
    found = with_extra(found, episode.extra) if episode.extra else found
    lines = hushed(talk(found, ways, episode.course, streams), episode.course)
    return Tie(name, scenario, rate, family, ways, episode, lines)


def hushed(lines: Lines, course: Course) -> Lines:
    """The lines without those of a hushed side, and without what would have followed them."""
    day = np.minimum(lines.at // DAY, course.days - 1).astype(np.int64)
    silent = course.hush[lines.side, day]
    if not silent.any():
        return lines
    last = np.full(int(lines.bout.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(last, lines.bout[silent], lines.turn[silent])
    return take(lines, lines.turn < last[lines.bout])


def take(lines: Lines, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Lines:
    """The lines for which `kept` is true."""
    return Lines(*(getattr(lines, name)[kept] for name in Lines.__dataclass_fields__))
