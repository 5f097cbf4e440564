"""`stillhere export`: everything, in open formats."""

from __future__ import annotations

from pathlib import Path

import click

from stillhere.cli.face import Face, takes_home


@click.command("export", short_help="Write everything in open formats.")
@click.argument("target", type=click.Path(path_type=Path), default=Path("stillhere-export.zip"))
@click.option("--without-others-words", is_flag=True, help="Leave out what others wrote.")
@takes_home
def command(face: Face, target: Path, *, without_others_words: bool) -> None:
    """Write a zip with every table as JSON lines and a page to read for each person."""
    from stillhere.services.export import export

    home = face.home()
    with home.store() as store:
        count = export(store, target, words_of_others=not without_others_words)
    click.echo(f"{count} files written to {target}. Keep it as you would keep letters.")
