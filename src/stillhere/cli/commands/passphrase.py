"""`stillhere passphrase add|change|remove`: lock the record, or unlock it for good."""

from __future__ import annotations

import os

import click

from stillhere.cli.face import Face, takes_home


@click.command("passphrase", short_help="Lock the record with a passphrase.")
@click.argument("what", type=click.Choice(["add", "change", "remove"]))
@takes_home
def command(face: Face, what: str) -> None:
    """Add a passphrase, change it, or remove it.

    Nobody can open the record without it, and nobody can bring it back. Scripts give the present
    one in STILLHERE_PASSPHRASE and the new one in STILLHERE_PASSPHRASE_NEW.
    """
    from stillhere.services.passphrase import is_locked, set_passphrase

    home = face.home()
    if what == "add" and is_locked(home):
        raise click.ClickException("There is a passphrase already. You can change or remove it.")
    if what != "add" and not is_locked(home):
        raise click.ClickException("There is no passphrase. Nothing was changed.")
    set_passphrase(home, None if what == "remove" else _new())
    click.echo("The passphrase is removed." if what == "remove" else "The record is locked now.")


def _new() -> str:
    given = os.environ.get("STILLHERE_PASSPHRASE_NEW")
    if given is not None:
        return given
    return str(click.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True))
