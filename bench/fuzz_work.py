"""Damages the samples of one importer: python -m bench.fuzz_work NAME SECONDS SEED."""

from __future__ import annotations

import random
import signal
import sys
import time
from importlib import import_module
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from bench.damage import damaged
from bench.measure import report
from stillhere.errors import StillhereError
from stillhere.importers.api import Importer, Source
from stillhere.importers.archives import sources
from stillhere.importers.detect import candidates
from stillhere.importers.registry import BUILT_IN
from stillhere.testing.conformance import Damaged
from stillhere.testing.golden import samples
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import ZONE, sample_reading

SAMPLES = Path(__file__).parents[1] / "tests" / "importers" / "samples"
LEAST = 100_000
"""Bytes below which a file says nothing about seconds a MB: opening it takes its time."""
TOO_SLOW = 1.0
MOST_SECONDS = 10
MOST_FINDINGS = 20


class TooLong(BaseException):
    """It has not come back."""


def fuzz(name: str, seconds: float, seed: str) -> dict[str, Any]:
    """Damage the samples of one importer for so many seconds of the processor."""
    importer, contents = _importer(name), _contents(name)
    found: dict[str, Any] = {"tried": 0, "refused": 0, "slowest": 0.0, "slow": 0, "findings": []}
    signal.signal(signal.SIGVTALRM, _too_long)
    end = time.process_time() + seconds
    for number in count():
        if time.process_time() > end or len(found["findings"]) >= MOST_FINDINGS:
            return found
        try:
            pace, refused = _try(importer, contents, f"{seed}:{number}")
        except (Exception, TooLong) as error:  # noqa: BLE001 - whatever it is, it is a finding
            found["findings"].append(f"input {number}: {type(error).__name__}: {error}"[:200])
            continue
        found["tried"] += 1
        found["refused"] += refused
        found["slowest"] = max(found["slowest"], pace)
        if pace > TOO_SLOW:
            found["slow"] += 1
            found["findings"].append(f"input {number}: {pace:.1f} s per MB")
    return found


def once(name: str, seed: str) -> tuple[float, bool]:
    """Do one input again, and let what it raises through."""
    return _try(_importer(name), _contents(name), seed)


def _try(importer: Importer, contents: list[tuple[Source, bytes]], seed: str) -> tuple[float, bool]:
    """Seconds a MB, and whether the importer refused the file."""
    chance = random.Random(seed)
    source, content = chance.choice(contents)
    broken = damaged(content, chance)
    refused = False
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    begun = time.process_time()
    try:
        for _ in importer.read(
            Damaged(source, broken), sample_reading(words=chance.random() < 0.5)
        ):
            pass
    except StillhereError:
        refused = True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return (time.process_time() - begun) * 1e6 / max(len(broken), LEAST), refused


def _importer(name: str) -> Importer:
    """Ours, without the check that tells its mistakes and goes on."""
    module, _, attribute = BUILT_IN[name].partition(":")
    importer: Importer = getattr(import_module(module), attribute)()
    return importer


def _contents(name: str) -> list[tuple[Source, bytes]]:
    importer = _importer(name)
    return [
        (source, source.head(max(source.size, 1)))
        for sample in samples(SAMPLES / name)
        for source in sources(sample, ZONE)
        if sample.is_file() or candidates(source, (importer,))
    ]


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TooLong(f"more than {MOST_SECONDS} seconds")


def atheris(name: str, seconds: int) -> None:
    """The same with atheris, which begins with the samples and keeps what leads to new code."""
    fuzzer = import_module("atheris")
    with fuzzer.instrument_imports(include=["stillhere.importers"]):
        importer = _importer(name)
    contents = _contents(name)
    first = contents[0][0]

    def one(data: bytes) -> None:
        try:
            for _ in importer.read(MemorySource(first.path, data), sample_reading()):
                pass
        except StillhereError:
            return

    fuzzer.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", "-timeout=10", str(SAMPLES / name)], one
    )
    fuzzer.Fuzz()


if __name__ == "__main__":
    name, seconds, seed = sys.argv[1:4]
    report(lambda: fuzz(name, float(seconds), seed))
