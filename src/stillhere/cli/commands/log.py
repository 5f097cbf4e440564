"""`stillhere log NAME`: a call, a visit or a message that no export knows of."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

import click

from stillhere.cli.face import Face, takes_home

if TYPE_CHECKING:
    from stillhere.services.log_contact import Way

WAYS = {"call": "call", "visit": "meeting", "message": "message"}


@click.command("log", short_help="Add a call or a visit by hand.")
@click.argument("name")
@click.argument("way", type=click.Choice(list(WAYS)), default="call")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day; today if left out.")
@click.option("--minutes", type=click.IntRange(0, 24 * 60), help="How long it took.")
@click.option("--mine", is_flag=True, help="You reached out; else they did.")
@click.option("--not-answered", is_flag=True, help="A call that nobody picked up.")
@click.option("--note", help="A few words for yourself.")
@takes_home
def command(
    face: Face, name: str, way: str, day: datetime | None, minutes: int | None, note: str | None,
    *, mine: bool, not_answered: bool,
) -> None:  # fmt: skip
    """Keep a contact with NAME, so that the pause starts anew.

    \b
    stillhere log Elsie visit
    stillhere log Daniel call --minutes 25 --on 2026-05-04
    """
    from stillhere.services.choose import choose
    from stillhere.services.log_contact import log_contact

    home = face.home()
    with home.store() as store:
        person = choose(store, name)
        log_contact(
            store, home.clock, person.id, cast("Way", WAYS[way]),
            day=day.date() if day else None, mine=mine, minutes=minutes,
            answered=not not_answered, note=note,
        )  # fmt: skip
    click.echo(f"Kept: a {way} with {person.name}.")
