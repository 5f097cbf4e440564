"""`stillhere today`: who needs a thought, who is reaching back, who is quietly well."""

from __future__ import annotations

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home


@click.command("today")
@json_option
@takes_home
def command(face: Face, *, as_json: bool) -> None:
    """Say in a few sentences what today looks like."""
    from stillhere.services.look import look

    home = face.home()
    with home.store() as store:
        view = look(store, home.clock)
    if as_json:
        output.as_json(view)
        return
    output.sentences([" ".join(map(str, view.headline)), " ".join(map(str, view.lead))])
    for card in view.cards:
        _paragraph(card.name, card.status, card.uncertain, card.small)
    if view.well:
        click.echo("\nQuietly well")
        for line in view.well:
            click.echo(f"  {line.name}: {line.words}")
    if view.rest:
        click.echo(f"  {view.rest}")
    output.sentences(["", " ".join(map(str, view.read_from))])


def _paragraph(name: str, *parts: tuple[object, ...]) -> None:
    relation = "\n" + name
    click.echo(relation)
    output.sentences(" ".join(map(str, part)) for part in parts if part)
