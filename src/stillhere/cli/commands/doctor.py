"""`stillhere doctor`: where the record lies, how fresh it is, what to do about it."""

from __future__ import annotations

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home


@click.command("doctor")
@json_option
@takes_home
def command(face: Face, *, as_json: bool) -> None:
    """Tell how the record is and what could be brought up to date."""
    from stillhere.services.doctor import examine

    health = examine(face.home())
    if as_json:
        output.as_json(health)
        return
    click.echo(f"Your record is in {health.folder} ({health.size / 1e6:.1f} MB).")
    click.echo("A passphrase locks it." if health.locked else "No passphrase locks it.")
    click.echo(
        f"Times are read in {health.zone}; numbers as in {health.country or 'no country yet'}."
    )
    click.echo(f"It holds {health.events:,} messages and calls with {health.people:,} people.")
    click.echo(f"You look after {health.looked_after} of them.")
    for source in health.sources:
        click.echo(source.sentence + (" A newer export would help." if source.stale else ""))
    if not health.sources:
        click.echo("Nothing was brought in yet: stillhere import FILE")
