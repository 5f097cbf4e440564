"""Damages the samples of one importer: python -m bench.fuzz_work NAME SECONDS SEED."""

from __future__ import annotations

import io
import random
import signal
import sys
import time
from importlib import import_module
from itertools import count
from tempfile import mkdtemp
from types import FrameType
from typing import Any

from bench.damage import damaged
from bench.fuzz_seeds import SAMPLES, Seed, importer_called, seeds
from bench.measure import report
from stillhere.errors import StillhereError
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

LEAST = 100_000
"""Bytes below which a file says nothing about seconds a MB: opening it takes its time."""
TOO_SLOW = 1.0
AGAIN = 5
"""What seems too slow is measured so often; the best counts."""
MOST_SECONDS = 20
MOST_FINDINGS = 20
PLAIN = b"2024-03-01 09:00:00 Tomas Brandt: a plain line\n" * 10_000


class TooLong(BaseException):
    """It has not come back."""


def fuzz(name: str, seconds: float, seed: str) -> dict[str, Any]:
    """Damage the samples of one importer for so many seconds of the processor."""
    contents, quiet = seeds(name), min(plain_read() for _ in range(60))
    found: dict[str, Any] = {"tried": 0, "refused": 0, "slowest": 0.0, "slow": 0, "findings": []}
    signal.signal(signal.SIGVTALRM, _too_long)
    end = time.process_time() + seconds
    for number in count():
        if time.process_time() > end or len(found["findings"]) >= MOST_FINDINGS:
            return found
        found["tried"] += 1
        try:
            pace, refused = _measured(contents, f"{seed}:{number}", quiet)
        except (Exception, TooLong) as error:  # noqa: BLE001 - whatever it is, it is a finding
            found["findings"].append(f"input {number}: {type(error).__name__}: {error}"[:200])
            continue
        found["refused"] += refused
        found["slowest"] = max(found["slowest"], pace)
        if pace > TOO_SLOW:
            found["slow"] += 1
            found["findings"].append(f"input {number}: {pace:.1f} s per MB")
    return found


def once(name: str, seed: str) -> tuple[float, bool]:
    """Do one input again, and let what it raises through."""
    return _measured(seeds(name), seed, min(plain_read() for _ in range(60)))


def plain_read() -> float:
    """Seconds of the processor that it takes to read plain lines: two on one core take twice."""
    begun = time.process_time()
    for line in io.BytesIO(PLAIN):
        line.decode().split(" ")
    return time.process_time() - begun


def _measured(contents: list[Seed], seed: str, quiet: float) -> tuple[float, bool]:
    """Seconds a MB as on a quiet machine, and whether the importer refused the file."""
    pace, refused = _try(contents, seed)
    for _ in range(AGAIN if pace > TOO_SLOW else 0):
        before = plain_read()
        once_more, _ = _try(contents, seed)
        pace = min(pace, once_more * min(1, quiet / max(before, plain_read(), quiet)))
        if pace <= TOO_SLOW:
            break
    return pace, refused


def _try(contents: list[Seed], seed: str) -> tuple[float, bool]:
    """Seconds a MB of this machine, and whether the importer refused the file."""
    chance = random.Random(seed)
    sound = chance.choice(contents)
    broken = damaged(sound.content, chance)
    refused = False
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    begun = time.process_time()
    try:
        for _ in sound.read(broken, sample_reading(words=chance.random() < 0.5)):
            pass
    except StillhereError:
        refused = True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return (time.process_time() - begun) * 1e6 / max(len(broken), LEAST), refused


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TooLong(f"more than {MOST_SECONDS} seconds")


def atheris(name: str, seconds: int) -> None:
    """The same with atheris, which begins with the samples and keeps what leads to new code."""
    fuzzer = import_module("atheris")
    with fuzzer.instrument_imports(include=["stillhere.importers"]):
        importer = importer_called(name)
    path = next(each for each in sorted((SAMPLES / name).iterdir()) if each.is_file()).name

    def one(data: bytes) -> None:
        try:
            for _ in importer.read(MemorySource(path, data), sample_reading()):
                pass
        except StillhereError:
            return

    kept = mkdtemp(prefix="stillhere-fuzz-")  # it writes what it finds into the first folder
    limits = f"-max_total_time={seconds}", "-timeout=10", f"-artifact_prefix={kept}/"
    fuzzer.Setup([sys.argv[0], *limits, kept, str(SAMPLES / name)], one)
    fuzzer.Fuzz()


if __name__ == "__main__":
    name, seconds, seed = sys.argv[1:4]
    report(lambda: fuzz(name, float(seconds), seed))
