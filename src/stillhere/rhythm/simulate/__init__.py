"""Simulated lives with known truth: seeded, documented, used by tests, bench and demo."""

from stillhere.rhythm.simulate.families import FAMILIES, Family, Scenario
from stillhere.rhythm.simulate.life import Life, Truth
from stillhere.rhythm.simulate.owners import owner
from stillhere.rhythm.simulate.parameters import RATES, RateClass
from stillhere.rhythm.simulate.story import story
from stillhere.rhythm.simulate.tie import Spec

__all__ = [
    "FAMILIES",
    "RATES",
    "Family",
    "Life",
    "RateClass",
    "Scenario",
    "Spec",
    "Truth",
    "owner",
    "story",
]
