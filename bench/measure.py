"""Time and peak memory of a piece of work, each in a process of its own."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measurement: seconds on the clock and of the processor, peak memory in MB, the result."""

    seconds: float
    cpu: float
    peak_mb: float
    result: Any


def in_own_process(module: str, *arguments: str, times: int = 3) -> Figure:
    """Run `python -m module arguments` several times; the best of each clock counts.

    The module prints one JSON object with "seconds", "cpu", "peak_mb" and "result" as its last line
    (see `report`).
    """
    runs = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=True
        )
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    seconds, cpu = (min(run[clock] for run in runs) for clock in ("seconds", "cpu"))
    return Figure(seconds, cpu, max(run["peak_mb"] for run in runs), runs[0]["result"])


def report(work: Callable[[], Any]) -> None:
    """Do `work` and print what `in_own_process` reads."""
    start, start_cpu = time.perf_counter(), time.process_time()
    result = work()
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak_mb": _peak(), "result": result}))


def _peak() -> float:
    """The most memory that this process ever had, in MB.

    On Linux `ru_maxrss` starts with the memory of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
