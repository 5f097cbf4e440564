"""`stillhere event`: a life event, which changes what is usual."""

from __future__ import annotations

from datetime import datetime

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home


@click.command("event", short_help="Add a life event: a baby, a move, exams, a holiday.")
@click.argument("words", required=False)
@click.option("--with", "name", metavar="NAME", help="In whose life; yours if left out.")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Its first day; today if left out."
)
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Its last day.")
@click.option(
    "--kind", default="other", help="baby, move, work, exams, illness, holiday, loss, other."
)
@click.option("--remove", type=int, metavar="ID", help="Take one back.")
@json_option
@takes_home
def command(
    face: Face, words: str | None, name: str | None, day: datetime | None, until: datetime | None,
    kind: str, remove: int | None, *, as_json: bool,
) -> None:  # fmt: skip
    """Keep a life event, or list them where no words are given.

    \b
    stillhere event "The baby is born" --with Daniel --kind baby --on 2025-08-29
    """
    from stillhere.services import happened
    from stillhere.services.choose import choose

    home = face.home()
    with home.store() as store:
        if remove is not None:
            gone = happened.did_not_happen(store, remove)
            click.echo("Taken back." if gone else "There was no such event.")
            return
        if words:
            person = choose(store, name).id if name else None
            first = (day or home.clock.now()).date()
            happened.happened(
                store,
                words,
                first,
                kind=kind,
                until=until.date() if until else None,
                person_id=person,
            )
        events = happened.list_life(store)
    if as_json:
        output.as_json({"events": events})
        return
    rows = ((str(event.id), event.day, event.until or "", event.words) for event in events)
    output.table(("Id", "From", "Until", "What"), rows)
