"""The demo's family: thirteen people, a gap in the record, and one who goes quiet."""

from __future__ import annotations

from datetime import UTC, date, timedelta, tzinfo

import numpy as np

from stillhere.records.columns import Allowance
from stillhere.rhythm.simulate.calendar import Calendar, calendar
from stillhere.rhythm.simulate.families.family import Family, Scenario
from stillhere.rhythm.simulate.families.story import MyTurn, Return, Withdrawal
from stillhere.rhythm.simulate.families.table import ALL, QUIET
from stillhere.rhythm.simulate.life import Life
from stillhere.rhythm.simulate.parameters import RateClass, hours
from stillhere.rhythm.simulate.record import life
from stillhere.rhythm.simulate.tie import Spec, simulate

DAYS = 840
GAP = (DAYS - 365 - 10, DAYS - 365 + 11)
"""Three weeks a year before the end that were never backed up."""

SUNDAY = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0)
WORKDAYS = (1.35, 1.35, 1.35, 1.35, 1.35, 0.15, 0.1)
WHATSAPP = ("whatsapp", "sms", "call")
TEXTS = ("sms", "whatsapp", "call")

BABY_BEFORE = 12
BABY_DAYS = 56


def story(seed: int, *, end: date, zone: tzinfo = UTC) -> Life:
    """Simulate the demo's family.

    The ties are named for what they are to the owner: "son", who withdraws over about ten weeks
    and has been silent for about five at the end; "school_friend", who writes again after four
    months; "walking_friend", whose message waits for an answer; ten others, all well.

    Args:
        seed: The same seed gives the same life, moved with `end` from week to week.
        end: The day on which the record was made; it holds the 840 days before.
        zone: Where the owner lives.

    Returns:
        The life; its one allowance is the son's new baby.
    """
    days = calendar(end - timedelta(days=DAYS), DAYS, zone)
    rng = np.random.default_rng([seed, 0])
    silent = DAYS - int(rng.integers(34, 38))
    onset = silent - int(rng.integers(67, 74))
    family = people(onset, silent)
    drawn = [simulate(spec, place, seed, days) for place, spec in enumerate(family)]
    return life(drawn, days, known_gap=GAP, allowances=(baby(days, onset),))


def baby(days: Calendar, onset: int) -> Allowance:
    """The new baby: less is to be expected from the son for eight weeks."""
    born = onset - BABY_BEFORE
    return Allowance(days.moment(born), days.moment(born + BABY_DAYS), "son", 0.7)


def people(onset: int, silent: int) -> list[Spec]:
    """Everybody in the family's record."""
    return [
        one(
            "son",
            "daily",
            Family(Withdrawal(onset, silent), "them", QUIET, ALL),
            "gradual_withdrawal",
            rate=1.5,
            call=0.3,
            answer=(0.9, 0.95),
            taken=(0.95, 0.95),
            spread=(0.9, 0.9),
            delay=(1500.0, 600.0),
            call_seconds=840.0,
            they_start=0.5,
            hours=hours((12.5, 19.5), 2.0),
        ),
        one("daughter", "several_weekly", rate=0.5, shape=0.95, call=0.35, answer=(0.92, 0.95)),
        one("friend_weekly", "weekly", rate=0.16, shape=2.5, call=0.6, call_seconds=1500.0),
        one(
            "aunt",
            "fortnightly",
            rate=1 / 14,
            shape=9.0,
            call=1.0,
            taken=(0.95, 0.97),
            called_back=0.95,
            call_seconds=1700.0,
            weekdays=np.array(SUNDAY),
            hours=hours((16.0,), 1.0),
            channels=TEXTS,
        ),
        one(
            "colleague",
            "several_weekly",
            None,
            "bursty_friend",
            rate=0.45,
            weekdays=np.array(WORKDAYS),
            hours=hours((10.0, 15.0), 2.0),
            channels=TEXTS,
        ),
        one("cousin", "monthly", rate=1 / 28, shape=3.0, call=0.2),
        one(
            "school_friend",
            "weekly",
            Family(Return(silent=122, back=4), "both", QUIET, ALL),
            "recovery",
            rate=0.2,
            call=0.0,
            answer=(0.9, 1.0),
        ),
        one("walking_friend", "weekly", Family(MyTurn(ago=3)), rate=0.22, shape=1.5, call=0.0),
        one("sister", "several_weekly", rate=0.4, shape=1.2, call=0.3),
        one("brother", "weekly", rate=0.15, shape=1.8, call=0.5, channels=TEXTS),
        one("neighbour", "several_weekly", rate=0.3, shape=1.0, call=0.05, channels=TEXTS),
        one("choir_friend", "weekly", rate=0.18, shape=1.5, call=0.1),
        one("daughter_in_law", "weekly", rate=0.14, shape=1.6, call=0.1),
    ]


def one(
    name: str,
    rate_class: RateClass,
    family: Family | None = None,
    scenario: Scenario = "stable",
    **ways: object,
) -> Spec:
    """One person; the pace is even over the year, so that the day changes little."""
    settled: dict[str, object] = {
        "year": 0.0,
        "drift": 0.0,
        "shape": 1.0,
        "channels": WHATSAPP,
        "answer": (0.9, 0.92),
        "spread": (1.5, 1.5),
    }
    return Spec(scenario, rate_class, name, family, settled | ways)
