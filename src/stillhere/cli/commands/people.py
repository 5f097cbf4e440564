"""`stillhere people`: everybody, by when they were last heard from."""

from __future__ import annotations

from collections.abc import Iterable

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home
from stillhere.insight.newcomer import CAUTION, question


@click.command("people", short_help="Everybody, by when they were last heard from.")
@click.option("--alike", is_flag=True, help="Only names and numbers that may be one person.")
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
    from stillhere.services.could_be import could_be

    home = face.home()
    with home.store() as store:
        found, newcomers = alike(store), could_be(store, home.clock)
    if as_json:
        output.as_json({"alike": found, "could_be": newcomers})
        return
    if not found and not newcomers:
        click.echo("There is nothing to ask: every name stands for one person, it seems.")
    for each in newcomers:
        _ask(question(each.newcomer.name, each.person.name), each.evidence)
        click.echo(f"  {CAUTION}")
        _answers(each.person.name, each.newcomer.name)
    for pair in found:
        one, other = pair.one.person.name, pair.other.person.name
        _ask(f"Are “{one}” and “{other}” one person?", pair.evidence)
        _answers(one, other)


def _ask(words: str, evidence: Iterable[str]) -> None:
    click.echo(f"{words} {' '.join(evidence)}")


def _answers(one: str, other: str) -> None:
    click.echo(f"  Yes: stillhere person {one!r} --same-as {other!r}")
    click.echo(f"  No:  stillhere person {one!r} --not-same-as {other!r}")
