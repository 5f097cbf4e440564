"""`stillhere rhythm score|replay`: the statistics on a table of events."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from stillhere.cli.face import Face, takes_home

DAY = click.DateTime(["%Y-%m-%d"])
TABLE = click.Path(path_type=Path)


@click.group("rhythm", short_help="The statistics, on a table of events.")
def command() -> None:
    """Work on a table of events (CSV or Parquet): how ties stand, or a walk over the days."""


def table_options(run: Any) -> Any:
    """The options that both verbs share."""
    for option in (
        click.option("-o", "--output", "target", required=True, type=TABLE, help="Where to write."),
        click.option("--zone", default="UTC", help="The zone in which days begin."),
        click.option("--coverage", type=TABLE, help="The table of coverage."),
        click.argument("events", type=TABLE),
    ):
        run = option(run)
    return takes_home(run)


@command.command("score")
@click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    help="The moment; the last event if left out.",
)
@click.option("--horizon", type=float, default=28.0, help="Days ahead.")
@table_options
def score(
    _face: Face,
    events: Path,
    coverage: Path | None,
    zone: str,
    target: Path,
    at: datetime | None,
    horizon: float,
) -> None:
    """Write one row a tie: how it stands, and how likely silence is over the next days."""
    from stillhere.services.rhythm_tables import score_table

    report = score_table(events, coverage, zone, target, at=at, horizon=horizon)
    _say(report.rows, report.skipped, target)


@command.command("replay")
@click.option("--from", "start", type=DAY, metavar="DAY", help="The first day.")
@click.option("--to", "end", type=DAY, metavar="DAY", help="The last day.")
@click.option("--scores", type=TABLE, help="Write the daily figures too.")
@table_options
def replay(
    _face: Face, events: Path, coverage: Path | None, zone: str, target: Path,
    start: datetime | None, end: datetime | None, scores: Path | None,
) -> None:  # fmt: skip
    """Walk day by day, with only what had happened by then, and write every notice."""
    from stillhere.services.rhythm_tables import replay_table

    report = replay_table(
        events,
        coverage,
        zone,
        target,
        start=start.date() if start else None,
        end=end.date() if end else None,
        scores=scores,
    )
    _say(report.rows, report.skipped, target)


def _say(rows: int, skipped: tuple[str, ...], target: Path) -> None:
    click.echo(f"{rows:,} {'row' if rows == 1 else 'rows'} written to {target}.", err=True)
    for line in skipped:
        click.echo(line, err=True)
