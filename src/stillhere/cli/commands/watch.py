"""`stillhere watch`: bring in by itself what turns up in a folder."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

if TYPE_CHECKING:
    from stillhere.services.home import Home
    from stillhere.services.wishes import Brought


@click.command("watch", short_help="Bring in by itself what turns up in a folder.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--words", is_flag=True, help="Keep the words too, not only dates and lengths.")
@click.option("--list", "listing", is_flag=True, help="List the folders that are looked into.")
@click.option("--leave", metavar="PATH", help="Look into this folder no longer.")
@click.option("--once", is_flag=True, help="Look once and end, for a timer of your own.")
@json_option
@takes_home
def command(
    face: Face,
    paths: tuple[Path, ...],
    *,
    words: bool,
    listing: bool,
    leave: str | None,
    once: bool,
    as_json: bool,
) -> None:
    """Look into folders for new exports until Ctrl+C. `stillhere serve` looks into them too.

    Mail accounts (stillhere mail add) are looked into every quarter of an hour.

    \b
    stillhere watch ~/Downloads
    stillhere watch ~/Library/Messages/chat.db
    stillhere watch --once
    """
    from stillhere.services import watch
    from stillhere.services.mail_accounts import accounts

    home = face.home().opened()
    with home.store() as store:
        if leave is not None:
            gone = watch.unwatch(store, leave)
            click.echo("Stillhere looks there no longer." if gone else "It did not look there.")
            return
        for path in paths:
            watch.watch(store, path, words=words)
        folders = watch.watched(store)
        mail = [one.address for one in accounts(store)]
    if listing and as_json:
        output.as_json({"folders": folders})
    elif listing or not (folders or mail):
        lines = [*(folder.path for folder in folders), *mail]
        click.echo("\n".join(lines) or "No folder yet. Name one: stillhere watch FOLDER")
    elif once:
        _once(home)
    else:
        click.echo("Looking for new exports. Press Ctrl+C to stop.")
        for name in (*(folder.path for folder in folders), *mail):
            click.echo(f"  {name}")
        watch.Watcher(lambda: home, _tell).run(threading.Event())


def _once(home: Home) -> None:
    from stillhere.services.watch import Watcher

    watcher = Watcher(lambda: home)
    watcher.look()
    brought = [one for one in (*watcher.look(), *watcher.fetch()) if one.done]
    _tell(brought)
    if not brought:
        click.echo("There was nothing new.")


def _tell(brought: list[Brought]) -> None:
    for one in brought:
        click.echo(f"{one.path}: {one.new:,} new, {one.repeated:,} already here.")
