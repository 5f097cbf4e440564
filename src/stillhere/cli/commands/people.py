"""`stillhere people`: everybody, by when they were last heard from."""

from __future__ import annotations

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home


@click.command("people", short_help="Everybody, by when they were last heard from.")
@json_option
@takes_home
def command(face: Face, *, as_json: bool) -> None:
    """List everybody in the record; those you look after come first."""
    from stillhere.services.list_people import list_people

    home = face.home()
    with home.store() as store:
        listed = list_people(store, home.clock)
    if as_json:
        output.as_json({"people": listed})
        return
    if not listed:
        click.echo("No one is here yet. Bring in an export: stillhere import FILE")
        return
    rows = ((one.person.name, f"{one.events:,}", one.line) for one in listed)
    output.table(("Name", "Messages and calls", "How it is"), rows)
