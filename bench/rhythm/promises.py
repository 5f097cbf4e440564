"""The notices that replay gives to usual ties: python -m bench.rhythm.promises OWNERS SEED.

A tie-year begins after the warm-up and ends with the tie's record. Each rate stands with its 95 %
interval (Poisson, from the chi-squared distribution).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bench.rhythm.crossings import WARM_UP_DAYS
from bench.rhythm.population import usual_owners
from scipy.stats import chi2

from stillhere.rhythm.replay import replay
from stillhere.rhythm.simulate import RATES, Life

START = date(2021, 3, 1)
DAYS = 1000
PROMISED = {"gone_quiet": 0.03, "quieter": 0.25, "shallower": 0.25, "reconnecting": 0.1}


@dataclass
class Tally:
    """Tie-years watched, and notices by kind."""

    years: float = 0.0
    notices: Counter[str] = field(default_factory=Counter)

    def cell(self, kind: str) -> str:
        """The rate a tie-year with its interval."""
        count = self.notices[kind]
        low, high = interval(count)
        return f"{count / self.years:.3f} ({low / self.years:.3f}-{high / self.years:.3f})"


def interval(count: int) -> tuple[float, float]:
    """The exact 95 % interval of a Poisson mean."""
    low = float(chi2.ppf(0.025, 2 * count)) / 2 if count else 0.0
    return low, float(chi2.ppf(0.975, 2 * count + 2)) / 2


def tallies(lives: Iterable[Life]) -> dict[str, Tally]:
    """Notices by rate class, and by scenario."""
    found: dict[str, Tally] = defaultdict(Tally)
    for life in lives:
        given: dict[str, list[str]] = defaultdict(list)
        for one in replay(life.events, life.windows, zone=ZoneInfo("UTC")).alarms:
            if (date.fromisoformat(one.day) - START).days >= WARM_UP_DAYS:
                given[one.tie].append(one.kind)
        for truth in life.truths:
            ends = truth.onset if truth.scenario == "export_ended" else None
            until = (ends - START).days if ends else DAYS
            for group in (truth.rate_class, truth.scenario):
                found[group].years += max(until - WARM_UP_DAYS, 0) / 365.25
                found[group].notices.update(
                    kind for kind in given[truth.tie] if kind not in truth.fair
                )
    return found


def report(found: dict[str, Tally]) -> None:
    """A row for each class and scenario."""
    print(f"{'':18}{'tie-years':>10}" + "".join(f"{kind:>22}" for kind in PROMISED))
    for name in [*RATES, *sorted(found.keys() - RATES.keys())]:
        row = "".join(f"{found[name].cell(kind):>22}" for kind in PROMISED)
        print(f"{name:18}{found[name].years:10.0f}{row}")


if __name__ == "__main__":
    report(tallies(usual_owners(int(sys.argv[1]), int(sys.argv[2]))))
