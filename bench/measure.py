"""Time and peak memory of a piece of work, each in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measurement: seconds of wall time, peak memory in MB, and what the work returned."""

    seconds: float
    peak_mb: float
    result: Any


def in_own_process(module: str, *arguments: str, times: int = 3) -> Figure:
    """Run `python -m module arguments` several times; the fastest run counts.

    The module prints one JSON object with "seconds", "peak_mb" and "result" as its last line
    (see `report`).
    """
    runs = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=True
        )
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    best = min(runs, key=lambda run: run["seconds"])
    return Figure(best["seconds"], max(run["peak_mb"] for run in runs), best["result"])


def report(work: Callable[[], Any]) -> None:
    """Do `work` and print what `in_own_process` reads."""
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "result": result}))
