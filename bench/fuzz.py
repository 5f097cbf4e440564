"""Damages every sample of every importer: python -m bench.fuzz [--seconds 20] [--seed 1] [NAME …].

Each importer in a process of its own, and so zips and backups of an iPhone, for so many seconds of
the processor. Inputs are cut off, get bytes inserted, flipped or taken away, or a piece of them
again and again until they are large; cells of databases get values that nobody expects. An
exception that is no refusal, more than a second a MB (of the processor, as on a quiet machine: it
is held against a plain read of lines), or more memory than the bound is a finding, told with the
number of its input: `--input NUMBER NAME` does it again.

With `--atheris NAME` Google's fuzzer looks for them instead, led by what the code does (pip install
atheris, not a dependency of ours).
"""

from __future__ import annotations

import argparse
import sys

from bench import machine, measure, table
from bench.fuzz_seeds import NAMES
from bench.fuzz_work import atheris, once

MOST_MEMORY = 150
"""MB that an import may take."""
HEADS = (
    "importer",
    "inputs",
    "refused",
    "slowest (s per MB)",
    "peak memory",
    "slower than 1 s per MB",
    "crashes",
)


def main() -> None:
    given = _arguments()
    if given.atheris:
        atheris(given.names[0], given.seconds)
    elif given.input is not None:
        print(once(given.names[0], f"{given.seed}:{given.input}"))
    else:
        _all(given.names or list(NAMES), given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--seconds", type=int, default=20, help="for each importer")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--input", type=int, help="only this one")
    parser.add_argument("--atheris", action="store_true")
    return parser.parse_args()


def _all(names: list[str], given: argparse.Namespace) -> None:
    rows: list[tuple[str, ...]] = []
    told: list[str] = []
    tried = 0
    for name in names:
        run = measure.in_own_process(
            "bench.fuzz_work", name, str(given.seconds), str(given.seed), times=1
        )
        found = run.result
        tried += found["tried"]
        crashes = len(found["findings"]) - found["slow"]
        if run.peak_mb > MOST_MEMORY:
            found["findings"].append(f"{run.peak_mb:.0f} MB of memory")
        told += [f"{name}: {finding}" for finding in found["findings"]]
        counts = f"{found['tried']:,}", f"{found['refused']:,}", f"{found['slowest']:.2f}"
        rows.append((name, *counts, f"{run.peak_mb:.0f} MB", str(found["slow"]), str(crashes)))
        print("  ".join(rows[-1]), flush=True)
    print(*told, sep="\n")
    if not given.names:
        seconds = f"{given.seconds} seconds of the processor for each importer, seed {given.seed}."
        title = f"{tried:,} damaged files, {len(told)} findings"
        table.write("fuzz", title, HEADS, rows, (seconds, machine.facts()))
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
