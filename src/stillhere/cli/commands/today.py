"""`stillhere today`: who needs a thought, who is reaching back, who is quietly well."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

if TYPE_CHECKING:
    from stillhere.insight.cards import Card
    from stillhere.insight.planned import Due


@click.command("today", short_help="What today looks like.")
@json_option
@takes_home
def command(face: Face, *, as_json: bool) -> None:
    """Say in a few sentences what today looks like."""
    from stillhere.services.look import look
    from stillhere.services.plans import plans_due

    home = face.home()
    with home.store() as store:
        view = look(store, home.clock)
        due = plans_due(store, home.clock, {card.person for card in view.cards})
    if as_json:
        output.as_json(view)
        return
    output.sentences([" ".join(map(str, view.headline)), " ".join(map(str, view.lead))])
    for card in view.cards:
        _say_card(card)
    for plan in due:
        _say_plan(plan)
    if view.well:
        click.echo("\nQuietly well")
        for line in view.well:
            click.echo(f"  {line.name}: {line.words}")
    if view.rest:
        click.echo(f"  {view.rest}")
    if view.unknown:
        click.echo("\nToo little to say")
        for line in view.unknown:
            click.echo(f"  {line.name}: {line.words}")
    output.sentences(["", " ".join(map(str, view.read_from)), " ".join(map(str, view.goodbye))])


def _say_plan(plan: Due) -> None:
    """What the owner meant to do, and the two equal answers."""
    name = shlex.quote(plan.name)
    click.echo(f"\n{plan.name}\n{plan.words}")
    click.echo(f"  {plan.yes}: stillhere write {name}")
    click.echo(f"  {plan.no}: stillhere write {name} --later 2")


def _say_card(card: Card) -> None:
    """What happened, how sure that is, and the two equal answers with the way to stop it."""
    click.echo(f"\n{card.name}" + (f", {card.relation}" if card.relation else ""))
    parts = (card.status, card.uncertain, card.small)
    output.sentences(" ".join(map(str, part)) for part in parts if part)
    name = shlex.quote(card.name)
    rest = "--not-today" if card.kind == "reconnecting" else "--let-rest"
    click.echo(f"  {card.choices.yes}: stillhere write {name}")
    click.echo(f"  {card.choices.no}: stillhere person {name} {rest}")
    click.echo(f"  {card.choices.see}: stillhere person {name}")
    click.echo(f"  {card.choices.mute}: stillhere person {name} --dont-remind")
