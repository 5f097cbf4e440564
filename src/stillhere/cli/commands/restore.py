"""`stillhere restore FILE`: put a backup in place of the record."""

from __future__ import annotations

import os
from pathlib import Path

import click

from stillhere.cli.face import Face, takes_home


@click.command("restore", short_help="Bring the record back from a backup.")
@click.argument("backup", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@takes_home
def command(face: Face, backup: Path, *, yes: bool) -> None:
    """Bring the record back from FILE, once it is sure that FILE is whole.

    The record that is here now is kept in the folder “backups”.
    """
    from stillhere.services.backup import bring_back

    home = face.home()
    if not yes:
        click.confirm(f"Put {backup} in place of the record in {home.folder}?", abort=True)
    kept = bring_back(home, backup, _passphrase(backup))
    click.echo(f"The record is back from {backup}.")
    if kept is not None:
        click.echo(f"The former one is kept in {kept}.")


def _passphrase(backup: Path) -> str | None:
    """That of the backup, which may be another than that of the record."""
    from stillhere.services.backup import needs_passphrase

    if not needs_passphrase(backup):
        return None
    given = os.environ.get("STILLHERE_PASSPHRASE_BACKUP", os.environ.get("STILLHERE_PASSPHRASE"))
    return given or str(click.prompt("Passphrase of the backup", hide_input=True, err=True))
