"""How one side usually answers: the share of attempts, and how fast, as it was known at the time.

q(t) = share · F(t), F log-logistic. Both are running means with a prior, over the attempts whose
outcome was known when each attempt was made; an attempt counts as unanswered after `OUTCOME_DAYS`
of covered time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.rhythm.arrays import Floats, Ints
from stillhere.rhythm.segments import Segments

OUTCOME_DAYS = 14.0
LAG_DAYS = 21.0
HALF_LIFE_DAYS = 240.0
PRIOR_WEIGHT = 4.0
PRIOR_SHARE = 0.65
PRIOR_LOG_DAYS = float(np.log(2.0 / 24))
PRIOR_LOG_SD = 2.0
MOST_SURE = 0.97
SHORTEST_DAYS = 1 / 1440


@dataclass(frozen=True, slots=True)
class Answering:
    """What was usual at each of n attempts. All arrays have shape (n,).

    share: of attempts that get an answer. centre, steep:
    F(t) = 1 / (1 + exp(-steep (ln t - centre))).
    """

    share: Floats
    centre: Floats
    steep: Floats

    def at(self, rows: Ints) -> Answering:
        """The rows of some of the attempts."""
        return Answering(self.share[rows], self.centre[rows], self.steep[rows])

    def answered_by(self, age: Floats) -> Floats:
        """q: the probability of an answer within `age` covered days."""
        logit = self.steep * (np.log(np.maximum(age, SHORTEST_DAYS / 10)) - self.centre)
        q: Floats = self.share / (1.0 + np.exp(-np.clip(logit, -30, 30)))
        return q


def answering(asked: Floats, delay: Floats, ties: Segments) -> Answering:
    """What was usual at each attempt.

    Args:
        asked: covered days at which each attempt was made, ascending for each tie, shape (n,).
        delay: covered days to its answer, infinite where there is none.
        ties: which attempts are whose.
    """
    known = asked + np.minimum(delay, OUTCOME_DAYS)
    order = np.lexsort((known, ties.owner))
    known = known[order]
    answered = delay[order] <= OUTCOME_DAYS
    logs = np.log(np.maximum(np.where(answered, delay[order], 1.0), SHORTEST_DAYS))
    begin = asked[ties.start]
    weight = np.exp((known - begin) * np.log(2) / HALF_LIFE_DAYS)
    seen = ties.rank(known, asked - LAG_DAYS, ties, "right")
    early = np.minimum(ties.rank(known, asked, ties, "right"), 12)
    seen = np.maximum(seen, early)
    fade = np.exp(-(asked - begin) * np.log(2) / HALF_LIFE_DAYS)
    columns = (weight, weight * answered, weight * answered * logs, weight * answered * logs**2)
    total, done, log_sum, square_sum = (ties.upto(ties.sums(one), seen) * fade for one in columns)
    share = (done + PRIOR_WEIGHT * PRIOR_SHARE) / (total + PRIOR_WEIGHT)
    mass = done + PRIOR_WEIGHT
    centre = (log_sum + PRIOR_WEIGHT * PRIOR_LOG_DAYS) / mass
    square = (square_sum + PRIOR_WEIGHT * (PRIOR_LOG_SD**2 + PRIOR_LOG_DAYS**2)) / mass
    spread = np.sqrt(np.maximum(square - centre**2, 0.3**2))
    return Answering(share, centre, np.pi / (np.sqrt(3.0) * spread))
