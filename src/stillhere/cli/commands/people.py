"""`stillhere people`: everybody, by when they were last heard from."""

from __future__ import annotations

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home


@click.command("people", short_help="Everybody, by when they were last heard from.")
@click.option("--alike", is_flag=True, help="Only pairs of names that may be one person.")
@json_option
@takes_home
def command(face: Face, *, alike: bool, as_json: bool) -> None:
    """List everybody in the record; those you look after come first."""
    if alike:
        _alike(face, as_json=as_json)
        return
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


def _alike(face: Face, *, as_json: bool) -> None:
    from stillhere.services.alike import alike

    with face.home().store() as store:
        found = alike(store)
    if as_json:
        output.as_json({"alike": found})
    elif not found:
        click.echo("There is nothing to ask: every name stands for one person, it seems.")
    for pair in () if as_json else found:
        one, other = pair.one.person.name, pair.other.person.name
        click.echo(f"Are “{one}” and “{other}” one person? {' '.join(pair.evidence)}")
        click.echo(f"  Yes: stillhere person {one!r} --same-as {other!r}")
        click.echo(f"  No:  stillhere person {one!r} --not-same-as {other!r}")
