"""`stillhere doctor`: where the record lies, how fresh it is, what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

if TYPE_CHECKING:
    from stillhere.services.doctor import Health


@click.command("doctor", short_help="Tell how the record is.")
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
    click.echo(f"{health.backup_sentence} Make one with: stillhere backup FILE")
    _say_zone(health)
    click.echo(f"It holds {health.events:,} messages and calls; people: {health.people:,}.")
    click.echo(f"People whom you look after: {health.looked_after}.")
    _say_by_itself(health)
    _say_sources(health)


def _say_zone(health: Health) -> None:
    click.echo(f"Times are read in {health.zone}.")
    if health.country:
        click.echo(f"Phone numbers are read as in {health.country}.")


def _say_sources(health: Health) -> None:
    from stillhere.services.how_to_export import HOW_TO

    if not health.sources:
        click.echo("Nothing was brought in yet: stillhere import FILE")
        return
    for source in health.sources:
        click.echo(source.sentence + (" A newer export would help." if source.stale else ""))
    due = {slug for source in health.sources if source.stale for slug in source.how_to}
    for how in HOW_TO:
        if how.slug in due:
            click.echo(f"\n{how.app} (docs/how-to-export/{how.slug}.md)")
            for number, step in enumerate(how.steps, 1):
                click.echo(f"  {number}. {step}")
    for source in health.sources:
        if source.stale and source.by_itself:
            click.echo(f"\nYour {source.channel} can also come in by itself: {source.by_itself}")


def _say_by_itself(health: Health) -> None:
    """The folders and accounts that are looked into, each with what is wrong there."""
    for folder in health.folders:
        click.echo(folder.sentence)
        if folder.trouble:
            click.echo(f"  Or look there no longer: stillhere watch --leave {folder.path}")
    for account in health.mail:
        click.echo(f"{account.address}: {account.sentence}")
        if account.trouble:
            click.echo(f"  Try it with: stillhere mail fetch {account.address}")
