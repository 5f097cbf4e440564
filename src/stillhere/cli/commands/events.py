"""`stillhere events -o FILE`: the interchange tables EVENTS and COVERAGE."""

from __future__ import annotations

from pathlib import Path

import click

from stillhere.cli.face import Face, takes_home


@click.command("events", short_help="Write the table of events for other programs.")
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="CSV or Parquet; .gz too.",
)
@click.option(
    "--coverage", type=click.Path(path_type=Path), help="Write the table of coverage too."
)
@takes_home
def command(face: Face, target: Path, coverage: Path | None) -> None:
    """Write EVENTS: times, directions and lengths, without words. Each person is a number."""
    from stillhere.services.write_events import write_tables

    home = face.home()
    with home.store() as store:
        count = write_tables(store, home.clock, target, coverage)
    click.echo(f"{count:,} events written to {target}.")
