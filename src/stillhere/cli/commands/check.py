"""`stillhere check FILE`: how a draft may land, before it is sent."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

FILE = click.Path(path_type=Path, allow_dash=True)


@click.command("check", short_help="How the words of a draft may land.")
@click.argument("file", type=FILE)
@click.option("--batch", is_flag=True, help="FILE holds one JSON object a line.")
@json_option
@takes_home
def command(face: Face, file: Path, *, batch: bool, as_json: bool) -> None:
    """Read a draft (FILE, or - for what is typed) and say how it may land. Nothing is kept.

    It names one good thing and at most two hints. You decide. Where the words sound like danger
    or despair, it says first whom you can call where you live.
    """
    from stillhere.services.check_words import check_batch, check_file

    if batch:
        import msgspec

        for answer in check_batch(file):
            sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()
        return
    found = check_file(file)
    if as_json:
        output.as_json(found)
        return
    from stillhere.desk.telling import sentences
    from stillhere.services.help_near import help_near
    from stillhere.services.home import Home

    near = help_near(Home.closed(face.folder)) if found.distress or found.danger else ()
    output.sentences(sentences(found, near))
