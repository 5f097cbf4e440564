"""`rhythm score` on a large table of many owners: python -m bench.rhythm.large_table [ROWS]

Writes a generated Parquet file, scores it some owners at a time in a process of its own, and
writes time and peak memory into bench/results/rhythm-scale.md.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import polars as pl

from bench import measure, table
from stillhere.services.rhythm_batch import scored_file
from stillhere.tables import frames

ROWS = 10_000_000
ROWS_AN_OWNER, TIES, DAYS = 100_000, 300, 700
START = 1_640_995_200


def generate(path: Path, rows: int, seed: int = 0) -> None:
    """Many owners; each has few close ties and many slight ones, and some that ended."""
    rng, parts = np.random.default_rng(seed), []
    for owner in range(max(rows // ROWS_AN_OWNER, 1)):
        count = min(rows, ROWS_AN_OWNER)
        share = rng.pareto(1.0, TIES) + 0.05
        tie = rng.choice(TIES, size=count, p=share / share.sum())
        last = np.where(rng.random(TIES) < 0.3, rng.uniform(100, DAYS, TIES), DAYS)[tie]
        talk = np.floor(rng.random(count) * last * 0.3) / 0.3
        second = START + ((talk + rng.random(count) * 0.1) * 86_400).astype(np.int64)
        parts.append(
            pl.DataFrame(
                {
                    "owner": np.full(count, f"owner {owner:05d}"),
                    "tie_id": [f"tie {n}" for n in tie.tolist()],
                    "timestamp": second,
                    "direction": np.where(rng.random(count) < 0.5, "in", "out"),
                }
            ).sort("timestamp")
        )
    pl.concat(parts).write_parquet(path, row_group_size=ROWS_AN_OWNER)


def scored(path: Path) -> int:
    """How many ties were scored."""
    at = frames.last_moment(path)
    assert at is not None
    return sum(part.height for part in scored_file(path, at))


def main() -> None:
    """Measure, or do the work that is measured."""
    if sys.argv[1:2] == ["work"]:
        measure.report(lambda: scored(Path(sys.argv[2])))
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        generate(path, rows)
        found = measure.in_own_process("bench.rhythm.large_table", "work", str(path), times=1)
    cells = (f"{rows:,}", f"{found.result:,}", f"{found.seconds:.0f} s", f"{found.peak_mb:.0f} MB")
    heads = ("events", "ties scored", "time", "peak memory")
    table.write("rhythm-scale", "`rhythm score` of a table of many owners", heads, [cells])


if __name__ == "__main__":
    main()
