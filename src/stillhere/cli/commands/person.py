"""`stillhere person NAME`: how it stands with one person, and what you say about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast, get_args

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home
from stillhere.records.person import Boundary, Pronoun

if TYPE_CHECKING:
    from stillhere.insight.portrait import PersonView
    from stillhere.services.home import Home
    from stillhere.store.store import Store


@click.command("person", short_help="How it stands with one person.")
@click.argument("name")
@click.option("--pronoun", type=click.Choice(get_args(Pronoun)), help="How they are spoken of.")
@click.option("--relation", help="What they are to you: “your son”.")
@click.option("--rename", metavar="NAME", help="Call them something else.")
@click.option(
    "--boundary", type=click.Choice(get_args(Boundary)), help="How much contact there may be."
)
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day of asked-for space.")
@click.option(
    "--they-contacted-me", is_flag=True, help="Open a boundary again: they wrote or called."
)
@click.option(
    "--look-after/--no-look-after", default=None, help="Whether notices may be about them."
)
@click.option("--remind/--dont-remind", default=None, help="Whether to remind you about them.")
@click.option("--let-rest", is_flag=True, help="Say nothing until they give a sign.")
@click.option("--same-as", metavar="NAME", help="They and NAME are one person.")
@json_option
@takes_home
def command(face: Face, name: str, *, as_json: bool, **said: object) -> None:
    """Show how it stands with one person; with options, keep what you say about them."""
    from stillhere.services.choose import choose
    from stillhere.services.see import see

    home = face.home()
    with home.store() as store:
        person = choose(store, name)
        _keep(home, store, person.id, said)
        seen = see(store, home.clock, person.id)
    if as_json:
        output.as_json({"view": seen.view, "found": seen.found})
        return
    _say(seen.view)


def _say(view: PersonView) -> None:
    click.echo(view.name + (f", {view.relation}" if view.relation else ""))
    parts = (view.allowed.sentence, view.status, view.small, view.began)
    output.sentences(" ".join(map(str, part)) for part in parts if part)
    for change in view.changes:
        click.echo(f"\n{change.heading}")
        output.sentences([" ".join(map(str, change.said))])
    if view.normal:
        click.echo("\nWhat is normal for you two")
        output.sentences(map(str, view.normal))


def _keep(home: Home, store: Store, person: int, said: dict[str, object]) -> None:
    from stillhere.services import about
    from stillhere.services.choose import choose

    described = {key: said[key] for key in ("pronoun", "relation") if said[key] is not None}
    if described or said["rename"]:
        about.describe(
            store, home.clock, person, name=cast("str | None", said["rename"]),
            pronoun=cast("Pronoun | None", said["pronoun"]), relation=cast("str | None", said["relation"]),
        )  # fmt: skip
    if said["they_contacted_me"]:
        about.open_again(store, home.clock, person, "they_contacted_me")
    if said["boundary"]:
        about.set_boundary(
            store, home.clock, person, cast("Boundary", said["boundary"]), _day(said["until"])
        )
    if said["look_after"] is not None:
        about.look_after(store, home.clock, person, chosen=bool(said["look_after"]))
    if said["remind"] is not None:
        about.remind(store, home.clock, person, wanted=bool(said["remind"]))
    if said["let_rest"]:
        about.let_rest(store, home.clock, person)
    if said["same_as"]:
        about.same_person(store, person, choose(store, str(said["same_as"])).id)


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) else None
