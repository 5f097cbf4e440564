"""The demo's story over many seeds: python -m bench.rhythm.story SEEDS.

How many days before the last word from the one who withdraws the first notice comes, and how many
of the steady people are given a notice of less contact between the onset and the end.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from stillhere.rhythm.replay import replay
from stillhere.rhythm.simulate import story

END = date(2026, 11, 22)
WANTED = 14
CHANGING = {"son", "school_friend", "colleague"}
QUIET = ("quieter", "gone_quiet")


def leads(seed: int) -> tuple[int | None, int | None, int]:
    """Days of warning by any notice, by one of less contact; steady people marked."""
    life = story(seed, end=END)
    events, onset = life.events, life.truths[0].onset
    told = replay(
        events, life.windows, start=onset, zone=ZoneInfo("UTC"), allowances=life.allowances
    )
    theirs = (events.tie == events.ties.index("son")) & ~events.out
    last = datetime.fromtimestamp(int(events.at[theirs][-1]) / 1000, UTC).date()
    son = [alarm for alarm in told.alarms if alarm.tie == "son" and alarm.kind != "reconnecting"]
    first = [date.fromisoformat(alarm.day) for alarm in son]
    quiet = [date.fromisoformat(alarm.day) for alarm in son if alarm.kind in QUIET]
    marked = {alarm.tie for alarm in told.alarms if alarm.kind in QUIET} - CHANGING
    before = [(last - min(days)).days if days else None for days in (first, quiet)]
    return before[0], before[1], len(marked)


def main(seeds: int) -> None:
    found = [leads(seed) for seed in range(1, seeds + 1)]
    for place, name in ((0, "any notice"), (1, "a notice of less contact")):
        days = [one[place] for one in found]
        early = sum(day is not None and day >= WANTED for day in days)
        print(f"{name}: at least {WANTED} days before in {early} of {seeds}")
    marked = sum(one[2] for one in found)
    print(f"steady people marked between onset and end: {marked} of {10 * seeds}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 50)
