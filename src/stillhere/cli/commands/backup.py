"""`stillhere backup FILE`: the whole record in one file."""

from __future__ import annotations

from pathlib import Path

import click

from stillhere.cli.face import Face, takes_home


@click.command("backup", short_help="Copy the whole record to a file.")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@takes_home
def command(face: Face, target: Path) -> None:
    """Copy the whole record to FILE, locked with the passphrase that the record has.

    The way back is “stillhere restore”.
    """
    from stillhere.services.backup import back_up

    home = face.home()
    with home.store() as store:
        saved = back_up(store, home.clock, target)
    click.echo(f"The record is copied to {saved.path}.")
    if saved.key is not None:
        click.echo(f"Keep {saved.key} beside it: it needs that file and your passphrase.")
