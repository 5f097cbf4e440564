"""`stillhere import`: bring in exports; look first, choose chats, undo."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

if TYPE_CHECKING:
    from stillhere.services.home import Home
    from stillhere.services.wishes import Brought, Wishes

SKIPS_SHOWN = 5


@click.command("import", short_help="Bring in exports of messages and calls.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--owner", help="The name under which you appear in the chats.")
@click.option("--zone", help="Your time zone, such as Europe/London.")
@click.option("--words", is_flag=True, help="Keep the words too, not only dates and lengths.")
@click.option("--only", multiple=True, metavar="CHAT", help="Take only the chat with this title.")
@click.option("--as", "importer", help="Read the files as this format.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy", "ymd"]), help="Day or month first.")
@click.option("--exported", metavar="DAY", help="The day on which the files were exported.")
@click.option("--dry-run", is_flag=True, help="Read everything and store nothing.")
@click.option("--list", "listing", is_flag=True, help="List what was brought in.")
@click.option("--undo", type=int, metavar="ID", help="Take out exactly what an import brought.")
@json_option
@takes_home
def command(
    face: Face,
    paths: tuple[Path, ...],
    undo: int | None,
    *,
    listing: bool,
    as_json: bool,
    **said: object,
) -> None:
    """Bring in files, folders and zips as the phone exports them. The format is found by itself.

    \b
    stillhere import ~/Downloads/"WhatsApp Chat with Daniel.zip"
    stillhere import sms-20260501.xml calls-20260501.xml contacts.vcf
    """
    home = face.home()
    if undo is not None:
        _undo(home, undo)
    elif listing:
        _list(home, as_json=as_json)
    elif not paths:
        raise click.UsageError("Please name a file, a folder or a zip to bring in.")
    else:
        _bring_in(home, paths, _wishes(said), as_json=as_json)


def _wishes(said: dict[str, object]) -> Wishes:
    import msgspec

    from stillhere.services.wishes import Wishes

    exported = said.pop("exported")
    moment = _day(str(exported)) if exported else None
    return msgspec.convert({**said, "exported": moment}, Wishes)


def _day(text: str) -> int:
    from stillhere.errors import MeaningUnclear

    try:
        return round(datetime.fromisoformat(text).astimezone().timestamp() * 1000)
    except ValueError:
        raise MeaningUnclear(what="a day", text=text, example="2026-05-04") from None


def _bring_in(home: Home, paths: tuple[Path, ...], wishes: Wishes, *, as_json: bool) -> None:
    from stillhere.cli.progress import reading
    from stillhere.services.bring_in import bring_in

    with reading(quiet=as_json) as watch:
        brought = bring_in(home, paths, wishes, watch)
    if as_json:
        output.as_json({"imports": brought})
    else:
        for one in brought:
            _say(one, stored=not wishes.dry_run)
    if all(one.error for one in brought):
        raise SystemExit(1)


def _say(one: Brought, *, stored: bool) -> None:
    if one.error:
        click.echo(one.error, err=True)
        return
    what = "message or call" if one.events == 1 else "messages and calls"
    click.echo(
        f"{one.path}: {one.events:,} {what}, {(one.first or '')[:10]} to {(one.last or '')[:10]}."
    )
    if stored:
        click.echo(
            f"  {one.new:,} new, {one.repeated:,} already here. Undo with: stillhere import --undo {one.id}"
        )
    if one.people:
        click.echo(
            "  With " + ", ".join(f"{person.name} ({person.events:,})" for person in one.people[:8])
        )
    if one.left_out:
        click.echo(f"  {one.left_out:,} left out, with people whom you asked to forget.")
    _say_skipped(one)
    for question in one.questions:
        click.echo(f"  {question.text}")


def _say_skipped(one: Brought) -> None:
    if one.skipped_total:
        click.echo(f"  {one.skipped_total:,} could not be read and were left out:")
    for skipped in one.skipped[:SKIPS_SHOWN]:
        click.echo(f"    {skipped.where}: {skipped.why}")
    if one.skipped_total > SKIPS_SHOWN:
        click.echo("    … --json lists all of them.")


def _undo(home: Home, import_id: int) -> None:
    with home.store() as store:
        undone = store.imports.undo(import_id)
    click.echo(
        f"Import {import_id} is undone. {undone.events:,} messages and calls were taken out."
    )


def _list(home: Home, *, as_json: bool) -> None:
    from stillhere.services.bring_in import report
    from stillhere.services.home import zone

    with home.store() as store:
        reports = [report(record, zone(store)) for record in store.imports.list()]
    if as_json:
        output.as_json({"imports": reports})
        return
    rows = ([str(one.id), one.path, f"{one.events:,}", (one.last or "")[:10]] for one in reports)
    output.table(("Id", "File", "Events", "Until"), rows)
