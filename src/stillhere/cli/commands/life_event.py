"""`stillhere event`: a life event, which changes what is usual."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

if TYPE_CHECKING:
    from stillhere.services.home import Home
    from stillhere.store.store import Store

DAY = click.DateTime(["%Y-%m-%d"])
KINDS = ("baby", "move", "work", "exams", "illness", "holiday", "loss", "other")


@click.command("event", short_help="Add a life event: a baby, a move, exams, a holiday.")
@click.argument("words", required=False)
@click.option("--with", "name", metavar="NAME", help="In whose life; yours if left out.")
@click.option("--on", "day", type=DAY, metavar="DAY", help="Its first day; today if left out.")
@click.option("--until", type=DAY, metavar="DAY", help="Its last day.")
@click.option("--kind", type=click.Choice(KINDS), default="other", help="What kind of event it is.")
@click.option("--remove", type=int, metavar="ID", help="Take one back.")
@json_option
@takes_home
def command(
    face: Face, words: str | None, *, remove: int | None, as_json: bool, **said: Any
) -> None:
    """Keep a life event, or list them where no words are given.

    \b
    stillhere event Moved --with Daniel --kind move --on 2025-08-29
    """
    from stillhere.services import happened

    home = face.home()
    with home.store() as store:
        if remove is not None:
            gone = happened.did_not_happen(store, remove)
            click.echo("Taken back." if gone else "There was no such event.")
            return
        if words:
            _add(home, store, words, **said)
        events = happened.list_life(store)
    if as_json:
        output.as_json({"events": events})
        return
    rows = [[str(event.id), event.day, event.until or "", event.words] for event in events]
    output.table(("Id", "From", "Until", "What"), rows)


def _add(
    home: Home,
    store: Store,
    words: str,
    *,
    name: str | None,
    day: datetime | None,
    until: datetime | None,
    kind: str,
) -> None:
    from stillhere.services.choose import choose
    from stillhere.services.happened import happened
    from stillhere.services.home import zone
    from stillhere.support.clock import local_day

    happened(
        store,
        words,
        day.date() if day else local_day(home.clock.now(), zone(store)),
        kind=kind,
        until=until.date() if until else None,
        person_id=choose(store, name).id if name else None,
    )
