"""`stillhere log NAME`: a call, a visit or a message that no export knows of."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

import click

from stillhere.cli.face import Face, takes_home

WAYS = {"call": "call", "visit": "meeting", "message": "message"}


@click.command("log", short_help="Add a call or a visit by hand.")
@click.argument("name", required=False)
@click.argument("way", type=click.Choice(list(WAYS)), default="call")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day; today if left out.",
)
@click.option("--minutes", type=click.IntRange(0, 24 * 60), help="How long it took.")
@click.option("--mine", is_flag=True, help="You reached out; else they did.")
@click.option("--not-answered", is_flag=True, help="A call that nobody picked up.")
@click.option("--note", help="A few words for yourself.")
@click.option("--undo", type=int, metavar="ID", help="Take back what was added.")
@takes_home
def command(face: Face, name: str | None, way: str, *, undo: int | None, **said: Any) -> None:
    """Keep a contact with NAME, so that the pause starts anew.

    \b
    stillhere log Elsie visit
    stillhere log Daniel call --minutes 25 --on 2026-05-04
    """
    from stillhere.services.choose import choose
    from stillhere.services.log_contact import Way, log_contact, unlog

    home = face.home()
    with home.store() as store:
        if undo is not None:
            gone = unlog(store, undo)
            click.echo("Taken back." if gone else "There was nothing like that to take back.")
            return
        if not name:
            raise click.UsageError("Please say with whom.")
        person = choose(store, name)
        day: datetime | None = said.pop("day")
        answered = not said.pop("not_answered")
        kept = log_contact(
            store,
            home.clock,
            person.id,
            cast("Way", WAYS[way]),
            day=day.date() if day else None,
            answered=answered,
            **said,
        )
    click.echo(f"Kept: a {way} with {person.name}. Undo with: stillhere log --undo {kept}")
