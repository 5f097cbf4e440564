"""`stillhere person NAME`: how it stands with one person, and what you say about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, get_args

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home
from stillhere.records.person import Boundary, Pronoun

if TYPE_CHECKING:
    from stillhere.insight.portrait import PersonView
    from stillhere.records.handle import Handle
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
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The last day of asked-for space.",
)
@click.option(
    "--they-contacted-me", is_flag=True, help="Open a boundary again: they wrote or called."
)
@click.option(
    "--look-after/--no-look-after", default=None, help="Whether notices may be about them."
)
@click.option("--remind/--dont-remind", default=None, help="Whether to remind you about them.")
@click.option("--let-rest", is_flag=True, help="Say nothing until they give a sign.")
@click.option("--not-today", is_flag=True, help="Say nothing today.")
@click.option("--not-now", is_flag=True, help="Say nothing for a week.")
@click.option("--not-again", is_flag=True, help="Say no more of the present change.")
@click.option("--same-as", metavar="NAME", help="They and NAME are one person.")
@click.option("--not-same-as", metavar="NAME", help="They and NAME are two people.")
@click.option("--split", multiple=True, metavar="ADDRESS", help="This address is somebody else’s.")
@click.option("--undo", type=int, metavar="ID", help="Undo what made them one or two people.")
@json_option
@takes_home
def command(face: Face, name: str, *, as_json: bool, **said: Any) -> None:
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


def _keep(home: Home, store: Store, person: int, said: dict[str, Any]) -> None:
    from stillhere.services import about

    described = {key: said[key] for key in ("pronoun", "relation") if said[key] is not None}
    if described or said["rename"]:
        about.describe(store, home.clock, person, name=said["rename"], **described)
    if said["they_contacted_me"]:
        about.open_again(store, home.clock, person, "they_contacted_me")
    if said["boundary"]:
        about.set_boundary(store, home.clock, person, said["boundary"], _day(said["until"]))
    if said["look_after"] is not None:
        about.look_after(store, home.clock, person, chosen=said["look_after"])
    if said["remind"] is not None:
        about.remind(store, home.clock, person, wanted=said["remind"])
    if said["let_rest"]:
        about.let_rest(store, home.clock, person)
    if said["not_today"]:
        about.not_today(store, home.clock, person)
    _keep_quiet(home, store, person, said)
    _keep_identity(store, person, said)


def _keep_quiet(home: Home, store: Store, person: int, said: dict[str, Any]) -> None:
    from stillhere.services import quieten

    if said["not_now"]:
        quieten.not_now(store, home.clock, person)
    if said["not_again"]:
        quieten.not_again(store, home.clock, person)


def _keep_identity(store: Store, person: int, said: dict[str, Any]) -> None:
    from stillhere.services import about
    from stillhere.services.choose import choose

    if said["undo"] is not None:
        about.undo_change(store, said["undo"])
    if said["not_same_as"]:
        about.not_same(store, person, choose(store, said["not_same_as"]).id)
    if said["same_as"]:
        change = about.same_person(store, person, choose(store, said["same_as"]).id)
        _say_undo("They are one person now.", change)
    if said["split"]:
        change = about.split(store, person, _handles(store, person, said["split"]))
        _say_undo("They are two people now.", change)


def _handles(store: Store, person: int, addresses: tuple[str, ...]) -> tuple[Handle, ...]:
    """The handles of a person that are written so, with or without their service."""
    from stillhere.records.handle import Handle
    from stillhere.services.choose import by_id

    theirs = by_id(store, person).handles
    return tuple(
        next((handle for handle in theirs if handle.label == address), Handle("", address))
        for address in addresses
    )


def _say_undo(words: str, change: int) -> None:
    click.echo(f"{words} Undo with: --undo {change}", err=True)


def _day(value: datetime | None) -> date | None:
    return None if value is None else value.date()
