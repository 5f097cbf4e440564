"""Simulated owners for measuring: usual and drifting ties in every rate class, seeded."""

from __future__ import annotations

from collections.abc import Iterator

from stillhere.rhythm.simulate import FAMILIES, RATES, Life, Scenario, Spec, owner

USUAL: tuple[Scenario, ...] = (
    "stable",
    "stable",
    "stable",
    "vacation",
    "channel_switch",
    "bursty_friend",
    "export_ended",
)
DRIFTING: tuple[Scenario, ...] = tuple(name for name, one in FAMILIES.items() if one.wanted)
PHONE_GAP_EVERY = 7


def usual_owners(owners: int, seed: int, *, days: int = 1000) -> Iterator[Life]:
    """Owners whose ties all stay as they are: three of each rate class each."""
    rates = list(RATES)
    for number in range(owners):
        lost = number % PHONE_GAP_EVERY == 0
        specs = [
            Spec(
                "whole_phone_gap" if lost else USUAL[(number + 3 * place + row) % len(USUAL)], rate
            )
            for place, rate in enumerate(rates)
            for row in range(3)
        ]
        yield owner(seed + number, ties=specs, days=days)


def drifting_owners(owners: int, seed: int, *, days: int = 1000) -> Iterator[Life]:
    """Owners with every kind of drift, in the rate classes where it is found, and calm ones."""
    for number in range(owners):
        specs = []
        for place, name in enumerate(DRIFTING):
            rates = FAMILIES[name].rates
            specs.append(Spec(name, rates[(number + place) % len(rates)]))
        specs += [Spec("new_baby_dip", list(RATES)[number % 6]), Spec("stable"), Spec("stable")]
        yield owner(seed + number, ties=specs, days=days)
