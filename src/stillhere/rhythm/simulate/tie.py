"""One tie from its parameters to its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from stillhere.rhythm.simulate.bouts import expected, openings, with_extra
from stillhere.rhythm.simulate.calendar import Calendar
from stillhere.rhythm.simulate.calls import calls
from stillhere.rhythm.simulate.course import Episode
from stillhere.rhythm.simulate.families import FAMILIES, Family, Scenario
from stillhere.rhythm.simulate.lines import Lines, hushed, join
from stillhere.rhythm.simulate.messages import messages
from stillhere.rhythm.simulate.parameters import RateClass, Ways, draw
from stillhere.rhythm.simulate.scene import Scene
from stillhere.rhythm.simulate.streams import Streams

USUAL: tuple[Scenario, ...] = (
    "stable",
    "stable",
    "vacation",
    "export_ended",
    "channel_switch",
    "bursty_friend",
    "new_baby_dip",
)
DRIFTING: tuple[Scenario, ...] = tuple(name for name, family in FAMILIES.items() if family.wanted)


@dataclass(frozen=True, slots=True)
class Spec:
    """What is asked of one tie; None is drawn. `family` overrides that of the scenario.

    `ways` are fields of `Ways` that are set rather than drawn.
    """

    scenario: Scenario | None = None
    rate: RateClass | None = None
    name: str | None = None
    family: Family | None = None
    ways: Mapping[str, Any] = field(default_factory=dict)


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


def simulate(spec: Spec, place: int, seed: int, calendar: Calendar, *, lost: bool = False) -> Tie:
    """Draw everything about the tie at a place in an owner's list, from a seed of its own.

    `lost` says that the owner's phone loses three weeks, if that is not said by the specification.
    """
    streams = Streams(seed, 1, place)
    scenario = spec.scenario or mixed(streams["scenario"], lost=lost)
    family = spec.family or FAMILIES[scenario]
    rate = spec.rate or family.rates[int(streams["rate"].integers(len(family.rates)))]
    ways = usual(spec, family, draw(streams["ways"], rate))
    episode = family.plan(streams["episode"], calendar.days)
    name = spec.name or f"tie-{place + 1:02d}"
    return Tie(name, scenario, rate, family, ways, episode, live(ways, episode, calendar, streams))


def mixed(rng: np.random.Generator, *, lost: bool) -> Scenario:
    """A scenario for one of many ties: as often a usual one as a drifting one."""
    drifting, place = rng.random(2)
    if drifting < 0.5:
        return DRIFTING[int(place * len(DRIFTING))]
    return "whole_phone_gap" if lost else USUAL[int(place * len(USUAL))]


def usual(spec: Spec, family: Family, drawn: Ways) -> Ways:
    """The drawn ways, with what the family needs and the specification sets."""
    ways = replace(drawn, call=max(drawn.call, family.calls))
    return replace(ways, **spec.ways)


def live(ways: Ways, episode: Episode, calendar: Calendar, streams: Streams) -> Lines:
    """All that is said and called between the two."""
    rates = expected(ways, episode.course, calendar.start)
    found = openings(rates, ways, streams["gaps"], streams["sides"])
    scene = Scene(with_extra(found, episode.extra), ways, episode.course, streams)
    chosen = streams["kind"].random(scene.size) < ways.call
    lines = join(messages(scene, ~chosen), calls(scene, chosen))
    return hushed(lines, episode.course)
